package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.kernel.TimeWindow;

/**
 * The bands that a window takes.
 *
 * @param bands in order; none where the window is not made of bands
 * @param before hours begun before the first
 * @param after hours begun after the last
 * @param wholeDay more than one band, from the first of the day to the last
 */
record TakenBands(List<Slots.Band> bands, long before, long after, boolean wholeDay) {
    private static final Duration HOUR = Duration.ofHours(1);

    TakenBands {
        bands = List.copyOf(bands);
    }

    /**
     * The run of bands that is the window, else the longest one inside it: a whole day in one band is not morning plus
     * afternoon plus night.
     *
     * @param overruns whether a window may begin before its bands and end after them
     */
    static TakenBands of(Offer offer, TimeWindow window, boolean overruns) {
        LocalDate date = offer.date(window.from());
        Optional<Slots.Bands> offered = offer.timetable()
                .opening(date)
                .map(Opening::slots)
                .filter(Slots.Bands.class::isInstance)
                .map(Slots.Bands.class::cast);
        return offered.flatMap(bands -> bands.runs(date).stream()
                        .map(run -> of(run, span(offer, date, run), window, isAll(run, bands.on(date))))
                        .filter(taken -> overruns ? taken.isInside() : taken.isExact())
                        .min(Comparator.comparingLong((TakenBands taken) -> taken.before + taken.after)
                                .thenComparingInt(taken -> taken.bands.size())))
                .orElse(new TakenBands(List.of(), 0, 0, false));
    }

    private static TakenBands of(List<Slots.Band> run, TimeWindow span, TimeWindow window, boolean all) {
        return new TakenBands(
                run, hours(window.from(), span.from()), hours(span.until(), window.until()), all && run.size() > 1);
    }

    private boolean isInside() {
        return before >= 0 && after >= 0;
    }

    private boolean isExact() {
        return before == 0 && after == 0;
    }

    private static boolean isAll(List<Slots.Band> run, List<Slots.Band> offered) {
        int first = offered.stream().mapToInt(band -> band.hours().from()).min().orElse(0);
        int last = offered.stream().mapToInt(band -> band.hours().until()).max().orElse(0);
        return run.getFirst().hours().from() == first && run.getLast().hours().until() == last;
    }

    private static TimeWindow span(Offer offer, LocalDate date, List<Slots.Band> run) {
        return new TimeWindow(
                at(offer, date, run.getFirst().hours().from()),
                at(offer, date, run.getLast().hours().until()));
    }

    private static Instant at(Offer offer, LocalDate date, int minute) {
        return date.plusDays(minute / 1440)
                .atTime(LocalTime.ofSecondOfDay((minute % 1440) * 60L))
                .atZone(offer.timetable().zone())
                .toInstant();
    }

    /** Hours begun between two moments; below zero where the second comes first. */
    private static long hours(Instant from, Instant until) {
        if (until.isBefore(from)) {
            return -1;
        }
        return Duration.between(from, until).plus(HOUR).minusNanos(1).dividedBy(HOUR);
    }
}
