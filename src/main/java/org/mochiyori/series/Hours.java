package org.mochiyori.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;

/**
 * Other hours for dates that stay, or that all move by as many days, and another quantity.
 *
 * @param from when the first line of a date begins on the lender's clock; empty where that stays
 * @param until when it ends, midnight for the end of the day; the other lines move along by as much
 * @param days by how many days the dates move, below zero for earlier ones
 * @param quantity of every line; empty where that stays
 */
public record Hours(Optional<LocalTime> from, Optional<LocalTime> until, int days, OptionalInt quantity) {

    /** Whether nothing at all would change. */
    public boolean isEmpty() {
        return from.isEmpty() && until.isEmpty() && days == 0 && quantity.isEmpty();
    }

    /**
     * When a line is wanted instead.
     *
     * @param first the line of the same date that the hours are of
     * @throws Refused where nothing would remain of the line
     */
    TimeWindow of(Terms line, Terms first) {
        return find(line, first)
                .orElseThrow(() -> new Refused(new Problem.RuleRefuses("series.no-such-hour", "", Map.of())));
    }

    /** The same; empty where nothing would remain of the line. */
    Optional<TimeWindow> find(Terms line, Terms first) {
        ZoneId zone = first.thing().zone();
        LocalDateTime start = local(first.window().from(), zone);
        LocalDateTime end = local(first.window().until(), zone);
        Duration atStart = from.map(
                        time -> Duration.between(start, start.toLocalDate().atTime(time)))
                .orElse(Duration.ZERO)
                .plusDays(days);
        Duration atEnd = until.map(time -> Duration.between(end, ending(end, time)))
                .orElse(Duration.ZERO)
                .plusDays(days);
        Instant begins =
                local(line.window().from(), zone).plus(atStart).atZone(zone).toInstant();
        Instant ends =
                local(line.window().until(), zone).plus(atEnd).atZone(zone).toInstant();
        return begins.isBefore(ends) ? Optional.of(new TimeWindow(begins, ends)) : Optional.empty();
    }

    /** The same day's time, where a use that ends at midnight ends on the day before. */
    private static LocalDateTime ending(LocalDateTime end, LocalTime time) {
        LocalDateTime at = end.minusNanos(1).toLocalDate().atTime(time);
        return time.equals(LocalTime.MIDNIGHT) ? at.plusDays(1) : at;
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone);
    }
}
