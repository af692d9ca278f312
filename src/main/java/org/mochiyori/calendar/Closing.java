package org.mochiyori.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** A pattern of days on which something is closed, with the reason people read (may be empty). */
public sealed interface Closing {

    /** Why, in words for people; empty when nothing was said. */
    String reason();

    /** Whether the pattern closes the date. */
    boolean closes(LocalDate date, Holidays holidays);

    /** Whether the answer depends on the list of holidays. */
    boolean asksHolidays();

    /** What happens to a weekly closed day that falls on a holiday. */
    enum OnHoliday {
        /** Closed all the same. */
        CLOSED,
        /** Open, and no other day is closed for it (祝日は開館). */
        OPEN,
        /** Open, and the day after is closed (祝日は開館、翌日休館). */
        NEXT_DAY,
        /** Open, and the next day that is no holiday is closed (その直後の休日でない日). */
        NEXT_NON_HOLIDAY,
        /** Open, and the next Monday to Friday that is no holiday is closed (翌平日). */
        NEXT_WORKDAY
    }

    /**
     * Weekdays, perhaps only some of a month and only in some months.
     *
     * @param days the weekdays, at least one
     * @param weeks which of the month, 1 to 5, -1 the last; empty means every one
     * @param months 1 to 12; empty means all
     */
    record Pattern(Set<DayOfWeek> days, Set<Integer> weeks, Set<Integer> months) {
        public Pattern {
            days = Set.copyOf(days);
            weeks = Set.copyOf(weeks);
            months = Set.copyOf(months);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("a weekly closing names at least one weekday");
            }
            if (weeks.stream().anyMatch(w -> w != -1 && (w < 1 || w > 5))) {
                throw new IllegalArgumentException("weeks are 1 to 5, or -1 for the last");
            }
            if (months.stream().anyMatch(m -> m < 1 || m > 12)) {
                throw new IllegalArgumentException("months are 1 to 12");
            }
        }

        /** Every one of these weekdays. */
        public static Pattern every(Set<DayOfWeek> days) {
            return new Pattern(days, Set.of(), Set.of());
        }

        boolean matches(LocalDate date) {
            return days.contains(date.getDayOfWeek())
                    && (months.isEmpty() || months.contains(date.getMonthValue()))
                    && (weeks.isEmpty() || weekMatches(date));
        }

        private boolean weekMatches(LocalDate date) {
            int day = date.getDayOfMonth();
            return weeks.contains((day - 1) / 7 + 1) || (weeks.contains(-1) && day + 7 > date.lengthOfMonth());
        }
    }

    /**
     * Closed on weekdays: every Monday, the second and fourth Monday, the second Tuesday of May.
     *
     * @param pattern which days
     * @param onHoliday what a holiday does to it
     */
    record Weekly(Pattern pattern, OnHoliday onHoliday, String reason) implements Closing {
        @Override
        public boolean closes(LocalDate date, Holidays holidays) {
            if (pattern.matches(date) && (onHoliday == OnHoliday.CLOSED || !holidays.isHoliday(date))) {
                return true;
            }
            return switch (onHoliday) {
                case CLOSED, OPEN -> false;
                case NEXT_DAY -> isMoved(date.minusDays(1), holidays);
                case NEXT_NON_HOLIDAY -> takesOver(date, false, holidays);
                case NEXT_WORKDAY -> takesOver(date, true, holidays);
            };
        }

        @Override
        public boolean asksHolidays() {
            return onHoliday != OnHoliday.CLOSED;
        }

        private boolean isMoved(LocalDate date, Holidays holidays) {
            return pattern.matches(date) && holidays.isHoliday(date);
        }

        /** Looks back over the days that cannot take over, for a closed weekday that was a holiday. */
        private boolean takesOver(LocalDate date, boolean workday, Holidays holidays) {
            if (isPassedOver(date, workday, holidays)) {
                return false;
            }
            LocalDate before = date.minusDays(1);
            while (isPassedOver(before, workday, holidays)) {
                if (isMoved(before, holidays)) {
                    return true;
                }
                before = before.minusDays(1);
            }
            return false;
        }

        private static boolean isPassedOver(LocalDate date, boolean workday, Holidays holidays) {
            return holidays.isHoliday(date) || (workday && date.getDayOfWeek().getValue() >= 6);
        }
    }

    /**
     * Closed on public holidays (祝日), unless they fall on one of the named weekdays.
     *
     * @param butOpenOn weekdays on which it is open all the same
     */
    record OnHolidays(Set<DayOfWeek> butOpenOn, String reason) implements Closing {
        public OnHolidays {
            butOpenOn = Set.copyOf(butOpenOn);
        }

        @Override
        public boolean closes(LocalDate date, Holidays holidays) {
            return holidays.isHoliday(date) && !butOpenOn.contains(date.getDayOfWeek());
        }

        @Override
        public boolean asksHolidays() {
            return true;
        }
    }

    /**
     * Closed on the day after a holiday (祝日の翌日).
     *
     * @param butOpenOn weekdays on which it is open all the same
     * @param butOpenOnHolidays open when that day is a holiday itself
     */
    record AfterHolidays(Set<DayOfWeek> butOpenOn, boolean butOpenOnHolidays, String reason) implements Closing {
        public AfterHolidays {
            butOpenOn = Set.copyOf(butOpenOn);
        }

        @Override
        public boolean closes(LocalDate date, Holidays holidays) {
            return holidays.isHoliday(date.minusDays(1))
                    && !butOpenOn.contains(date.getDayOfWeek())
                    && !(butOpenOnHolidays && holidays.isHoliday(date));
        }

        @Override
        public boolean asksHolidays() {
            return true;
        }
    }

    /**
     * Closed every year from one day to another, both included; 12-29 to 01-03 runs across the year's end.
     *
     * @param from first closed day
     * @param until last closed day
     */
    record Yearly(MonthDay from, MonthDay until, String reason) implements Closing {
        @Override
        public boolean closes(LocalDate date, Holidays holidays) {
            MonthDay day = MonthDay.from(date);
            boolean started = !day.isBefore(from);
            boolean notOver = !day.isAfter(until);
            return from.isAfter(until) ? started || notOver : started && notOver;
        }

        @Override
        public boolean asksHolidays() {
            return false;
        }
    }

    /**
     * Closed on days of every month, such as the 7th.
     *
     * @param days 1 to 31, -1 the last day; at least one
     */
    record Monthly(Set<Integer> days, String reason) implements Closing {
        public Monthly {
            days = Set.copyOf(days);
            if (days.isEmpty() || days.stream().anyMatch(d -> d != -1 && (d < 1 || d > 31))) {
                throw new IllegalArgumentException("days of a month are 1 to 31, or -1 for the last; at least one");
            }
        }

        @Override
        public boolean closes(LocalDate date, Holidays holidays) {
            return days.contains(date.getDayOfMonth())
                    || (days.contains(-1) && date.getDayOfMonth() == date.lengthOfMonth());
        }

        @Override
        public boolean asksHolidays() {
            return false;
        }
    }

    /**
     * Closed once, from one date to another, both included.
     *
     * @param from first closed date
     * @param until last closed date, not before the first
     */
    record Dates(LocalDate from, LocalDate until, String reason) implements Closing {
        public Dates {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("a closing ends on or after its first day");
            }
        }

        @Override
        public boolean closes(LocalDate date, Holidays holidays) {
            return !date.isBefore(from) && !date.isAfter(until);
        }

        @Override
        public boolean asksHolidays() {
            return false;
        }
    }
}
