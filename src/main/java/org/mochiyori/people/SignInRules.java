package org.mochiyori.people;

import java.time.Duration;
import java.time.Instant;

/** How long to wait after so many wrong passwords. */
final class SignInRules {
    /** Failures older than this are forgotten. */
    static final Duration WINDOW = Duration.ofHours(1);

    private static final int FREE_PER_ACCOUNT = 5;
    private static final Duration LONGEST_PER_ACCOUNT = Duration.ofSeconds(60);
    private static final int FREE_PER_ADDRESS = 40;
    private static final Duration LONGEST_PER_ADDRESS = Duration.ofMinutes(5);

    private SignInRules() {}

    /** Five free tries, then 1, 2, 4 … 60 seconds. A minute at most: a stranger can slow an account, not lock it. */
    static Duration afterFailuresOfAccount(int failures) {
        return doubling(failures - FREE_PER_ACCOUNT, LONGEST_PER_ACCOUNT);
    }

    /** A whole office may sit behind one address: forty free tries, then doubling every fifth, to five minutes. */
    static Duration afterFailuresOfAddress(int failures) {
        return failures < FREE_PER_ADDRESS
                ? Duration.ZERO
                : doubling((failures - FREE_PER_ADDRESS) / 5, LONGEST_PER_ADDRESS);
    }

    /** What is left of a delay that began with the last failure; zero or less when it is over. */
    static Duration left(Duration delay, Instant last, Instant now) {
        return Duration.between(now, last.plus(delay));
    }

    private static Duration doubling(int steps, Duration longest) {
        if (steps < 0) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(steps, 30));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
