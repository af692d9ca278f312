package org.mochiyori.series;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Side;

/** What can be done to several dates of a series at once: to each the same as to a booking by itself. */
public enum SeriesMove {
    /** The lender agrees. */
    APPROVE,
    /** The lender refuses. */
    DECLINE,
    /** The borrower takes what is kept. */
    CONFIRM,
    /** Taken back where it is not agreed yet, called off where it is. */
    CANCEL;

    /** Its name in the API and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static SeriesMove of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no move " + code));
    }

    /** Who may make it. */
    Set<Side> sides() {
        return switch (this) {
            case APPROVE, DECLINE -> Set.of(Side.LENDER);
            case CONFIRM -> Set.of(Side.BORROWER);
            case CANCEL -> Set.of(Side.BORROWER, Side.LENDER);
        };
    }

    /** What is done to a booking, each where it is legal. */
    List<Move> moves() {
        return switch (this) {
            case APPROVE -> List.of(Move.APPROVE);
            case DECLINE -> List.of(Move.DECLINE);
            case CONFIRM -> List.of(Move.CONFIRM);
            case CANCEL -> List.of(Move.WITHDRAW, Move.CANCEL);
        };
    }
}
