package org.mochiyori.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;

/** What a line costs by the lender's rates, each amount explained. Pure. */
final class FeeRules {
    private static final Set<Fee.Per> BY_TIME = EnumSet.of(Fee.Per.HOUR, Fee.Per.DAY, Fee.Per.UNIT_DAY);

    private FeeRules() {}

    static Price price(Offer offer, TimeWindow window, int quantity) {
        return switch (offer.listing().draft().terms().fee()) {
            case Fee.Free free -> Price.FREE;
            case Fee.Unknown unknown ->
                new Price(List.of(unknown(offer.listing().draft().terms().feeText())));
            case Fee.Charged charged -> charged(charged, offer, window, quantity);
        };
    }

    /** What rates are multiplied by: hours and days begun, things lent. */
    private record Use(long hours, long days, long units) {}

    private static Price charged(Fee.Charged fee, Offer offer, TimeWindow window, int quantity) {
        List<Slots.Band> taken = bands(offer, window);
        Use use = new Use(hours(window), offer.days(window), quantity);
        List<Price.Part> parts = new ArrayList<>();
        for (Fee.Rate rate : fee.rates()) {
            part(rate, taken, use).ifPresent(parts::add);
        }
        parts.addAll(unpriced(fee, taken, offer));
        return new Price(parts);
    }

    /**
     * Where some bands have a rate, one without is not free: nobody has said what it costs. Rates by the hour or day hold in
     * every band, and those by the band come on top.
     */
    private static List<Price.Part> unpriced(Fee.Charged fee, List<Slots.Band> taken, Offer offer) {
        Set<String> priced =
                fee.rates().stream().flatMap(rate -> rate.band().stream()).collect(Collectors.toSet());
        if (priced.isEmpty() || fee.rates().stream().anyMatch(rate -> BY_TIME.contains(rate.per()))) {
            return List.of();
        }
        return taken.isEmpty()
                ? List.of(unknown(offer.listing().draft().terms().feeText()))
                : taken.stream()
                        .map(Slots.Band::name)
                        .filter(name -> !priced.contains(name))
                        .map(FeeRules::unknown)
                        .toList();
    }

    private static Price.Part unknown(String label) {
        return new Price.Part(Price.UNKNOWN, label, Yen.ZERO, Map.of());
    }

    private static Optional<Price.Part> part(Fee.Rate rate, List<Slots.Band> taken, Use use) {
        return switch (rate.per()) {
            case BAND ->
                taken.stream()
                        .filter(band -> band.name().equals(rate.band().orElse("")))
                        .findFirst()
                        .map(band -> part("per-band", rate, Map.of("bands", 1L)));
            case HOUR -> Optional.of(part("per-hour", rate, Map.of("hours", use.hours())));
            case DAY -> Optional.of(part("per-day", rate, Map.of("days", use.days())));
            case USE -> Optional.of(part("per-use", rate, Map.of()));
            case UNIT -> Optional.of(part("per-unit", rate, Map.of("units", use.units())));
            case UNIT_DAY -> Optional.of(part("per-unit-day", rate, Map.of("units", use.units(), "days", use.days())));
        };
    }

    /** The bands of the opening rules that the window is made of; none where it is not made of bands. */
    private static List<Slots.Band> bands(Offer offer, TimeWindow window) {
        LocalDate date = offer.date(window.from());
        return offer.timetable().opening(date).map(Opening::slots).stream()
                .filter(Slots.Bands.class::isInstance)
                .map(Slots.Bands.class::cast)
                .flatMap(bands -> runs(bands, offer, date, window).stream())
                .toList();
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
