package org.mochiyori.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.series.Recurrence.Dates;
import org.mochiyori.series.Recurrence.Days;
import org.mochiyori.series.Recurrence.End;
import org.mochiyori.series.Recurrence.Monthly;
import org.mochiyori.series.Recurrence.Weekly;

/** Which dates a recurrence means. Pure. */
final class RecurrenceRules {
    // Far beyond what sixty dates can span: fifth Saturdays of every twelfth month.
    private static final int MONTHS = 12 * 12 * 60;

    private RecurrenceRules() {}

    /** Why no series can begin on this day. */
    static Optional<Problem> refusal(Recurrence recurrence, LocalDate first) {
        boolean begins = switch (recurrence) {
            case Weekly weekly -> weekly.weekdays().contains(first.getDayOfWeek());
            case Monthly monthly -> day(monthly, YearMonth.from(first)).equals(Optional.of(first));
            case Dates dates -> dates.days().isEmpty() || !dates.days().first().isBefore(first);
        };
        if (!begins) {
            return invalid("value", "the first occasion is one of the dates, and the earliest");
        }
        int count = days(recurrence, first).days().size();
        return count < 2 || count > Recurrence.MOST
                ? invalid("count", "2 to " + Recurrence.MOST + " dates")
                : Optional.empty();
    }

    /** The dates from the first occasion on; one more than allowed where there are too many. */
    static Days days(Recurrence recurrence, LocalDate first) {
        return switch (recurrence) {
            case Weekly weekly -> weekly(weekly, first);
            case Monthly monthly -> monthly(monthly, first);
            case Dates dates -> picked(dates, first);
        };
    }

    private static Days weekly(Weekly weekly, LocalDate first) {
        List<LocalDate> days = new ArrayList<>();
        List<DayOfWeek> weekdays = weekly.weekdays().stream().sorted().toList();
        LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        while (true) {
            for (DayOfWeek weekday : weekdays) {
                LocalDate day = monday.with(TemporalAdjusters.nextOrSame(weekday));
                if (isOver(weekly.end(), days, day)) {
                    return new Days(days, List.of());
                }
                if (!day.isBefore(first)) {
                    days.add(day);
                }
            }
            monday = monday.plusWeeks(weekly.interval());
        }
    }

    private static Days monthly(Monthly monthly, LocalDate first) {
        List<LocalDate> days = new ArrayList<>();
        List<LocalDate> without = new ArrayList<>();
        YearMonth month = YearMonth.from(first);
        for (int i = 0; i < MONTHS; i += monthly.interval()) {
            YearMonth next = month.plusMonths(i);
            Optional<LocalDate> day = day(monthly, next);
            if (isOver(monthly.end(), days, day.orElse(next.atEndOfMonth()))) {
                break;
            }
            day.ifPresentOrElse(days::add, () -> without.add(next.atDay(1)));
        }
        return new Days(days, without);
    }

    private static Days picked(Dates dates, LocalDate first) {
        List<LocalDate> days = new ArrayList<>(List.of(first));
        dates.days().stream().filter(day -> !day.equals(first)).forEach(days::add);
        return new Days(days, List.of());
    }

    /** The day of a month; a month may have no fifth one. */
    private static Optional<LocalDate> day(Monthly monthly, YearMonth month) {
        LocalDate day = month.atDay(1)
                .with(
                        monthly.week() == Monthly.LAST
                                ? TemporalAdjusters.lastInMonth(monthly.weekday())
                                : TemporalAdjusters.dayOfWeekInMonth(monthly.week(), monthly.weekday()));
        return YearMonth.from(day).equals(month) ? Optional.of(day) : Optional.empty();
    }

    private static boolean isOver(End end, List<LocalDate> days, LocalDate next) {
        return days.size() > Recurrence.MOST
                || end.until().filter(next::isAfter).isPresent()
                || (end.count().isPresent() && days.size() >= end.count().getAsInt());
    }

    private static Optional<Problem> invalid(String code, String detail) {
        return Optional.of(Problem.Invalid.of("/recurrence", code, detail));
    }
}
