package org.mochiyori.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.mochiyori.calendar.DayMark.Mark;
import org.mochiyori.kernel.TimeWindow;

/** Marks the days of a month by asking for each whether all, some or none of what is lent may be booked. */
final class MonthGrid {
    private final FreeTime time;
    private final Timetable timetable;
    private final Need need;

    MonthGrid(FreeTime time, Need need) {
        this.time = time;
        this.timetable = time.timetable();
        this.need = need;
    }

    DayMark mark(LocalDate date) {
        Timetable.Day day = timetable.day(date);
        return new DayMark(date, mark(date, day), day.reason());
    }

    private Mark mark(LocalDate date, Timetable.Day day) {
        return switch (day.state()) {
            case UNKNOWN -> Mark.UNKNOWN;
            case CLOSED -> Mark.CLOSED;
            case OPEN -> timetable.opening(date).map(o -> open(o, date, day)).orElse(Mark.UNKNOWN);
        };
    }

    private Mark open(Opening opening, LocalDate date, Timetable.Day day) {
        // A room by the month is asked for from the first of it.
        LocalDate first = opening.slots() instanceof Slots.Months ? date.withDayOfMonth(1) : date;
        if (isOutside(opening, first, day(first))) {
            return Mark.OUTSIDE;
        }
        TimeWindow whole = day(date);
        return switch (opening.slots()) {
            case Slots.Grid grid -> hours(opening, grid, date, whole);
            case Slots.Bands bands -> bands(bands, date, day);
            case Slots.Days days ->
                time.peak(whole) + need.quantity() <= time.stock().capacity() ? Mark.FREE : Mark.NONE;
            case Slots.Months months -> time.allows(month(date), anyLength()) ? Mark.FREE : Mark.NONE;
        };
    }

    private TimeWindow day(LocalDate date) {
        return Spans.window(timetable.second(date, 0), timetable.second(date, Hours.DAY));
    }

    private TimeWindow month(LocalDate date) {
        LocalDate first = date.withDayOfMonth(1);
        return Spans.window(timetable.second(first, 0), timetable.second(first.plusMonths(1), 0));
    }

    /** One month says whether the month is free; how many one must take is not asked of a day. */
    private Need anyLength() {
        return new Need(need.quantity(), need.now(), need.asker().and("opening.length"));
    }

    /** Over, or no longer or not yet taken in, whatever the hour; what is lent by days and months begins with the day, or now. */
    private boolean isOutside(Opening opening, LocalDate date, TimeWindow whole) {
        Instant now = need.now();
        boolean hours = opening.slots() instanceof Slots.Grid || opening.slots() instanceof Slots.Bands;
        Instant begins = now.isBefore(whole.from()) ? whole.from() : now;
        return !now.isBefore(whole.until())
                || isClosed(hours ? whole.until().minusSeconds(1) : begins)
                || timetable
                        .receptionOpens(date, need.asker())
                        .filter(now::isBefore)
                        .isPresent();
    }

    private Mark hours(Opening opening, Slots.Grid grid, LocalDate date, TimeWindow whole) {
        Duration shortest =
                Duration.ofMinutes(Math.max(grid.minutes(), opening.limits().shortest()));
        if (new FirstFree(time, need).find(shortest, whole).isEmpty()) {
            return Mark.NONE;
        }
        List<TimeWindow> hours = timetable.open(date, date.plusDays(1)).windows();
        long open = hours.stream().mapToLong(w -> w.length().toSeconds()).sum();
        long free = time.free(whole, need).stream()
                .mapToLong(s -> s.to().getEpochSecond() - s.from().getEpochSecond())
                .sum();
        Instant first = hours.getFirst().from();
        return free >= open && !first.isBefore(need.now()) && !isClosed(first) ? Mark.FREE : Mark.SOME;
    }

    /** Whether it is too late to ask for a use that begins then. */
    private boolean isClosed(Instant begins) {
        return timetable
                .receptionCloses(begins, need.asker())
                .filter(at -> !need.now().isBefore(at))
                .isPresent();
    }

    private Mark bands(Slots.Bands bands, LocalDate date, Timetable.Day day) {
        List<TimeWindow> offered = bands.on(date).stream()
                .filter(b -> day.hours().stream().anyMatch(h -> h.contains(b.hours())))
                .map(b -> OpeningRules.window(timetable, date, List.of(b)))
                .toList();
        long free = offered.stream().filter(w -> time.allows(w, need)).count();
        if (free == 0) {
            return Mark.NONE;
        }
        return free == offered.size() ? Mark.FREE : Mark.SOME;
    }
}
