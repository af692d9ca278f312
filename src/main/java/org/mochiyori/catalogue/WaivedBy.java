package org.mochiyori.catalogue;

import org.mochiyori.calendar.JsonFields;

/** Who may set a rule aside for one wish. */
public enum WaivedBy {
    /** Staff of the hub that the listing is of. */
    DESK,
    /** Those who lend for the group that lends, and staff of its hub. */
    LENDER,
    /** Nobody. */
    NOBODY;

    /** As refusals name it; empty for nobody. */
    public String code() {
        return this == NOBODY ? "" : JsonFields.word(this);
    }
}
