package org.mochiyori.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * By which rule dates come again: what people use of RFC 5545, 3.3.10, and its list of dates (3.8.5.2). Days are those of the
 * lender's clock; the hour is the same on each of them.
 */
public sealed interface Recurrence {
    /** The most dates of one series, the first among them. */
    int MOST = 60;

    /**
     * Every so many weeks (FREQ=WEEKLY).
     *
     * @param interval 1 for every week, 2 for every other
     * @param weekdays on which days of such a week; weeks begin on Monday
     */
    record Weekly(int interval, Set<DayOfWeek> weekdays, End end) implements Recurrence {
        public Weekly {
            weekdays = Set.copyOf(weekdays);
            if (interval < 1 || weekdays.isEmpty()) {
                throw new IllegalArgumentException("every so many weeks, on some days");
            }
        }
    }

    /**
     * Every so many months on a weekday (FREQ=MONTHLY;BYDAY=2SA): 第2土曜.
     *
     * @param interval 1 for every month
     * @param week the first to the fifth such day of the month, or {@link #LAST}
     */
    record Monthly(int interval, int week, DayOfWeek weekday, End end) implements Recurrence {
        /** The last such day of the month. */
        public static final int LAST = -1;

        public Monthly {
            if (interval < 1 || (week != LAST && (week < 1 || week > 5))) {
                throw new IllegalArgumentException("the first to the fifth such day, or the last");
            }
        }
    }

    /** On days that somebody has picked. */
    record Dates(SortedSet<LocalDate> days) implements Recurrence {
        public Dates {
            days = new TreeSet<>(days);
        }
    }

    /**
     * Where it ends; one of both is there.
     *
     * @param until the last day on which there may be a date
     * @param count how many dates there are
     */
    record End(Optional<LocalDate> until, OptionalInt count) {
        public End {
            if (until.isPresent() == count.isPresent()) {
                throw new IllegalArgumentException("until a day, or so many times");
            }
        }

        /** So many times. */
        public static End after(int count) {
            return new End(Optional.empty(), OptionalInt.of(count));
        }

        /** Up to a day. */
        public static End on(LocalDate day) {
            return new End(Optional.of(day), OptionalInt.empty());
        }
    }

    /**
     * The dates it means.
     *
     * @param days in their order, no more than {@link #MOST} and one
     * @param without first days of months that have no such weekday, as there is no fifth Saturday in most
     */
    record Days(List<LocalDate> days, List<LocalDate> without) {
        public Days {
            days = List.copyOf(days);
            without = List.copyOf(without);
        }
    }
}
