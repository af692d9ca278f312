package org.mochiyori.outside;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A calendar kept elsewhere.
 *
 * @param host where it is fetched from; empty for a file that was handed in
 * @param known when what is known of it was so, and how many times in use that is
 * @param trouble what is wrong with it now
 */
public record OutsideCalendar(
        UUID id, UUID listing, String name, Optional<String> host, Known known, Optional<Trouble> trouble) {
    /**
     * What is known.
     *
     * @param asOf empty until it was read for the first time
     * @param busy stretches in use from now on
     */
    public record Known(Optional<Instant> asOf, int busy) {}

    /** What is wrong. What was known before is kept in each case. */
    public sealed interface Trouble {
        /**
         * It could not be read.
         *
         * @param failures in a row
         */
        record Failing(Fault fault, int failures) implements Trouble {}

        /** It came without any event, though some were known. */
        record Emptied(Instant since) implements Trouble {}
    }
}
