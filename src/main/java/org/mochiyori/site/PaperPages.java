package org.mochiyori.site;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.booking.Seen;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.paper.Paper;
import org.mochiyori.paper.PaperKind;
import org.mochiyori.paper.PaperPrinter;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Assets;
import org.mochiyori.site.view.Link;

/** The papers of a booking: a page of A4 that needs no script, the same as PDF, and the QR code on both. */
final class PaperPages {
    private static final String PDF = ".pdf";
    private static final String PNG = ".png";

    private final Doors doors;
    private final Assets assets;

    PaperPages(Doors doors, Assets assets) {
        this.doors = doors;
        this.assets = assets;
    }

    void mount(PageRouter pages) {
        pages.get("/bookings/:id/papers/:kind/:of", this::paper);
    }

    /** Links to the papers there are, for those who may see the booking. */
    static List<Link> links(Doors doors, Seen seen, Names names) {
        UUID booking = seen.booking().id();
        List<Paper.Key> keys = doors.papers().papers().list(seen);
        boolean several = keys.stream().map(Paper.Key::of).distinct().count() > 1;
        return keys.stream()
                .map(key -> new Link(label(key, several ? names.get(key.of()) : ""), key.path(booking)))
                .toList();
    }

    private static Phrase label(Paper.Key key, String lender) {
        Phrase title = Phrase.of("booking.paper-name-" + key.kind().code());
        return lender.isEmpty()
                ? Phrase.of("booking.paper", "title", title)
                : Phrase.of("booking.paper-of", "title", title, "lender", lender);
    }

    private Reply paper(Visit visit) {
        String of = visit.path("of");
        String ending = of.endsWith(PDF) ? PDF : of.endsWith(PNG) ? PNG : "";
        Paper.Key key = key(visit.path("kind"), of.substring(0, of.length() - ending.length()));
        Paper paper = doors.papers().papers().get(visit.caller(), visit.id(), key);
        PaperPrinter printer = doors.papers().printer();
        return switch (ending) {
            case PDF ->
                new Reply.File(
                        "application/pdf",
                        key.kind().code() + "-" + paper.number() + PDF,
                        Buffer.buffer(printer.pdf(paper)));
            case PNG -> new Reply.File("image/png", "qr" + PNG, Buffer.buffer(printer.qr(paper)));
            default -> {
                PaperPrinter.Addresses addresses = new PaperPrinter.Addresses(
                        assets.path("paper.css"), key.qrPath(visit.id()), key.pdfPath(visit.id()));
                yield new Reply.Whole(printer.html(paper, addresses));
            }
        };
    }

    private static Paper.Key key(String kind, String of) {
        Map<String, PaperKind> kinds = PaperKind.byCode();
        if (!kinds.containsKey(kind)) {
            throw new Refused(new Problem.NotFound());
        }
        try {
            return new Paper.Key(kinds.get(kind), UUID.fromString(of));
        } catch (IllegalArgumentException notOne) {
            throw new Refused(new Problem.NotFound());
        }
    }
}
