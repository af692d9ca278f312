package org.mochiyori.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.TimeWindow;

/** The lines of one date, and of times near it: the hour on the lender's clock stays. Pure. */
final class DateRules {
    private DateRules() {}

    /** The day on which lines begin: the first of them says. */
    static LocalDate day(List<WishLine> lines, ZoneId zone) {
        return LocalDate.ofInstant(lines.getFirst().window().from(), zone);
    }

    /**
     * The lines so many days later at the same hours; empty where the clock leaves such an hour out on that day, so that
     * nothing would remain of a use.
     */
    static Optional<List<WishLine>> later(List<WishLine> lines, long days, ZoneId zone) {
        return moved(lines, Duration.ofDays(days), Duration.ofDays(days), zone);
    }

    /** The lines with their beginnings and ends moved by so much on the clock; empty where nothing would remain of one. */
    static Optional<List<WishLine>> moved(List<WishLine> lines, Duration from, Duration until, ZoneId zone) {
        List<WishLine> moved = new ArrayList<>();
        for (WishLine line : lines) {
            Instant start = onClock(line.window().from(), from, zone);
            Instant end = onClock(line.window().until(), until, zone);
            if (!start.isBefore(end)) {
                return Optional.empty();
            }
            moved.add(line.at(new TimeWindow(start, end)));
        }
        return Optional.of(moved);
    }

    /**
     * Where all lines go when one of them goes to another window; empty where there are others and its length would change.
     */
    static Optional<List<WishLine>> following(List<WishLine> lines, WishLine one, TimeWindow window, ZoneId zone) {
        Duration from = between(one.window().from(), window.from(), zone);
        Duration until = between(one.window().until(), window.until(), zone);
        return lines.size() == 1 || from.equals(until) ? moved(lines, from, until, zone) : Optional.empty();
    }

    /** Windows near enough to one, the nearest first, of two as near the later: people come after work rather than before. */
    static List<TimeWindow> near(TimeWindow wished, List<TimeWindow> windows, int within, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(wished.from(), zone);
        return windows.stream()
                .filter(window ->
                        Math.abs(LocalDate.ofInstant(window.from(), zone).toEpochDay() - day.toEpochDay()) <= within)
                .sorted(Comparator.comparing((TimeWindow window) ->
                                Duration.between(wished.from(), window.from()).abs())
                        .thenComparing(TimeWindow::from, Comparator.reverseOrder()))
                .toList();
    }

    /** Whether lines of the same things would meet. */
    static boolean meet(List<WishLine> some, List<WishLine> others) {
        return some.stream()
                .anyMatch(
                        line -> others.stream().anyMatch(other -> line.window().overlaps(other.window())));
    }

    private static Instant onClock(Instant at, Duration by, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).plus(by).atZone(zone).toInstant();
    }

    private static Duration between(Instant from, Instant until, ZoneId zone) {
        return Duration.between(LocalDateTime.ofInstant(from, zone), LocalDateTime.ofInstant(until, zone));
    }
}
