package org.mochiyori.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One mail and what became of it. Its text is not part of it: a letter may carry a secret that is for its reader alone.
 *
 * @param hub whose desk answers for it; empty for the server's own letters about accounts
 * @param kind what it tells, such as {@code approved}
 * @param fate what became of it
 */
public record Mail(UUID id, Optional<String> hub, String kind, String recipient, String subject, Fate fate) {
    /** Where a letter stands. */
    public enum State {
        /** To be sent, or tried again. */
        WAITING,
        /** Taken by the mail server. */
        SENT,
        /** Given up after three days. */
        FAILED,
        /** The mail server says that the address takes no letters. */
        BOUNCED,
        /** This server sends no mail. */
        UNSENT;

        /** Its name in the API and the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no state " + code));
        }
    }

    /**
     * What became of a letter.
     *
     * @param lastError what the mail server said last, or empty
     * @param nextAt when it is tried next, while it waits
     * @param mayRetry whether its text is still there to be sent
     */
    public record Fate(
            State state,
            int attempts,
            String lastError,
            Instant at,
            Optional<Instant> sentAt,
            Optional<Instant> nextAt,
            boolean mayRetry) {}
}
