package org.mochiyori.calendar;

import java.time.Instant;

/**
 * Who asks for how many, and when.
 *
 * @param quantity 1 or more
 * @param now the moment of asking
 * @param asker what rules know of who asks
 */
public record Need(int quantity, Instant now, Asker asker) {
    public Need {
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity is 1 or more");
        }
    }

    /** So many, by anybody. */
    public Need(int quantity, Instant now) {
        this(quantity, now, Asker.ANYBODY);
    }

    /** One, by anybody. */
    public static Need one(Instant now) {
        return new Need(1, now);
    }
}
