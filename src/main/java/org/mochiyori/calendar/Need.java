package org.mochiyori.calendar;

import java.time.Instant;

/**
 * Who asks for how many, and when.
 *
 * @param quantity 1 or more
 * @param now the moment of asking
 * @param groupClass class of the asking group for the rules of reception; empty where none applies
 */
public record Need(int quantity, Instant now, String groupClass) {
    public Need {
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity is 1 or more");
        }
    }

    /** One, by somebody of no special class. */
    public static Need one(Instant now) {
        return new Need(1, now, "");
    }
}
