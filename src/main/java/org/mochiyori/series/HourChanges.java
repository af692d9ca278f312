package org.mochiyori.series;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.LineChanges;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.Terms;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Tx;

/**
 * Other hours, days or another quantity for dates of a series, one after the other in one transaction. A date that cannot have
 * them stays as it was, or goes to the nearest time that can be had, as was wanted. Part of {@link SeriesChanges}.
 */
final class HourChanges {
    /** How many near times are tried for a date: each is a booking asked for and undone. */
    private static final int TRIED = 6;

    private final Tx tx;
    private final Caller caller;
    private final LineChanges lines;
    private final SeriesChanges.Change change;

    HourChanges(Tx tx, Caller caller, LineChanges lines, SeriesChanges.Change change) {
        this.tx = tx;
        this.caller = caller;
        this.lines = lines;
        this.change = change;
    }

    /** Lines of a booking that may go elsewhere. */
    static List<Booking.Entry> changeable(Seen seen) {
        return seen.entries().stream()
                .filter(entry -> isStanding(entry.line()) && seen.changes(entry).contains("replace"))
                .toList();
    }

    /**
     * Changes one date.
     *
     * @param rest dates that are changed after it, whose new times it does not take
     */
    SeriesChanges.Result of(Seen seen, List<Seen> rest) {
        List<Optional<Problem>> refused = new ArrayList<>();
        List<WishLine> wanted = new ArrayList<>();
        refused.add(tx.attempt(() -> wanted.addAll(wanted(seen))));
        if (refused.getFirst().isEmpty()) {
            refused.add(put(seen, wanted));
        }
        Optional<Problem> problem = refused.getLast();
        boolean moved = problem.isPresent()
                && change.clashes() == Clashes.SHIFT
                && near(seen, wanted, rest).stream()
                        .limit(TRIED)
                        .anyMatch(near -> put(seen, near).isEmpty());
        return new SeriesChanges.Result(problem, moved);
    }

    private List<WishLine> wanted(Seen seen) {
        SeriesChanges.requireSide(seen, Set.of(Side.BORROWER));
        List<Booking.Entry> entries = changeable(seen);
        if (entries.isEmpty()) {
            throw new Refused(new Problem.WrongState(seen.booking().state().code(), "replace"));
        }
        Terms first = entries.getFirst().line().terms();
        return entries.stream()
                .map(entry -> entry.line().terms())
                .map(terms -> new WishLine(
                        terms.thing().listing(),
                        change.hours().of(terms, first),
                        change.hours().quantity().orElse(terms.quantity()),
                        terms.optional(),
                        lines.extras(terms)))
                .toList();
    }

    /** Puts all lines of a date elsewhere, or none. */
    private Optional<Problem> put(Seen seen, List<WishLine> wanted) {
        List<Booking.Entry> entries = changeable(seen);
        return tx.attempt(() -> {
            for (int i = 0; i < entries.size(); i++) {
                lines.replace(tx, caller, seen.booking().id(), to(entries.get(i), wanted.get(i)));
            }
        });
    }

    private LineChanges.Change to(Booking.Entry entry, WishLine wanted) {
        return new LineChanges.Change(entry.line().terms().id(), wanted, change.words(), OptionalLong.empty());
    }

    /** Where all lines of a date could go together, as near as their lines by themselves could. */
    private List<List<WishLine>> near(Seen seen, List<WishLine> wanted, List<Seen> rest) {
        List<Booking.Entry> entries = changeable(seen);
        List<TimeWindow> taken =
                rest.stream().flatMap(later -> windows(later).stream()).toList();
        List<List<WishLine>> all = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            WishLine one = wanted.get(i);
            ZoneId zone = entries.get(i).line().terms().thing().zone();
            List<TimeWindow> times = lines.times(tx, caller, seen, to(entries.get(i), one));
            DateRules.near(one.window(), times, change.within(), zone).stream()
                    .flatMap(window -> DateRules.following(wanted, one, window, zone).stream())
                    .filter(moved ->
                            moved.stream().noneMatch(line -> taken.stream().anyMatch(line.window()::overlaps)))
                    .forEach(all::add);
        }
        return all.stream().distinct().toList();
    }

    /** The times that another date is about to have; none where it cannot have any. */
    private List<TimeWindow> windows(Seen seen) {
        List<Booking.Entry> entries = changeable(seen);
        List<TimeWindow> windows = new ArrayList<>();
        for (Booking.Entry entry : entries) {
            change.hours()
                    .find(entry.line().terms(), entries.getFirst().line().terms())
                    .ifPresent(windows::add);
        }
        return windows;
    }

    private static boolean isStanding(Line line) {
        return switch (line.state()) {
            case REQUESTED, HELD, CONFIRMED -> true;
            case OUT, CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> false;
        };
    }
}
