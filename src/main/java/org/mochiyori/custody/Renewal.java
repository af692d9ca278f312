package org.mochiyori.custody;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A step on the way to keeping something longer.
 *
 * @param until when it would be due
 */
public record Renewal(
        UUID line,
        int sequence,
        Instant at,
        Kind kind,
        Instant until,
        UUID by,
        UUID onBehalfOf,
        Optional<String> note) {
    /** What was done. */
    public enum Kind {
        ASK,
        GRANT,
        REFUSE,
        WITHDRAW;

        /** In JSON, the database and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
