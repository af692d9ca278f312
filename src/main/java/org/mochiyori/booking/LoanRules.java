package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Booking.Outcome;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;

/** What may happen to things that are out. Pure: the units are under the caller's locks. */
final class LoanRules {
    private static final int MOST_DAYS = 14;

    private LoanRules() {}

    /** Something on loan from a unit, in the booking of that number. */
    record Loan(UUID unit, int amount, String number) {}

    /** What there is of units, and what of it is not here. */
    record OnLoan(Map<UUID, Integer> capacities, List<Loan> loans) {
        OnLoan {
            capacities = Map.copyOf(capacities);
            loans = List.copyOf(loans);
        }
    }

    /** What others take of units. */
    record Beside(Map<UUID, Integer> capacities, List<Use> uses, Instant now) {
        Beside {
            capacities = Map.copyOf(capacities);
            uses = List.copyOf(uses);
        }

        boolean fits(Terms terms) {
            return Fit.refused(List.of(terms), capacities, uses, now).isEmpty();
        }
    }

    /**
     * Refuses to hand out what somebody else has not brought back, whenever it was due. Rooms are not asked for: the next
     * group comes in when the last one's time is over.
     */
    static void requireHere(Booking booking, Set<UUID> lines, OnLoan out) {
        Map<UUID, Integer> left = new HashMap<>(out.capacities());
        out.loans().forEach(loan -> left.merge(loan.unit(), -loan.amount(), Math::addExact));
        for (Entry entry : booking.entries()) {
            Terms terms = entry.line().terms();
            boolean asked = lines.contains(terms.id()) && entry.line().state() == State.CONFIRMED;
            if (asked && terms.thing().kind().equals("equipment")) {
                terms.taking().amounts().forEach((unit, amount) -> {
                    if (left.merge(unit, -amount, Math::addExact) < 0) {
                        throw new Refused(notBack(terms, unit, amount, left, out));
                    }
                });
            }
        }
    }

    private static Problem notBack(Terms terms, UUID unit, int amount, Map<UUID, Integer> left, OnLoan out) {
        int here = Math.max(0, amount + left.getOrDefault(unit, 0));
        List<String> numbers = out.loans().stream()
                .filter(loan -> loan.unit().equals(unit))
                .map(Loan::number)
                .distinct()
                .toList();
        return new Problem.RuleRefuses(
                "hand-over.not-back", "", Map.of("line", BookingJson.reference(terms), "here", here, "out", numbers));
    }

    /** How many are back in all once the rest is said to be; empty where nobody counted. */
    static OptionalInt returned(Line line, Move move, OptionalInt counted) {
        if (move != Move.RETURN || !(line instanceof Line.Out out)) {
            return counted;
        }
        if (counted.isPresent() && counted.getAsInt() > out.left()) {
            throw new Refused(Problem.Invalid.of("/returned", "range", "at most " + out.left() + ", which are out"));
        }
        return counted.isEmpty() && out.back() == 0 ? counted : OptionalInt.of(out.back() + counted.orElse(out.left()));
    }

    /**
     * Writes a change on the docket.
     *
     * @param look reads what others take while the given terms do
     */
    static void change(Docket docket, LoanChange change, Instant now, Function<Terms, Beside> look) {
        Entry entry = docket.booking().find(change.line()).orElseThrow(() -> new Refused(new Problem.NotFound()));
        if (!(entry.line() instanceof Line.Out out)) {
            throw new Refused(new Problem.WrongState(
                    entry.line().state().code(), change.what().code()));
        }
        Optional<Line.Out> next = switch (change.what()) {
            case LoanChange.PartBack part -> Optional.of(partBack(out, part.count()));
            case LoanChange.Renewed renewed -> Optional.of(renewed(out, renewed, now, look));
            case LoanChange.Late late -> late(out, late.until(), look);
        };
        next.ifPresent(line -> docket.moved(
                line,
                new Outcome(
                        change.words().reason(),
                        line.back() == 0 ? OptionalInt.empty() : OptionalInt.of(line.back()),
                        false),
                new Moved(
                        change.what().code(),
                        now,
                        change.by(),
                        change.words().reason(),
                        change.words().note())));
    }

    /**
     * Until when something that is not back is kept from others: to the end of a day that lies as far ahead as it is late, at
     * least tomorrow. So a thing that is an hour late spoils nobody's next week, and one that is a week late is not promised
     * for the day after.
     */
    static Instant keptUntil(Instant due, Instant now, ZoneId zone) {
        long late = Math.max(0, Duration.between(due, now).toDays());
        return now.atZone(zone)
                .toLocalDate()
                .plusDays(2 + Math.min(late, MOST_DAYS))
                .atStartOfDay(zone)
                .toInstant();
    }

    private static Line.Out partBack(Line.Out out, int count) {
        if (count >= out.left()) {
            throw new Refused(Problem.Invalid.of(
                    "/returned",
                    "range",
                    "fewer than the " + out.left() + " which are out; else all of it is returned"));
        }
        return out.partBack(count);
    }

    private static Line.Out renewed(
            Line.Out out, LoanChange.Renewed renewed, Instant now, Function<Terms, Beside> look) {
        Terms old = out.terms();
        Instant end = renewed.window().until();
        if (!end.isAfter(old.window().until()) || !end.isAfter(now)) {
            throw new Refused(Problem.Invalid.of("/to", "range", "later than it is due, and than now"));
        }
        Instant had = old.taking().during().until();
        Instant until = renewed.taken().until();
        // Where it was late already, it may take its units for longer than it now needs.
        if (until.isAfter(had)) {
            Terms more = more(out, new TimeWindow(had, until));
            if (!look.apply(more).fits(more)) {
                throw new Refused(new Problem.Taken(Map.of("lines", List.of(old.position()))));
            }
        }
        return out.under(old.renewed(renewed.window(), renewed.price(), renewed.taken()));
    }

    /** As far as it goes without taking what others have been promised: to the end, or to where one of theirs begins. */
    private static Optional<Line.Out> late(Line.Out out, Instant until, Function<Terms, Beside> look) {
        Instant had = out.terms().taking().during().until();
        if (!until.isAfter(had)) {
            return Optional.empty();
        }
        Terms most = more(out, new TimeWindow(had, until));
        Beside beside = look.apply(most);
        return Stream.concat(
                        Stream.of(until),
                        beside.uses().stream()
                                .map(use -> use.during().from())
                                .filter(from -> from.isAfter(had) && from.isBefore(until))
                                .sorted(Comparator.reverseOrder()))
                .filter(end -> beside.fits(more(out, new TimeWindow(had, end))))
                .findFirst()
                .map(end -> out.under(out.terms().takenUntil(end)));
    }

    /** What it takes from then on. */
    private static Terms more(Line.Out out, TimeWindow during) {
        Terms terms = out.terms();
        return new Terms(
                terms.id(),
                terms.position(),
                terms.thing(),
                terms.window(),
                terms.quantity(),
                terms.optional(),
                terms.price(),
                terms.conditions(),
                new Terms.Taking(during, out.taking().amounts()));
    }
}
