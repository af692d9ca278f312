package org.mochiyori.site;

import java.util.List;
import java.util.Optional;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;

/** 災害のときに出す: an owner offers a thing for emergencies, whatever kind it is, or takes that back. */
final class MarkPages {
    private final Doors doors;

    MarkPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/emergency", this::show);
        pages.post("/listings/:id/emergency", this::mark);
    }

    /** From a listing's page, for those who lend it. */
    static Optional<Link> link(Doors doors, Caller caller, Entry entry) {
        return doors.emergency().emergencies().mayMark(caller, entry.listing())
                ? Optional.of(new Link(Phrase.of("emergency.mark"), "/listings/" + entry.id() + "/emergency"))
                : Optional.empty();
    }

    private Reply show(Visit visit) {
        boolean marked = doors.emergency().emergencies().isMarked(visit.caller(), visit.id());
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), visit.id());
        String name = entry.listing().name();
        Move move = new Move(
                "/listings/" + visit.id() + "/emergency",
                Phrase.of(marked ? "emergency.mark-off" : "emergency.mark-on"),
                !marked,
                Optional.empty(),
                List.of(Field.hidden("offered", marked ? "no" : "yes")));
        SheetView view = new SheetView(
                Phrase.of("emergency.mark-of", "title", name),
                Optional.of(Phrase.of("emergency.mark-lead")),
                Optional.of(new Link(Phrase.literal(name), "/listings/" + visit.id())),
                List.of(),
                List.of(SheetView.Part.of(marked ? "emergency.marked" : "emergency.unmarked")
                        .moves(List.of(move))));
        return Reply.show(view, entry.listing().hub());
    }

    private Reply mark(Visit visit) {
        boolean offered = "yes".equals(visit.typed().get("offered"));
        doors.platform().db().inTransaction(tx -> {
            doors.emergency().emergencies().mark(tx, visit.caller(), visit.id(), offered);
            return offered;
        });
        return Reply.go("/listings/" + visit.id() + "/emergency");
    }
}
