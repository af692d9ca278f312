package org.mochiyori.dues;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Actor;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.kernel.Yen;

/**
 * One step of a 減免: it is asked for, then granted or refused; after a refusal it may be asked for again.
 *
 * @param sequence of its line, from 1
 * @param ground what it is asked for on, as it was then
 * @param percent asked for, or granted
 * @param yen taken off by a grant, else nothing
 * @param note why
 */
public record ReductionMove(
        UUID line,
        int sequence,
        Instant at,
        Kind kind,
        Ground ground,
        int percent,
        Yen yen,
        Actor by,
        Optional<String> note) {

    /** What somebody did. */
    public enum Kind {
        ASK,
        GRANT,
        REFUSE;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What the rule said when it was asked for, which holds for the decision.
     *
     * @param code of the ground
     * @param label as people read it
     */
    public record Ground(
            String code, String label, Reduction.Decider decider, org.mochiyori.catalogue.Rounding rounding) {}
}
