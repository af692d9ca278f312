package org.mochiyori.booking;

import java.util.Arrays;
import java.util.Locale;

/** Where a line of a booking stands. Moves between states: {@link BookingStates}. */
public enum State {
    /** A person of the lender decides. */
    REQUESTED(Occupies.BY_SETTING),
    /** Kept for the borrower until its time is over, by the owner hub's clock. */
    HELD(Occupies.ALWAYS),
    /** Agreed by both sides. */
    CONFIRMED(Occupies.ALWAYS),
    /** Handed over: in use or on loan. */
    OUT(Occupies.ALWAYS),
    /** Returned, or ended without use. */
    CLOSED(Occupies.NEVER),
    /** Refused by the lender. */
    DECLINED(Occupies.NEVER),
    /** Taken back by the borrower before it was agreed. */
    WITHDRAWN(Occupies.NEVER),
    /** Called off by either side after it was agreed. */
    CANCELLED(Occupies.NEVER),
    /** Not answered or not confirmed in time. */
    EXPIRED(Occupies.NEVER);

    /** Whether a line in a state keeps others out of its window. */
    public enum Occupies {
        ALWAYS,
        /** As the lender's {@code requestBlocks} says; by default it does. */
        BY_SETTING,
        NEVER
    }

    private final Occupies occupies;

    State(Occupies occupies) {
        this.occupies = occupies;
    }

    /** Its name in the API, the database and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a line in this state keeps others out of its window. */
    public Occupies occupies() {
        return occupies;
    }

    /** Whether a line keeps others out, given the lender's setting for requests. */
    public boolean occupies(boolean requestBlocks) {
        return occupies == Occupies.ALWAYS || (occupies == Occupies.BY_SETTING && requestBlocks);
    }

    /**
     * The state of this name.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static State of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state " + code));
    }
}
