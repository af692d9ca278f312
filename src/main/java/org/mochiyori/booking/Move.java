package org.mochiyori.booking;

import java.util.Arrays;
import java.util.Locale;

/** What can be done to a line of a booking. */
public enum Move {
    /** The lender agrees. */
    APPROVE("approved"),
    /** The lender refuses. */
    DECLINE("declined"),
    /** The borrower takes what is kept. */
    CONFIRM("confirmed"),
    /** The borrower takes the wish back. */
    WITHDRAW("withdrawn"),
    /** Either side calls off what was agreed; always frees the window. */
    CANCEL("cancelled"),
    /** The lender hands the thing over, or lets the borrower in. */
    HAND_OVER("handed-over"),
    /** The lender has it back. */
    RETURN("returned"),
    /** The window has ended without use. */
    CLOSE("closed"),
    /** The clock: nobody answered or confirmed in time. */
    EXPIRE("expired");

    private final String event;

    Move(String event) {
        this.event = event;
    }

    /** Its name in the API and in message keys, such as {@code hand-over}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of the event it leaves in the change log. */
    public String event() {
        return event;
    }

    /**
     * The move of this name.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Move of(String code) {
        return Arrays.stream(values())
                .filter(move -> move.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no move " + code));
    }
}
