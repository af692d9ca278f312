package org.mochiyori.curation;

import java.util.Optional;
import org.mochiyori.catalogue.ListingMove;

/**
 * What a curator decides on a listing.
 *
 * @param move publish, return, suspend or retire
 * @param reason code of a canned reason
 * @param note in the curator's own words; the lender reads it, the public does not
 */
public record Decision(ListingMove move, Optional<String> reason, String note) {
    /** The longest note, in characters. */
    public static final int NOTE = 2000;

    public Decision {
        if (move == ListingMove.SUBMIT) {
            throw new IllegalArgumentException("handing in is the lender's");
        }
        if (note.length() > NOTE) {
            throw new IllegalArgumentException("a note has at most " + NOTE + " characters");
        }
    }

    /** Without words. */
    public static Decision of(ListingMove move) {
        return new Decision(move, Optional.empty(), "");
    }

    /** Whether the lender must be told why. */
    public boolean needsReason() {
        return move != ListingMove.PUBLISH && reason.isEmpty() && note.isBlank();
    }
}
