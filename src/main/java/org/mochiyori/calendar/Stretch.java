package org.mochiyori.calendar;

import java.time.Instant;

/**
 * A piece of a listing's time.
 *
 * @param from first instant inside
 * @param to first instant after
 * @param remaining how many are free during the whole of it; 0 unless some are
 */
public record Stretch(Instant from, Instant to, State state, int remaining) {

    /** What a piece of time can be; the names on the wire are these in lower case. */
    public enum State {
        /** Open, and enough is left. */
        FREE,
        /** Open, and not enough is left. */
        BUSY,
        /** Not open, or blocked. */
        CLOSED,
        /** Nobody knows. */
        UNKNOWN
    }
}
