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

    static Moved byClock(Move move, Instant at) {
        return new Moved(move.code(), at, Actor.CLOCK, Optional.empty(), Optional.empty());
    }

    Moved because(String code) {
        return new Moved(move, at, by, Optional.of(code), note);
    }
}
