package org.mochiyori.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.access.Access;
import org.mochiyori.access.Keys;
import org.mochiyori.booking.Seen;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.AccessView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;

/** 鍵の受渡し: what a borrower does to get in. A code is shown by a button, and never kept. Its lender writes it on {@link KeyPages}. */
final class AccessPages {
    private final Doors doors;

    AccessPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/bookings/:id/access", visit -> booking(visit, Map.of()));
        pages.post("/bookings/:id/access", this::look);
    }

    /** From a booking's page, where there is something to read. */
    static List<Link> links(Doors doors, Caller caller, Seen seen) {
        UUID id = seen.booking().id();
        return doors.access().keys().list(caller, id).isEmpty()
                ? List.of()
                : List.of(new Link(Phrase.of("access.title"), "/bookings/" + id + "/access"));
    }

    private Reply booking(Visit visit, Map<UUID, String> secrets) {
        Caller caller = visit.caller();
        Seen seen = doors.booking().bookings().get(caller, visit.id());
        Titles titles = Titles.of(doors, List.of(seen));
        List<AccessView.Way> ways = keys().list(caller, visit.id()).stream()
                .map(one -> way(seen, one, titles, Optional.ofNullable(secrets.get(one.line()))))
                .toList();
        return Reply.show(
                new AccessView(seen.booking().number(), "/bookings/" + visit.id(), ways),
                BookingRows.terms(seen.entries().getFirst()).thing().hub());
    }

    private static AccessView.Way way(Seen seen, Access one, Titles titles, Optional<String> secret) {
        Field line = Field.hidden("line", one.line().toString());
        return new AccessView.Way(
                seen.booking()
                        .find(one.line())
                        .map(entry -> titles.of(BookingRows.terms(entry).thing()))
                        .orElseGet(() -> Phrase.literal(one.title())),
                Phrase.of("access.method-" + one.key().method().code()),
                one.key().instruction(),
                one.told().map(told -> Phrase.of("access.told", "when", Span.of(told, one.zone()))),
                one.open() && secret.isEmpty()
                        ? Optional.of(new Move(
                                "/bookings/" + seen.booking().id() + "/access",
                                Phrase.of("access.look"),
                                true,
                                Optional.of(Phrase.of("access.noted")),
                                List.of(line)))
                        : Optional.empty(),
                secret);
    }

    private Reply look(Visit visit) {
        UUID line = new FormInput(visit.typed()).id("line").orElseThrow(() -> new Refused(new Problem.NotFound()));
        Access.Secret secret =
                doors.platform().db().inTransaction(tx -> keys().look(tx, visit.caller(), visit.id(), line));
        return booking(visit, Map.of(line, secret.text()));
    }

    private Keys keys() {
        return doors.access().keys();
    }
}
