package org.mochiyori.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.mochiyori.kernel.TimeWindow;

/** Looks for the first window that may be booked and holds a length. */
final class FirstFree {
    private static final int SPAN_CLOSED_DAYS = 14;

    private final FreeTime time;
    private final Timetable timetable;
    private final Need need;

    FirstFree(FreeTime time, Need need) {
        this.time = time;
        this.timetable = time.timetable();
        this.need = need;
    }

    Optional<TimeWindow> find(Duration length, TimeWindow within) {
        return all(length, within).findFirst();
    }

    /** All of them, the first first. */
    Stream<TimeWindow> all(Duration length, TimeWindow within) {
        return timetable.eras(timetable.date(within.from()), end(within)).stream()
                .flatMap(era -> era.opening().stream().flatMap(o -> windows(era, o, length, within)))
                .filter(w -> time.allows(w, need));
    }

    /** The first date behind a stretch. */
    private LocalDate end(TimeWindow within) {
        return timetable.date(within.until().minusNanos(1)).plusDays(1);
    }

    private Stream<TimeWindow> windows(Timetable.Era era, Opening opening, Duration length, TimeWindow within) {
        return switch (opening.slots()) {
            case Slots.Grid grid -> starts(era, grid, minutes(opening, grid, length), within);
            case Slots.Bands bands ->
                era.from()
                        .datesUntil(era.until())
                        .flatMap(d -> bands.runs(d).stream().map(run -> OpeningRules.window(timetable, d, run)))
                        .filter(w -> within.contains(w) && w.length().compareTo(length) >= 0)
                        .sorted(Comparator.comparing(TimeWindow::from).thenComparing(TimeWindow::until));
            case Slots.Days days ->
                // A loan goes by the rules of its first day, also where others hold when it comes back.
                era.from().datesUntil(era.until()).flatMap(d -> loans(days, length, d, end(within)));
            case Slots.Months months ->
                era.from()
                        .datesUntil(era.until())
                        .filter(d -> d.getDayOfMonth() == 1)
                        .map(d -> Spans.window(
                                timetable.second(d, 0),
                                timetable.second(d.plusMonths(monthsFor(months, d, length)), 0)));
        };
    }

    /** The fewest months from a date on that hold the length. */
    private static int monthsFor(Slots.Months months, LocalDate first, Duration length) {
        int count = months.shortest();
        while (first.plusMonths(count).toEpochDay() - first.toEpochDay()
                < length.plusDays(1).minusNanos(1).toDays()) {
            count++;
        }
        return count;
    }

    /** The shortest use on the grid that holds the length; whether it is too long is for the rules to say. */
    private static long minutes(Opening opening, Slots.Grid grid, Duration length) {
        long wanted = Math.max(
                length.plusSeconds(59).toMinutes(), Math.max(1, opening.limits().shortest()));
        return Math.ceilDiv(wanted, grid.minutes()) * grid.minutes();
    }

    /** In each free stretch that reaches into the dates of the era, the grid points from its start on. */
    private Stream<TimeWindow> starts(Timetable.Era era, Slots.Grid grid, long minutes, TimeWindow within) {
        long from = Math.max(FreeTime.ceil(within.from()), timetable.second(era.from(), 0));
        from = Math.max(from, earliest(era));
        long until = FreeTime.floor(within.until());
        long lastStart = Math.min(until - minutes * 60, timetable.second(era.until(), 0) - 1);
        if (from > lastStart) {
            return Stream.empty();
        }
        return time.free(Spans.window(from, until), need).stream()
                .flatMap(free -> LongStream.iterate(
                                onGrid(grid, free.from().getEpochSecond()),
                                s -> s <= lastStart
                                        && s + minutes * 60 <= free.to().getEpochSecond(),
                                s -> onGrid(grid, s + 1))
                        .mapToObj(s -> Spans.window(s, s + minutes * 60)));
    }

    /** No start before this second is taken in any more. */
    private long earliest(Timetable.Era era) {
        long now = FreeTime.ceil(need.now());
        return era.opening()
                .flatMap(o -> o.reception().of(need.asker()).closes())
                .map(closes -> switch (closes) {
                    case Reception.Closes.HoursBefore h -> now + h.hours() * 3600L;
                    case Reception.Closes.DaysBefore d ->
                        Math.max(
                                now, timetable.second(timetable.date(need.now()).plusDays(d.days()), 0));
                })
                .orElse(now);
    }

    /** The first grid point at or after the second. */
    private long onGrid(Slots.Grid grid, long second) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), timetable.zone());
        int minute = local.getHour() * 60 + local.getMinute() + (local.getSecond() > 0 ? 1 : 0);
        int point = grid.ceil(minute);
        long found = point < Hours.DAY
                ? timetable.second(local.toLocalDate(), point)
                : timetable.second(local.toLocalDate().plusDays(1), grid.ceil(0));
        // In an hour that the clock repeats, the local time names the earlier one.
        return found < second ? second + Math.floorMod(found - second, grid.minutes() * 60L) : found;
    }

    /** Loans from a date on, as short as the length allows, longer where the return would fall on a closed day. */
    private Stream<TimeWindow> loans(Slots.Days days, Duration length, LocalDate first, LocalDate until) {
        int wanted =
                (int) Math.max(days.shortest(), length.plusDays(1).minusNanos(1).toDays());
        int longest = Math.min(days.longest().orElse(Integer.MAX_VALUE), wanted + SPAN_CLOSED_DAYS);
        return IntStream.rangeClosed(wanted, longest)
                .filter(n -> !first.plusDays(n).isAfter(until))
                .mapToObj(n -> Spans.window(timetable.second(first, 0), timetable.second(first.plusDays(n), 0)));
    }
}
