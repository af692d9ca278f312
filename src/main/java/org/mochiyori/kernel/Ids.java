package org.mochiyori.kernel;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes identifiers: UUID version 7 (RFC 9562, section 5.7), so that rows made together lie together.
 *
 * <p>A version 7 id tells when it was made: it identifies, it is no secret.
 */
public final class Ids {
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Takes time and chance from outside, so that a test can repeat a run. */
    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new identifier: 48 bits of milliseconds, then 74 random bits. */
    public UUID next() {
        long millis = clock.millis() & 0xFFFF_FFFF_FFFFL;
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
