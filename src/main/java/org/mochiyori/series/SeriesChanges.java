package org.mochiyori.series;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Describing;
import org.mochiyori.booking.LineChanges;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Several;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.series.Series.Occurrence;

/**
 * Changes of one date of a series, of it and those behind it, or of all. Part of {@link AllSeries}.
 *
 * <p>All in one transaction, under the locks of everything concerned; each date is changed whole or stays whole as it was, and
 * those that stay are named with the reason.
 */
public final class SeriesChanges {
    private final Platform platform;
    private final AllSeries all;
    private final Bookings bookings;
    private final Several several;
    private final LineChanges changes;
    private final Describing describing;

    SeriesChanges(Platform platform, AllSeries all, BookingModule booking) {
        this.platform = platform;
        this.all = all;
        this.bookings = booking.bookings();
        this.several = booking.several();
        this.changes = booking.changes();
        this.describing = booking.describing();
    }

    /**
     * Which dates of which series, as it was read.
     *
     * @param version empty for one who relies on the states alone
     */
    public record Target(UUID series, Scope scope, OptionalLong version) {}

    /**
     * A change of hours or quantity.
     *
     * @param clashes what becomes of a date that cannot change: it stays as it was, goes to a near time, or no date changes
     * @param within how many days a date may be moved by a clash, 0 for the same day only
     */
    public record Change(Hours hours, Moving.Words words, Clashes clashes, int within) {}

    /** What is said anew of what it is for and how many come; empty where that stays. */
    public record Purpose(Optional<String> purpose, OptionalInt persons) {}

    /**
     * Says anew what the dates are for, or how many come.
     *
     * @throws Refused with each date and its reason where it can be said of none, or one cannot and all are meant or none
     */
    public Done describe(Tx tx, Caller caller, Target target, Purpose purpose, boolean whole) {
        return each(
                tx,
                caller,
                target,
                new Work("describe", whole, false),
                (seen, rest) -> Result.of(tx.attempt(() -> describing.describe(
                        tx,
                        caller,
                        seen.booking().id(),
                        new Describing.Words(
                                purpose.purpose(), purpose.persons(), Moving.Words.NONE, OptionalLong.empty())))));
    }

    /**
     * What came of it.
     *
     * @param series as it is now
     * @param done numbers of the dates that were changed
     * @param moved those of them that could not have what was asked for, and have another time near it
     * @param left those that were meant and stay as they were
     */
    public record Done(Series series, List<Integer> done, List<Left> moved, List<Left> left) {
        public Done {
            done = List.copyOf(done);
            moved = List.copyOf(moved);
            left = List.copyOf(left);
        }
    }

    /**
     * What became of one date.
     *
     * @param problem why it could not be as it was asked for
     * @param moved and yet it has changed, to a time near that
     */
    record Result(Optional<Problem> problem, boolean moved) {
        static Result of(Optional<Problem> problem) {
            return new Result(problem, false);
        }
    }

    /** A date that could not be as it was asked for, and why. */
    public record Left(int number, Problem problem) {}

    /**
     * Makes a move on every booking meant for which it is legal; those that have begun are meant only one by one.
     *
     * @throws Refused with the reason of the first where it is legal for none
     */
    public Done move(Tx tx, Caller caller, Target target, SeriesMove move, Moving.Words words) {
        return each(
                tx,
                caller,
                target,
                new Work(move.code(), false, false),
                (seen, rest) -> Result.of(tx.attempt(() -> move(tx, caller, seen, move, words))));
    }

    /**
     * Asks for other hours or another quantity: what was kept or agreed stays until the new is, as with a booking by itself.
     *
     * @throws Refused with each date and its reason where none can change, or one cannot and the change is for all or none
     */
    public Done change(Tx tx, Caller caller, Target target, Change change) {
        HourChanges hours = new HourChanges(tx, caller, changes, change);
        boolean whole = change.clashes() == Clashes.REFUSE;
        return each(tx, caller, target, new Work("change", whole, change.hours().days() > 0), hours::of);
    }

    /** Whether there is a date for which the reader of a series may make this move. */
    public boolean mayMove(Series series, SeriesMove move) {
        return series.bookings().stream().anyMatch(seen -> move.moves().stream().anyMatch(each -> isMeant(seen, each)));
    }

    /** Whether there is a date for which the reader may ask for other hours. */
    public boolean mayChange(Series series) {
        return series.bookings().stream()
                .anyMatch(seen -> isAhead(seen) && !HourChanges.changeable(seen).isEmpty());
    }

    /**
     * What is done to dates one after the other.
     *
     * @param whole to all of them or to none
     * @param last the last first: dates that move to later days make room for those before them
     */
    private record Work(String what, boolean whole, boolean last) {}

    private Done each(Tx tx, Caller caller, Target target, Work work, BiFunction<Seen, List<Seen>, Result> doing) {
        Series read = all.get(tx, caller, target.series());
        several.lock(tx, read.bookings());
        Series locked = all.get(tx, caller, target.series());
        if (target.version().isPresent() && target.version().getAsLong() != locked.version()) {
            throw new Refused(new Problem.Stale("\"" + locked.version() + "\""));
        }
        List<Occurrence> meant = meant(locked, target.scope());
        List<Occurrence> ordered = work.last() ? meant.reversed() : meant;
        List<Seen> seen =
                ordered.stream().map(one -> one.booking().orElseThrow()).toList();
        List<Integer> done = new ArrayList<>();
        List<Left> moved = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            int number = ordered.get(i).number();
            Result result = doing.apply(seen.get(i), seen.subList(i + 1, seen.size()));
            result.problem().map(problem -> new Left(number, problem)).ifPresent((result.moved() ? moved : left)::add);
            if (result.problem().isEmpty() || result.moved()) {
                done.add(number);
            }
        }
        if (!left.isEmpty() && (work.whole() || done.isEmpty())) {
            throw new Refused(refusal(work, target.scope(), meant, left));
        }
        tell(tx, caller, locked, new Told(work.what(), target.scope(), done.size()));
        return new Done(
                all.get(tx, caller, target.series()),
                done.stream().sorted().toList(),
                moved.stream().sorted(Comparator.comparingInt(Left::number)).toList(),
                left.stream().sorted(Comparator.comparingInt(Left::number)).toList());
    }

    /** Why none has changed, of each date that stands in the way; somebody who means one date knows which. */
    private static Problem refusal(Work work, Scope scope, List<Occurrence> meant, List<Left> left) {
        Problem first = left.getFirst().problem();
        boolean ofTheDate = switch (first) {
            case Problem.Taken taken -> true;
            case Problem.RuleRefuses rule -> true;
            case Problem.WrongState state -> work.whole();
            default -> false;
        };
        // What refuses every date in the same words is not about one of them.
        boolean same = first instanceof Problem.RuleRefuses
                && left.size() == meant.size()
                && left.stream().map(Left::problem).allMatch(first::equals);
        if (scope.reach() == Scope.Reach.ONE || !ofTheDate || same) {
            return first;
        }
        Map<Integer, LocalDate> days = meant.stream().collect(Collectors.toMap(Occurrence::number, SeriesChanges::day));
        return SeriesRules.refusal(
                "series.unchanged",
                left.stream()
                        .sorted(Comparator.comparingInt(Left::number))
                        .map(one -> SeriesRules.date(Objects.requireNonNull(days.get(one.number())), one.problem()))
                        .toList());
    }

    /** On which day a date is by now. */
    private static LocalDate day(Occurrence date) {
        return date.booking()
                .flatMap(SeriesJson::current)
                .map(terms ->
                        LocalDate.ofInstant(terms.window().from(), terms.thing().zone()))
                .orElse(date.day());
    }

    /** Booked dates within reach; what has begun is not meant with others. */
    private List<Occurrence> meant(Series series, Scope scope) {
        List<Occurrence> meant = series.occurrences().stream()
                .filter(one -> scope.covers(one.number()))
                .filter(one -> one.booking()
                        .filter(seen -> scope.reach() == Scope.Reach.ONE || isAhead(seen))
                        .isPresent())
                .toList();
        if (meant.isEmpty()) {
            throw new Refused(new Problem.RuleRefuses("series.nothing-ahead", "", Map.of()));
        }
        return meant;
    }

    private boolean isAhead(Seen seen) {
        return seen.entries().stream()
                .anyMatch(entry -> now().isBefore(entry.line().terms().window().from()));
    }

    private void move(Tx tx, Caller caller, Seen seen, SeriesMove move, Moving.Words words) {
        requireSide(seen, move.sides());
        boolean moved = false;
        for (Move each : move.moves()) {
            if (isMeant(seen, each)) {
                bookings.move(
                        tx,
                        caller,
                        seen.booking().id(),
                        new Bookings.Step(each, Optional.empty(), words, OptionalLong.empty()));
                moved = true;
            }
        }
        if (!moved) {
            throw new Refused(new Problem.WrongState(
                    seen.booking().state().code(), move.moves().getLast().code()));
        }
    }

    static void requireSide(Seen seen, Set<Side> sides) {
        boolean own = seen.entries().stream()
                .anyMatch(entry -> seen.sidesOf(entry.line()).stream().anyMatch(sides::contains));
        if (!own) {
            throw new Refused(
                    new Problem.NotAllowed(sides.equals(Set.of(Side.LENDER)) ? "side.lender" : "side.borrower"));
        }
    }

    /** A hold that ran out is confirmed late only by itself: many at once are meant as they stand. */
    private static boolean isMeant(Seen seen, Move move) {
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> line.state() != State.EXPIRED)
                .anyMatch(line -> seen.moves(line).contains(move));
    }

    private record Told(String what, Scope scope, int done) {}

    private void tell(Tx tx, Caller caller, Series series, Told told) {
        ObjectNode data = JsonBody.mapper()
                .createObjectNode()
                .put("move", told.what())
                .put("scope", told.scope().reach().code())
                .put("occurrence", told.scope().occurrence())
                .put("done", told.done());
        Booking.Borrower borrower = series.bookings().getFirst().booking().borrower();
        platform.events()
                .append(
                        tx,
                        Event.of("series", series.id(), "changed")
                                .in(borrower.hub())
                                .by(caller.person())
                                .with(data));
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
