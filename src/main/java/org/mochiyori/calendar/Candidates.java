package org.mochiyori.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mochiyori.kernel.TimeWindow;

/** Windows of the right shape near an asked one, the nearest first; whether they are free is another question. */
final class Candidates {
    private static final int NEAR_DAYS = 14;
    private static final int LOAN_SHIFT = 7;
    private static final int FARTHEST = 28;
    private static final int WEEKS_BEFORE = 52;
    private static final int NEAR_MONTHS = 6;

    private final Timetable timetable;
    private final Opening opening;
    private final TimeWindow asked;
    private final LocalDate date;
    private final int minute;

    Candidates(Timetable timetable, Opening opening, TimeWindow asked) {
        this.timetable = timetable;
        this.opening = opening;
        this.asked = asked;
        LocalDateTime from = LocalDateTime.ofInstant(asked.from(), timetable.zone());
        this.date = from.toLocalDate();
        this.minute = from.getHour() * 60 + from.getMinute();
    }

    /** Nothing outside of this is offered: from the first day that may be to the end of the last, what it takes included. */
    TimeWindow reach() {
        LocalDate end = timetable.date(asked.until().minusNanos(1)).plusDays(1);
        TimeWindow days = switch (opening.slots()) {
            case Slots.Months months -> days(date.minusMonths(NEAR_MONTHS).withDayOfMonth(1), lastMonth(months, end));
            case Slots.Days loan -> {
                LocalDate longer = date.plusDays(Math.max(loan.shortest(), date.until(end, ChronoUnit.DAYS)));
                yield days(
                        date.minusWeeks(WEEKS_BEFORE).minusDays(2 * LOAN_SHIFT),
                        longer.plusDays(FARTHEST + 2 * LOAN_SHIFT));
            }
            case Slots.Grid grid -> nearDays(end);
            case Slots.Bands bands -> nearDays(end);
        };
        return days.widened(
                Duration.ofMinutes(opening.limits().before()),
                Duration.ofMinutes(opening.limits().after()));
    }

    private LocalDate lastMonth(Slots.Months months, LocalDate end) {
        return end.withDayOfMonth(1).plusMonths(NEAR_MONTHS + 1L + months.shortest());
    }

    private TimeWindow nearDays(LocalDate end) {
        return days(date.minusWeeks(WEEKS_BEFORE), end.plusDays(FARTHEST + 1));
    }

    private TimeWindow days(LocalDate first, LocalDate end) {
        return Spans.window(timetable.second(first, 0), timetable.second(end, 0));
    }

    /** Other hours of the same day; for loans the same days made longer until hand-over and return are possible. */
    Stream<TimeWindow> sameDay() {
        return on(date).filter(w -> !w.equals(asked));
    }

    /** The months that come, and those before. */
    private Stream<TimeWindow> otherMonths(Slots.Months months) {
        return IntStream.rangeClosed(1, NEAR_MONTHS)
                .boxed()
                .flatMap(m -> Stream.of(m, -m))
                .flatMap(m -> months(months, date.plusMonths(m)));
    }

    private Stream<TimeWindow> months(Slots.Months months, LocalDate day) {
        LocalDate first = day.withDayOfMonth(1);
        long touched = ChronoUnit.MONTHS.between(
                date.withDayOfMonth(1),
                timetable.date(asked.until().minusNanos(1)).withDayOfMonth(1).plusMonths(1));
        long count = Math.min(months.longest().orElse(Integer.MAX_VALUE), Math.max(months.shortest(), touched));
        return Stream.of(Spans.window(timetable.second(first, 0), timetable.second(first.plusMonths(count), 0)));
    }

    /**
     * The same hour on other days: a day before and after, two, ... to two weeks, then three and four weeks on; then week by week
     * before, for what is not taken in yet.
     */
    Stream<TimeWindow> otherDays() {
        if (opening.slots() instanceof Slots.Months months) {
            return otherMonths(months);
        }
        Stream<Integer> near = IntStream.rangeClosed(1, NEAR_DAYS).boxed().flatMap(d -> Stream.of(d, -d));
        Stream<Integer> before = IntStream.rangeClosed(3, WEEKS_BEFORE).mapToObj(week -> -7 * week);
        return Stream.of(near, Stream.of(21, FARTHEST), before)
                .flatMap(days -> days)
                .flatMap(d -> on(date.plusDays(d)).limit(1));
    }

    private Stream<TimeWindow> on(LocalDate day) {
        return switch (opening.slots()) {
            case Slots.Grid grid -> grid(grid, day);
            case Slots.Bands bands -> bands(bands, day);
            case Slots.Days loan -> loans(loan, day);
            case Slots.Months months -> months(months, day);
        };
    }

    private Stream<TimeWindow> grid(Slots.Grid grid, LocalDate day) {
        int length = length(grid);
        return IntStream.iterate(grid.ceil(0), m -> m + length <= Hours.DAY, m -> m + grid.minutes())
                .boxed()
                .sorted(Comparator.comparingInt((Integer m) -> Math.abs(m - minute)))
                .map(m -> Spans.window(timetable.second(day, m), timetable.second(day, m + length)));
    }

    /** The asked length, brought to the grid and between shortest and longest. */
    private int length(Slots.Grid grid) {
        long wanted = Math.max(
                asked.length().toMinutes(), Math.max(1, opening.limits().shortest()));
        int longest = Math.min(Hours.DAY, opening.limits().longest().orElse(Hours.DAY));
        int steps = (int) ((Math.min(wanted, longest) + grid.minutes() - 1) / grid.minutes());
        return steps * grid.minutes() > longest ? (steps - 1) * grid.minutes() : steps * grid.minutes();
    }

    private Stream<TimeWindow> bands(Slots.Bands bands, LocalDate day) {
        int end = minute + (int) Math.min(Hours.DAY, asked.length().toMinutes());
        return bands.runs(day).stream()
                .sorted(Comparator.comparingInt((List<Slots.Band> run) ->
                        Math.abs(run.getFirst().hours().from() - minute)
                                + Math.abs(run.getLast().hours().until() - end)))
                .map(run -> OpeningRules.window(timetable, day, run));
    }

    private Stream<TimeWindow> loans(Slots.Days loan, LocalDate first) {
        long asDays = timetable.date(asked.until().minusNanos(1)).toEpochDay() - date.toEpochDay() + 1;
        int longest = loan.longest().orElse(Integer.MAX_VALUE);
        int days = (int) Math.min(longest, Math.max(loan.shortest(), asDays));
        return IntStream.rangeClosed(0, 2 * LOAN_SHIFT)
                .boxed()
                .flatMap(sum -> IntStream.rangeClosed(0, sum)
                        .filter(earlier -> days + sum <= longest)
                        .mapToObj(earlier -> loan(first.minusDays(earlier), days + sum)));
    }

    private TimeWindow loan(LocalDate first, int days) {
        return Spans.window(timetable.second(first, 0), timetable.second(first.plusDays(days), 0));
    }
}
