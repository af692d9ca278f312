package org.mochiyori.booking;

import java.util.Optional;
import org.mochiyori.calendar.Asker;
import org.mochiyori.kernel.Problem;

/**
 * A line of a wish, measured.
 *
 * @param offer the listing with its rules
 * @param terms as it would be booked
 * @param asker who asks, as this listing's rules see them
 * @param problem what refuses it; empty if it can be had
 */
record Assessed(Offer offer, Terms terms, Asker asker, Optional<Problem> problem) {
    Assessed refused(Problem by) {
        return new Assessed(offer, terms, asker, Optional.of(by));
    }
}
