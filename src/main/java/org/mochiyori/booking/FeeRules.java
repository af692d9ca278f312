package org.mochiyori.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;

/** What a line costs by the lender's rates, each amount explained. Pure. */
final class FeeRules {
    private FeeRules() {}

    static Price price(Offer offer, TimeWindow window, int quantity) {
        return switch (offer.listing().draft().terms().fee()) {
            case Fee.Free free -> Price.FREE;
            case Fee.Unknown unknown ->
                new Price(List.of(new Price.Part(
                        "unknown", offer.listing().draft().terms().feeText(), Yen.ZERO, Map.of())));
            case Fee.Charged charged -> charged(charged, offer, window, quantity);
        };
    }

    private static Price charged(Fee.Charged fee, Offer offer, TimeWindow window, int quantity) {
        List<Price.Part> parts = new ArrayList<>();
        for (Fee.Rate rate : fee.rates()) {
            part(rate, offer, window, quantity).ifPresent(parts::add);
        }
        return new Price(parts);
    }

    private static Optional<Price.Part> part(Fee.Rate rate, Offer offer, TimeWindow window, int quantity) {
        return switch (rate.per()) {
            case BAND -> band(rate, offer, window);
            case HOUR -> Optional.of(part("per-hour", rate, Map.of("hours", hours(window))));
            case DAY -> Optional.of(part("per-day", rate, Map.of("days", offer.days(window))));
            case USE -> Optional.of(part("per-use", rate, Map.of()));
            case UNIT -> Optional.of(part("per-unit", rate, Map.of("units", (long) quantity)));
            case UNIT_DAY ->
                Optional.of(part("per-unit-day", rate, Map.of("units", (long) quantity, "days", offer.days(window))));
        };
    }

    /** Each band of the opening rules that lies in the window and bears the rate's name. */
    private static Optional<Price.Part> band(Fee.Rate rate, Offer offer, TimeWindow window) {
        LocalDate date = offer.date(window.from());
        Optional<Slots> slots = offer.timetable().opening(date).map(Opening::slots);
        if (slots.isEmpty() || !(slots.get() instanceof Slots.Bands bands)) {
            return Optional.empty();
        }
        return runs(bands, offer, date, window).stream()
                .filter(band -> band.name().equals(rate.band().orElse("")))
                .findFirst()
                .map(band -> part("per-band", rate, Map.of("bands", 1L)));
    }

    /** The bands that together are the window: a whole day in one band is not morning plus afternoon plus night. */
    private static List<Slots.Band> runs(Slots.Bands bands, Offer offer, LocalDate date, TimeWindow window) {
        return bands.runs(date).stream()
                .filter(run -> new TimeWindow(
                                at(offer, date, run.getFirst().hours().from()),
                                at(offer, date, run.getLast().hours().until()))
                        .equals(window))
                .min(java.util.Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static java.time.Instant at(Offer offer, LocalDate date, int minute) {
        return date.plusDays(minute / 1440)
                .atTime(LocalTime.ofSecondOfDay((minute % 1440) * 60L))
                .atZone(offer.timetable().zone())
                .toInstant();
    }

    private static Price.Part part(String code, Fee.Rate rate, Map<String, Long> figures) {
        long times = figures.values().stream().reduce(1L, Math::multiplyExact);
        Map<String, Long> all = new java.util.HashMap<>(figures);
        all.put("rate", rate.amount().value());
        return new Price.Part(code, rate.label(), rate.amount().times(times), all);
    }

    private static long hours(TimeWindow window) {
        Duration hour = Duration.ofHours(1);
        return window.length().plus(hour).minusNanos(1).dividedBy(hour);
    }
}
