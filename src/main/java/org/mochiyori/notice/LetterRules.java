package org.mochiyori.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** When a letter is tried again, and when it is given up. Pure. */
final class LetterRules {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration GIVE_UP = Duration.ofDays(3);

    /**
     * Refusals of ourselves, not of the address (RFC 5321, 4.2; RFC 4954, 6): commands not known here, sign-in wanted or
     * wrong, no service at all. Somebody mends the settings and the letter goes out.
     */
    private static final Set<Integer> OUR_FAULT = Set.of(500, 502, 503, 504, 521, 530, 534, 535, 538, 555);

    private LetterRules() {}

    /** When to try again after so many attempts: 1 minute, 4, 16, 64, then every 6 hours; empty after three days. */
    static Optional<Instant> next(int attempts, Instant since, Instant now) {
        if (!now.isBefore(since.plus(GIVE_UP))) {
            return Optional.empty();
        }
        Duration wait = attempts > 5 ? LONGEST : FIRST.multipliedBy(1L << (2 * (attempts - 1)));
        return Optional.of(now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }

    /** Whether the mail server has said for good that this address takes no letters. */
    static boolean isBounce(int replyCode) {
        return replyCode >= 500 && replyCode < 600 && !OUR_FAULT.contains(replyCode);
    }
}
