package org.mochiyori.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Line;
import org.mochiyori.site.view.SlipView;

/** The sheet of a booking on A4: 貸出票兼借用書 for things, 利用承認書 for places and skills. */
final class SlipPages {
    private final Doors doors;
    private final BookingRows rows;

    SlipPages(Doors doors) {
        this.doors = doors;
        this.rows = new BookingRows(doors);
    }

    void mount(PageRouter pages) {
        pages.get("/bookings/:id/slip", this::slip);
    }

    /** A sheet that approves must not exist before anybody has approved. */
    static boolean isWritten(State state) {
        return state == State.CONFIRMED || state == State.OUT || state == State.CLOSED;
    }

    private Reply slip(Visit visit) {
        Seen seen = doors.booking().bookings().get(visit.caller(), visit.id());
        Terms first = BookingRows.terms(BookingRows.leading(seen));
        State state = seen.booking().state();
        if (!isWritten(state)) {
            throw new Refused(new Problem.WrongState(state.code(), "print"));
        }
        boolean loan = BookingRows.kind(first) == Kind.EQUIPMENT;
        Names names = rows.names(List.of(seen));
        LocalDate today = doors.people().hubs().today(first.thing().hub());
        List<Terms> terms = seen.entries().stream().map(BookingRows::terms).toList();
        List<Line> lines = seen.entries().stream().map(BookingRows::line).toList();
        SlipView view = new SlipView(
                Phrase.of(loan ? "print.title-loan" : "print.title-use"),
                seen.booking().number(),
                today,
                rows.borrower(seen, names),
                names.get(first.thing().lender()),
                Phrase.of(loan ? "print.body-loan" : "print.body-use"),
                lines,
                facts(seen),
                Optional.of(Quotes.of(terms)),
                conditions(first),
                loan);
        return Reply.show(view, first.thing().hub());
    }

    private static List<Fact> facts(Seen seen) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                Phrase.of("booking.fact-purpose"),
                Phrase.literal(seen.booking().request().purpose())));
        seen.booking()
                .request()
                .persons()
                .ifPresent(n ->
                        facts.add(new Fact(Phrase.of("booking.persons"), Phrase.of("booking.persons-of", "n", n))));
        return facts;
    }

    private List<Phrase> conditions(Terms terms) {
        List<Phrase> conditions = new ArrayList<>();
        Optional<Entry> entry = doors.catalogue().listings().find(terms.thing().listing());
        entry.map(one -> one.listing().draft().terms().conditions())
                .filter(text -> !text.isBlank())
                .map(Phrase::literal)
                .ifPresent(conditions::add);
        conditions.add(Phrase.of("print.condition-care"));
        conditions.add(Quotes.cancelFree("booking.term-cancel", terms));
        return conditions;
    }
}
