package org.mochiyori.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mochiyori.kernel.TimeWindow;

/** Windows in which time is lent that hold the whole of a wished one, the shortest first; whether they may be had is for the rules. */
final class Covering {
    private static final int MOST_MORE_DAYS = 7;

    private Covering() {}

    static Stream<TimeWindow> of(Timetable timetable, TimeWindow wished) {
        LocalDate date = timetable.date(wished.from());
        return timetable.opening(date).stream().flatMap(opening -> switch (opening.slots()) {
            case Slots.Grid grid -> Stream.of(onGrid(timetable, opening, grid, wished));
            case Slots.Bands bands ->
                bands.runs(date).stream()
                        .map(run -> OpeningRules.window(timetable, date, run))
                        .filter(window -> window.contains(wished))
                        .sorted(Comparator.comparing(TimeWindow::length));
            case Slots.Days days -> loans(timetable, days, wished);
            case Slots.Months months -> Stream.of(months(timetable, months, wished));
        });
    }

    private static TimeWindow onGrid(Timetable timetable, Opening opening, Slots.Grid grid, TimeWindow wished) {
        LocalDateTime from = LocalDateTime.ofInstant(wished.from(), timetable.zone());
        LocalDateTime until = LocalDateTime.ofInstant(wished.until(), timetable.zone());
        int first = minute(from);
        int start = grid.holds(first) ? first : grid.ceil(first) - grid.minutes();
        long days = until.toLocalDate().toEpochDay() - from.toLocalDate().toEpochDay();
        int lastMinute = minute(until) + (until.getSecond() > 0 || until.getNano() > 0 ? 1 : 0);
        long end = days * Hours.DAY + (lastMinute == 0 ? 0 : grid.ceil(lastMinute));
        while (end - start < opening.limits().shortest()) {
            end += grid.minutes();
        }
        return Spans.window(second(timetable, from.toLocalDate(), start), second(timetable, from.toLocalDate(), end));
    }

    /** Of a minute counted from a date's midnight; the last grid point before the first of a day is of the day before. */
    private static long second(Timetable timetable, LocalDate date, long minute) {
        return timetable.second(
                date.plusDays(Math.floorDiv(minute, (long) Hours.DAY)), (int) Math.floorMod(minute, (long) Hours.DAY));
    }

    private static int minute(LocalDateTime local) {
        return local.getHour() * 60 + local.getMinute();
    }

    /** The months that a wished window touches, and more where fewer are not lent. */
    private static TimeWindow months(Timetable timetable, Slots.Months months, TimeWindow wished) {
        LocalDate first = timetable.date(wished.from()).withDayOfMonth(1);
        LocalDate until =
                timetable.date(wished.until().minusNanos(1)).withDayOfMonth(1).plusMonths(1);
        LocalDate least = first.plusMonths(months.shortest());
        return Spans.window(timetable.second(first, 0), timetable.second(until.isBefore(least) ? least : until, 0));
    }

    /** Longer at either end where the hand-over or the return would fall on a closed day. */
    private static Stream<TimeWindow> loans(Timetable timetable, Slots.Days days, TimeWindow wished) {
        LocalDate first = timetable.date(wished.from());
        long asked = timetable.date(wished.until().minusNanos(1)).toEpochDay() - first.toEpochDay() + 1;
        long least = Math.max(asked, days.shortest());
        return IntStream.rangeClosed(0, MOST_MORE_DAYS)
                .boxed()
                .flatMap(more -> IntStream.rangeClosed(0, more)
                        .mapToObj(earlier -> Spans.window(
                                timetable.second(first.minusDays(earlier), 0),
                                timetable.second(first.minusDays(earlier).plusDays(least + more), 0))));
    }
}
