package org.mochiyori.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** In which pieces time is lent. */
public sealed interface Slots {

    /**
     * Start and end fall on a grid counted from local midnight.
     *
     * @param minutes the step, 1 to 1440
     * @param offset the first grid point after midnight, 0 to below the step (30 for 8:30, 9:30, ...)
     */
    record Grid(int minutes, int offset) implements Slots {
        public Grid {
            if (minutes < 1 || minutes > Hours.DAY) {
                throw new IllegalArgumentException("a grid has steps of 1 to 1440 minutes");
            }
            if (offset < 0 || offset >= minutes) {
                throw new IllegalArgumentException("a grid's offset is 0 or more and below its step");
            }
        }

        /** Whether a minute of the day is a grid point; midnight ends a day on any grid that divides it. */
        boolean holds(int minute) {
            return Math.floorMod(minute - offset, minutes) == 0;
        }

        /** The first grid point at or after the minute. */
        int ceil(int minute) {
            return minute + Math.floorMod(offset - minute, minutes);
        }
    }

    /**
     * One named part of the day.
     *
     * @param name as people say it: 午前, 夜間, 全日
     * @param hours from when to when
     * @param days weekdays on which it is offered; empty means all
     */
    record Band(String name, Hours hours, Set<DayOfWeek> days) {
        public Band {
            days = Set.copyOf(days);
            if (name.isBlank()) {
                throw new IllegalArgumentException("a band has a name");
            }
        }

        /** A band offered on every weekday. */
        public static Band of(String name, String hours) {
            return new Band(name, Hours.parse(hours), Set.of());
        }

        boolean isOffered(LocalDate date) {
            return days.isEmpty() || days.contains(date.getDayOfWeek());
        }
    }

    /**
     * Named bands; a window is one band, or, where joinable, a run of bands that follow each other (the pause between two is
     * then inside). Bands that overlap (a 全日 beside 午前 and 午後) are never joined with each other.
     *
     * @param bands at least one
     * @param joinable whether neighbours may be taken as one
     * @param overrun minutes that a use may begin before its bands and end after them (延長), in half hours; 0 for none
     */
    record Bands(List<Band> bands, boolean joinable, int overrun) implements Slots {
        private static final int OVERRUN_STEP = 30;

        /** Bands and nothing beside them. */
        public Bands(List<Band> bands, boolean joinable) {
            this(bands, joinable, 0);
        }

        public Bands {
            if (overrun < 0 || overrun > 4 * 60 || overrun % OVERRUN_STEP != 0) {
                throw new IllegalArgumentException("an overrun is 0 to 240 minutes, in half hours");
            }
            bands = List.copyOf(bands);
            if (bands.isEmpty()) {
                throw new IllegalArgumentException("there is at least one band");
            }
        }

        /** The single bands of a date, by start, then end. */
        public List<Band> on(LocalDate date) {
            return bands.stream()
                    .filter(b -> b.isOffered(date))
                    .sorted(Comparator.comparingInt((Band b) -> b.hours().from())
                            .thenComparingInt(b -> b.hours().until()))
                    .toList();
        }

        /** Whether so many minutes before or after the bands may be used as well. */
        boolean allowsOverrun(long minutes) {
            return minutes >= 0 && minutes <= overrun && minutes % OVERRUN_STEP == 0;
        }

        /** Every band and every run that may be taken on a date; each is a list of bands in order. */
        public List<List<Band>> runs(LocalDate date) {
            List<Band> offered = on(date);
            List<List<Band>> runs = new ArrayList<>();
            for (int i = 0; i < offered.size(); i++) {
                List<Band> run = List.of(offered.get(i));
                runs.add(run);
                int next = joinable ? follower(offered, i) : -1;
                while (next >= 0) {
                    List<Band> longer = new ArrayList<>(run);
                    longer.add(offered.get(next));
                    run = List.copyOf(longer);
                    runs.add(run);
                    next = follower(offered, next);
                }
            }
            return runs;
        }

        /** The earliest, shortest band that begins at or after the end of the given one. */
        private static int follower(List<Band> offered, int i) {
            int end = offered.get(i).hours().until();
            for (int j = i + 1; j < offered.size(); j++) {
                if (offered.get(j).hours().from() >= end) {
                    return j;
                }
            }
            return -1;
        }
    }

    /**
     * Whole calendar months, from the first to the last: a room or locker lent by the month (月極). Days on which it is closed
     * count.
     *
     * @param shortest fewest months; 1 or more
     * @param longest most months; empty for no limit
     */
    record Months(int shortest, OptionalInt longest) implements Slots {
        public Months {
            if (shortest < 1 || (longest.isPresent() && longest.getAsInt() < shortest)) {
                throw new IllegalArgumentException(
                        "a use is 1 month or more, and its longest is no shorter than its shortest");
            }
        }
    }

    /**
     * Loans of whole local days: handed over and returned on open days; the days between may be closed.
     *
     * @param shortest fewest days, first and last counted; 1 or more
     * @param longest most days; empty for no limit
     */
    record Days(int shortest, OptionalInt longest) implements Slots {
        public Days {
            if (shortest < 1 || (longest.isPresent() && longest.getAsInt() < shortest)) {
                throw new IllegalArgumentException(
                        "a loan is 1 day or more, and its longest is no shorter than its shortest");
            }
        }
    }
}
