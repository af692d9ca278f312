package org.mochiyori.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.catalogue.Admission;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Quotas;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.kernel.TimeWindow;

/**
 * A listing with the rules that hold for it: all that a wish is measured by.
 *
 * @param entry the listing
 * @param timetable when it is open
 * @param rules all else that was said of it, in the course of time
 */
record Offer(Entry entry, Timetable timetable, Ruleset rules) {
    Listing listing() {
        return entry.listing();
    }

    boolean isSkill() {
        return listing().kind() == ListingKind.SKILL;
    }

    Lending lending(Instant now) {
        return rules.on(date(now), RuleKind.LENDING, Lending::fromJson).orElse(Lending.USUAL);
    }

    /** What holds for the price of a use on a day. */
    FeeRules.Charges charges(LocalDate use) {
        return new FeeRules.Charges(
                rules.on(use, RuleKind.TARIFF, Tariff::fromJson).orElse(Tariff.PLAIN),
                rules.on(use, RuleKind.REDUCTION, Reduction::fromJson));
    }

    /** What is owed for calling off what is asked for now. */
    Cancellation cancellation(Instant now) {
        return rules.on(date(now), RuleKind.CANCELLATION, Cancellation::fromJson)
                .orElseGet(() -> Cancellation.freeUntil(lending(now).cancelDays()));
    }

    /** How much one borrower may have, where anybody has said. */
    Optional<Quotas> quotas(Instant now) {
        return rules.on(date(now), RuleKind.QUOTAS, Quotas::fromJson);
    }

    /** Who may borrow, and for what, where anybody has said. */
    Optional<Admission> admission(Instant now) {
        return rules.on(date(now), RuleKind.ADMISSION, Admission::fromJson);
    }

    /** How much of each unit a use of so many takes. */
    Map<UUID, Integer> amounts(int quantity) {
        Map<UUID, Integer> amounts = new LinkedHashMap<>();
        listing().units().forEach(share -> amounts.put(share.unit(), share.whole() ? share.capacity() : quantity));
        return amounts;
    }

    /** The local date of an instant. */
    LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, timetable.zone());
    }

    /** Local dates that a window touches. */
    long days(TimeWindow window) {
        return date(window.until().minusNanos(1)).toEpochDay()
                - date(window.from()).toEpochDay()
                + 1;
    }
}
