package org.mochiyori.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * A rule set aside for one borrower, one listing and one time, with the reason. It never changes; what it does is to let wishes
 * inside its time pass the rule.
 *
 * @param party the group, or the person who borrows without one
 * @param rule its stable name, such as {@code opening.lead-time}
 * @param during the time of use it is for
 * @param lines the lines of bookings that went by it
 */
public record Waiver(UUID id, UUID listing, UUID party, String rule, TimeWindow during, Given given, List<UUID> lines) {
    public Waiver {
        lines = List.copyOf(lines);
    }

    /**
     * Who gave it and why.
     *
     * @param as desk or lender: what the giver was when giving it
     * @param reason 1 to 300 characters
     */
    public record Given(UUID by, Instant at, As as, String reason) {}

    /** What the giver was. */
    public enum As {
        /** Staff of the listing's hub. */
        DESK,
        /** Of the group that lends. */
        LENDER;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether it is for a line. */
    boolean isFor(Terms terms) {
        return listing.equals(terms.thing().listing()) && during.contains(terms.window());
    }

    /** The rule as askers bear it: what a lender sets aside holds only where the lender may. */
    String asWaived() {
        return given.as() == As.DESK ? rule : org.mochiyori.calendar.Asker.byLender(rule);
    }
}
