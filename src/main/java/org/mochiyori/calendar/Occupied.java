package org.mochiyori.calendar;

import org.mochiyori.kernel.TimeWindow;

/**
 * An amount in use for a stretch of time.
 *
 * @param during the stretch, buffers included, as {@link FreeTime#footprint} gives it
 * @param amount how many, 1 or more
 */
public record Occupied(TimeWindow during, int amount) {
    public Occupied {
        if (amount < 1) {
            throw new IllegalArgumentException("an amount in use is 1 or more");
        }
    }
}
