package org.mochiyori.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.calendar.Asker;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Need;
import org.mochiyori.calendar.Stock;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;

/** What a loan becomes when it lasts longer: its price and what it takes, reckoned as if it had been asked for so at once. */
final class Renewing {
    private final Offers offers;

    Renewing(Offers offers) {
        this.offers = offers;
    }

    Terms terms(Sql sql, Booking booking, Terms old, Instant until) {
        TimeWindow longer = longer(old, until);
        Offer offer = offer(sql, old);
        FeeRules.Charges charges = offer.charges(offer.date(old.window().from()));
        Set<String> offered =
                charges.tariff().choices().stream().map(Tariff.Extra::label).collect(Collectors.toSet());
        Set<String> extras = old.price().parts().stream()
                .map(Price.Part::label)
                .filter(offered::contains)
                .collect(Collectors.toSet());
        Price price = FeeRules.price(
                offer,
                charges,
                new FeeRules.Asked(
                        longer,
                        old.quantity(),
                        classes(sql, booking.borrower(), old),
                        booking.request().nature().word(),
                        extras));
        return old.renewed(longer, price, new FreeTime(offer.timetable(), Stock.of(1)).footprint(longer));
    }

    /** By the rules of opening as they were when it was asked for, so that nobody is refused for asking late. */
    Optional<Problem> refusal(Sql sql, Booking booking, Terms old, Instant until) {
        Offer offer = offer(sql, old);
        Asker asker = new Asker(classes(sql, booking.borrower(), old), Set.of());
        return new FreeTime(offer.timetable(), Stock.of(old.quantity()))
                .mayBook(longer(old, until), new Need(old.quantity(), booking.at(), asker));
    }

    private Offer offer(Sql sql, Terms old) {
        UUID listing = old.thing().listing();
        return Optional.ofNullable(offers.list(sql, List.of(listing)).get(listing))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private static List<String> classes(Sql sql, Booking.Borrower borrower, Terms old) {
        Optional<Standing.Registered> group = borrower.group()
                .flatMap(id -> Standings.findGroup(sql, id, old.window().from()));
        return new LendingRules.Borrowing(borrower.hub(), group, Set.of())
                .classesAt(old.thing().hub());
    }

    private static TimeWindow longer(Terms old, Instant until) {
        if (!until.isAfter(old.window().until())) {
            throw new Refused(Problem.Invalid.of("/to", "range", "later than it is due"));
        }
        return new TimeWindow(old.window().from(), until);
    }
}
