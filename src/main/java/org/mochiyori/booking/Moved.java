package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;

/**
 * How a move came about.
 *
 * @param move its code; {@code ask} for the birth of a line
 * @param at when
 * @param by who
 * @param reason code of the reason, where one was given
 * @param note a person's words, where there are any
 */
record Moved(String move, Instant at, Actor by, Optional<String> reason, Optional<String> note) {
    static final String ASK = "ask";
    /** The borrower goes on without a line that is over: its state stays, and it is needed no more. */
    static final String DROP = "drop";
    /** The borrower says anew what it is for, or how many come: its state stays. */
    static final String DESCRIBE = "describe";

    /** Some of several things are back; the rest stays out. */
    static final String PART = "return-part";
    /** It may be kept longer. */
    static final String RENEW = "renew";
    /** The clock: it is not back in time, and takes its unit for longer. */
    static final String LATE = "overdue";

    static Moved byClock(Move move, Instant at) {
        return byClock(move.code(), at);
    }

    static Moved byClock(String move, Instant at) {
        return new Moved(move, at, Actor.CLOCK, Optional.empty(), Optional.empty());
    }

    Moved because(String code) {
        return new Moved(move, at, by, Optional.of(code), note);
    }
}
