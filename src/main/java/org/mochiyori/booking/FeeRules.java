package org.mochiyori.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mochiyori.calendar.Holidays;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;

/** What a line costs by the lender's rates and tariff, each amount explained. Pure. */
final class FeeRules {
    private static final Set<Fee.Per> BY_TIME = EnumSet.of(Fee.Per.HOUR, Fee.Per.DAY, Fee.Per.UNIT_DAY);

    private FeeRules() {}

    /**
     * A use as prices see it.
     *
     * @param classes of the borrower, as rules of the lender's hub know them
     * @param nature of the use
     * @param extras labels of what is wanted on top
     */
    record Asked(TimeWindow window, int quantity, List<String> classes, String nature, Set<String> extras) {
        Asked {
            classes = List.copyOf(classes);
            extras = Set.copyOf(extras);
        }
    }

    /** What the owner has set beside the rates. */
    record Charges(Tariff tariff, Optional<Reduction> reduction) {}

    static Price price(Offer offer, Charges charges, Asked asked) {
        Tariff tariff = charges.tariff();
        Optional<Fee> fee = fee(offer, tariff, offer.date(asked.window().from()));
        if (fee.isEmpty() || fee.get() instanceof Fee.Unknown) {
            return new Price(
                    List.of(Reckoning.unknown(offer.listing().draft().terms().feeText())));
        }
        TakenBands taken = TakenBands.of(offer, asked.window(), tariff.overrun().isPresent());
        Times times = Times.of(offer, asked, taken);
        Reckoning reckoning = new Reckoning();
        if (fee.get() instanceof Fee.Charged charged) {
            charge(charged, offer, times, reckoning);
            tariff.overrun().ifPresent(overrun -> overrun(overrun, charged, taken, reckoning));
        }
        Case here = new Case(charges, asked, times, reckoning);
        tariff.inOrder().forEach(step -> take(step, here));
        if (tariff.deposit().value() > 0) {
            reckoning.add(new Price.Part(Price.DEPOSIT, "", tariff.deposit(), Map.of()));
        }
        return reckoning.price();
    }

    /** The rates of the day; empty where nobody can say yet which day it is. */
    private static Optional<Fee> fee(Offer offer, Tariff tariff, LocalDate date) {
        Fee usual = tariff.rates()
                .<Fee>map(rates -> rates)
                .orElse(offer.listing().draft().terms().fee());
        if (tariff.special().isEmpty()) {
            return Optional.of(usual);
        }
        Tariff.Special special = tariff.special().get();
        if (special.days().contains(date.getDayOfWeek())) {
            return Optional.of(special.rates());
        }
        if (!special.holidays()) {
            return Optional.of(usual);
        }
        Holidays holidays = offer.timetable().holidays();
        if (!holidays.knows(date)) {
            return Optional.empty();
        }
        return Optional.of(holidays.isHoliday(date) ? special.rates() : usual);
    }

    /** One reckoning with all it depends on. */
    private record Case(Charges charges, Asked asked, Times times, Reckoning reckoning) {}

    /** What rates are multiplied by: hours and days begun, things lent, bands taken. */
    private record Times(long hours, long days, long units, TakenBands taken) {
        static Times of(Offer offer, Asked asked, TakenBands taken) {
            return new Times(FeeRules.hours(asked.window()), offer.days(asked.window()), asked.quantity(), taken);
        }

        Optional<Slots.Band> find(String name) {
            return taken.bands().stream()
                    .filter(band -> band.name().equals(name))
                    .findFirst();
        }
    }

    private static void charge(Fee.Charged fee, Offer offer, Times times, Reckoning reckoning) {
        for (Fee.Rate rate : fee.rates()) {
            boolean applies = rate.per() != Fee.Per.BAND
                    || times.find(rate.band().orElse("")).isPresent();
            if (applies) {
                reckoning.add(part(rate.label(), rate.amount(), rate.per(), times, 1));
            }
        }
        unpriced(fee, offer, times).forEach(reckoning::add);
    }

    /**
     * Where some bands have a rate, one without is not free: nobody has said what it costs. Rates by the hour or day hold in
     * every band, and those by the band come on top.
     */
    private static List<Price.Part> unpriced(Fee.Charged fee, Offer offer, Times times) {
        Set<String> priced =
                fee.rates().stream().flatMap(rate -> rate.band().stream()).collect(Collectors.toSet());
        if (priced.isEmpty() || fee.rates().stream().anyMatch(rate -> BY_TIME.contains(rate.per()))) {
            return List.of();
        }
        List<Slots.Band> taken = times.taken().bands();
        return taken.isEmpty()
                ? List.of(Reckoning.unknown(offer.listing().draft().terms().feeText()))
                : taken.stream()
                        .map(Slots.Band::name)
                        .filter(name -> !priced.contains(name))
                        .map(Reckoning::unknown)
                        .toList();
    }

    private static void overrun(Tariff.Overrun overrun, Fee.Charged fee, TakenBands taken, Reckoning reckoning) {
        if (taken.bands().isEmpty()) {
            return;
        }
        overrun(overrun, fee, taken.bands().getFirst(), taken.before()).ifPresent(reckoning::add);
        overrun(overrun, fee, taken.bands().getLast(), taken.after()).ifPresent(reckoning::add);
    }

    private static Optional<Price.Part> overrun(
            Tariff.Overrun overrun, Fee.Charged fee, Slots.Band beside, long hours) {
        if (hours == 0) {
            return Optional.empty();
        }
        Yen rate = fee.rates().stream()
                .filter(one -> one.band().filter(beside.name()::equals).isPresent())
                .map(Fee.Rate::amount)
                .reduce(Yen.ZERO, Yen::plus);
        Yen hour = overrun.of(rate, 1);
        return Optional.of(Reckoning.part("overrun", beside.name(), hour, Map.of("hours", hours)));
    }

    private static void take(Tariff.Step step, Case here) {
        Reckoning reckoning = here.reckoning();
        switch (step) {
            case Tariff.WholeDay day -> {
                if (here.times().taken().wholeDay()) {
                    reckoning.multiply(100 - day.percent(), "whole-day", "", day.percent());
                }
            }
            case Tariff.Surcharge surcharge -> {
                if (surcharge.who().means(here.asked().classes(), here.asked().nature())) {
                    reckoning.multiply(surcharge.percent(), "surcharge", surcharge.label(), surcharge.percent());
                }
            }
            case Tariff.Extras extras ->
                extras.items().stream()
                        .filter(extra ->
                                !extra.chosen() || here.asked().extras().contains(extra.label()))
                        .forEach(extra -> reckoning.addExtra(extra(extra, here.times())));
            case Tariff.Reduce reduce ->
                reckoning.reduce(
                        here.charges().reduction(),
                        here.asked().classes(),
                        here.asked().nature());
            case Tariff.Round round -> reckoning.round(round.how());
        }
    }

    private static Price.Part extra(Tariff.Extra extra, Times times) {
        long bands = times.taken().bands().size();
        return extra.per() == Fee.Per.BAND && bands == 0
                ? Reckoning.unknown(extra.label())
                : part(extra.label(), extra.amount(), extra.per(), times, bands);
    }

    private static Price.Part part(String label, Yen rate, Fee.Per per, Times times, long bands) {
        return switch (per) {
            case BAND -> Reckoning.part("per-band", label, rate, Map.of("bands", bands));
            case HOUR -> Reckoning.part("per-hour", label, rate, Map.of("hours", times.hours()));
            case DAY -> Reckoning.part("per-day", label, rate, Map.of("days", times.days()));
            case USE -> Reckoning.part("per-use", label, rate, Map.of());
            case UNIT -> Reckoning.part("per-unit", label, rate, Map.of("units", times.units()));
            case UNIT_DAY ->
                Reckoning.part("per-unit-day", label, rate, Map.of("units", times.units(), "days", times.days()));
        };
    }

    private static long hours(TimeWindow window) {
        Duration hour = Duration.ofHours(1);
        return window.length().plus(hour).minusNanos(1).dividedBy(hour);
    }
}
