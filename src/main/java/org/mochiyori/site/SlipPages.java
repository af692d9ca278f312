package org.mochiyori.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Booking;
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
    private static boolean isWritten(Booking.Entry entry) {
        State state = entry.line().state();
        return state == State.CONFIRMED || state == State.OUT || state == State.CLOSED;
    }

    /** Those who have agreed to something of the booking: each gives a sheet of its own. */
    static List<UUID> lenders(Seen seen) {
        return seen.entries().stream()
                .filter(SlipPages::isWritten)
                .map(SlipPages::lender)
                .distinct()
                .toList();
    }

    /** What one lender has agreed to: the one asked for, else the first. */
    private static List<Booking.Entry> agreed(Seen seen, Optional<String> asked) {
        Optional<UUID> lender = lenders(seen).stream()
                .filter(one -> asked.isEmpty() || one.toString().equals(asked.get()))
                .findFirst();
        return seen.entries().stream()
                .filter(SlipPages::isWritten)
                .filter(entry -> lender.filter(lender(entry)::equals).isPresent())
                .toList();
    }

    private static UUID lender(Booking.Entry entry) {
        return BookingRows.terms(entry).thing().lender();
    }

    private Reply slip(Visit visit) {
        Seen seen = doors.booking().bookings().get(visit.caller(), visit.id());
        List<Booking.Entry> agreed = agreed(seen, visit.asked("lender"));
        if (agreed.isEmpty()) {
            throw new Refused(new Problem.WrongState(seen.booking().state().code(), "print"));
        }
        Terms first = BookingRows.terms(agreed.getFirst());
        boolean loan = BookingRows.kind(first) == Kind.EQUIPMENT;
        Names names = rows.names(List.of(seen));
        LocalDate today = doors.people().hubs().today(first.thing().hub());
        List<Terms> terms = agreed.stream().map(BookingRows::terms).toList();
        List<Line> lines = agreed.stream().map(BookingRows::line).toList();
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
