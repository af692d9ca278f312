package org.mochiyori.booking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.calendar.Asker;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;

/**
 * A line of a wish, measured.
 *
 * @param offer the listing with its rules
 * @param terms as it would be booked
 * @param asker who asks, as this listing's rules see them
 * @param waivers those by which rules are set aside for it
 * @param problem what refuses it; empty if it can be had
 */
record Assessed(Offer offer, Terms terms, Asker asker, List<UUID> waivers, Optional<Problem> problem) {
    Assessed {
        waivers = List.copyOf(waivers);
    }

    Assessed refused(Problem by) {
        return new Assessed(offer, terms, asker, waivers, Optional.of(by));
    }

    /** The same line at another time, as far as limits look at it. */
    Assessed at(TimeWindow window) {
        return new Assessed(offer, terms.at(window), asker, waivers, problem);
    }

    /** Whether somebody could set aside what refuses it. */
    boolean isWaivable() {
        return problem.filter(one -> one instanceof Problem.RuleRefuses rule
                        && !rule.waivedBy().isEmpty())
                .isPresent();
    }
}
