package org.mochiyori.catalogue;

/** Where one applies. A place is not an offer: only {@link #HERE} can be applied for on this server. */
public enum Reservation {
    /** Here: a group stands behind it, a curator published it, and its opening rules are known. */
    HERE,
    /** At the place's own office or site. */
    ELSEWHERE,
    /** Nowhere that is known. */
    NONE;

    /** The word in JSON and in the database. */
    public String word() {
        return Word.of(this);
    }
}
