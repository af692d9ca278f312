package org.mochiyori.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When one may ask, by class of group.
 *
 * @param standard for everyone without a rule of their own
 * @param classes class of group to its rule, which replaces the standard one whole
 */
public record Reception(Rule standard, Map<String, Rule> classes) {
    /** At any time before the use begins. */
    public static final Reception ALWAYS = new Reception(Rule.ALWAYS, Map.of());

    public Reception {
        classes = Map.copyOf(classes);
    }

    /** The rule of the first of the asker's classes that has one; else the standard one. */
    public Rule of(Asker asker) {
        return asker.classes().stream()
                .filter(classes::containsKey)
                .findFirst()
                .map(classes::get)
                .orElse(standard);
    }

    /**
     * One rule; a side left out does not limit.
     *
     * @param opens from when on one may ask
     * @param closes until when
     */
    public record Rule(Optional<Opens> opens, Optional<Closes> closes) {
        /** No limits. */
        public static final Rule ALWAYS = new Rule(Optional.empty(), Optional.empty());
    }

    /** The horizon: the day and time at which asking for a date begins. */
    public sealed interface Opens {
        /** Minute of the local day at which reception opens. */
        int at();

        /** Whether a closed day moves it to the next open day. */
        boolean offClosedDays();

        /** The day itself, before any shift. */
        LocalDate day(LocalDate use);

        /**
         * Months before.
         *
         * @param months 0 or more
         * @param day day of that month on which the whole month of use opens (a short month: its last); empty for the
         *     same day of the month as the use
         */
        record MonthsBefore(int months, OptionalInt day, int at, boolean offClosedDays) implements Opens {
            public MonthsBefore {
                if (months < 0 || months > 60 || (day.isPresent() && (day.getAsInt() < 1 || day.getAsInt() > 31))) {
                    throw new IllegalArgumentException("reception opens 0 to 60 months before, on a day from 1 to 31");
                }
                checkMinute(at);
            }

            @Override
            public LocalDate day(LocalDate use) {
                LocalDate month = use.minusMonths(months);
                return day.isEmpty() ? month : month.withDayOfMonth(Math.min(day.getAsInt(), month.lengthOfMonth()));
            }
        }

        /**
         * Days before.
         *
         * @param days 0 or more
         */
        record DaysBefore(int days, int at, boolean offClosedDays) implements Opens {
            public DaysBefore {
                if (days < 0 || days > 1830) {
                    throw new IllegalArgumentException("reception opens 0 to 1830 days before");
                }
                checkMinute(at);
            }

            @Override
            public LocalDate day(LocalDate use) {
                return use.minusDays(days);
            }
        }
    }

    /** The lead time: when asking ends. */
    public sealed interface Closes {
        /**
         * So many hours before the use begins.
         *
         * @param hours 0 or more
         */
        record HoursBefore(int hours) implements Closes {
            public HoursBefore {
                if (hours < 0 || hours > 24 * 366) {
                    throw new IllegalArgumentException("reception closes 0 to 8784 hours before");
                }
            }
        }

        /**
         * On the day so many days before the use, at a time.
         *
         * @param days 0 or more
         * @param at minute of that local day; 1440 is its end
         */
        record DaysBefore(int days, int at) implements Closes {
            public DaysBefore {
                if (days < 0 || days > 366) {
                    throw new IllegalArgumentException("reception closes 0 to 366 days before");
                }
                checkMinute(at);
            }
        }
    }

    private static void checkMinute(int at) {
        if (at < 0 || at > Hours.DAY) {
            throw new IllegalArgumentException("a time lies between 00:00 and 24:00");
        }
    }
}
