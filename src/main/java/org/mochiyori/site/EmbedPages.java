package org.mochiyori.site;

import java.util.Optional;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.web.PublicOrigin;
import org.mochiyori.site.view.EmbedView;
import org.mochiyori.site.view.Month;

/** The month of a listing for a frame on a centre's own site: read only, without cookies, scripts or forms. */
final class EmbedPages {
    /** Of everything that may stand in somebody else's frame; nothing else may. */
    static final String PREFIX = "/embed/";

    private final Doors doors;
    private final Months months;

    EmbedPages(Doors doors) {
        this.doors = doors;
        this.months = new Months(doors);
    }

    void mount(PageRouter pages) {
        pages.get(PREFIX + "listings/:id", this::month);
    }

    /** The piece of HTML that shows this listing's month on another site. */
    static String snippet(PublicOrigin origin, Entry entry) {
        String name = entry.listing().name().replace("&", "&amp;").replace("\"", "&quot;");
        return "<iframe src=\"" + origin.address(PREFIX + "listings/" + entry.id()) + "\" title=\"" + name
                + "\" width=\"100%\" height=\"680\" loading=\"lazy\" style=\"border:0\"></iframe>";
    }

    /** What everybody may see, whoever asks. */
    private Reply month(Visit visit) {
        Entry entry = doors.catalogue().listings().getVisible(Optional.empty(), visit.id());
        String path = PREFIX + "listings/" + entry.id();
        String lang = visit.asked("lang").map(code -> "?lang=" + code).orElse("");
        Month month =
                months.of(entry, visit.asked("month"), path).orElseThrow(() -> new Refused(new Problem.NotFound()));
        return new Reply.Framed(
                new EmbedView(Cards.title(entry.listing(), visit.language()), "/listings/" + entry.id() + lang, month),
                entry.listing().hub());
    }
}
