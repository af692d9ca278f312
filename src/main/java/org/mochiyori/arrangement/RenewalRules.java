package org.mochiyori.arrangement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The year of a skill's listing: asked 60, 30 and 7 days before, resting 30 days after. Pure. */
final class RenewalRules {
    /** Days from the day it is confirmed until, in order; the last is the end of the grace. */
    private static final List<Integer> STEPS = List.of(-60, -30, -7, 30);
    /** The step at which it rests. */
    static final int REST = STEPS.size();

    private static final int LAST_WORD = REST - 1;

    private RenewalRules() {}

    /** As confirmed on a day: good for a year. */
    static Renewal confirmed(Renewal before, LocalDate today) {
        return at(before, today.plusYears(1), 0, false);
    }

    /** As first seen: good for a year from when it was made, and nobody is asked out of the blue. */
    static Renewal first(Renewal before, LocalDate made, LocalDate today) {
        LocalDate year = made.plusYears(1);
        LocalDate least = today.plusDays(-STEPS.getFirst());
        return at(before, year.isBefore(least) ? least : year, 0, false);
    }

    /**
     * As it is after what is due today. After a long silence of the server the steps missed are one, and nobody's listing rests
     * before they were asked for the last time and had the days since.
     */
    static Renewal stepped(Renewal before, LocalDate today) {
        int due = 0;
        while (due < REST && !before.due().plusDays(STEPS.get(due)).isAfter(today)) {
            due++;
        }
        boolean unasked = due == REST && before.told() < LAST_WORD;
        if (unasked) {
            return at(before, today.plusDays(-STEPS.get(LAST_WORD - 1)), LAST_WORD, false);
        }
        return at(before, before.due(), Math.max(due, before.told()), due == REST);
    }

    private static Renewal at(Renewal before, LocalDate due, int told, boolean rests) {
        Optional<LocalDate> next = told < REST ? Optional.of(due.plusDays(STEPS.get(told))) : Optional.empty();
        return new Renewal(before.listing(), before.hub(), due, told, next, rests);
    }
}
