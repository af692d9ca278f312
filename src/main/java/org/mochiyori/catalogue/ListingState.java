package org.mochiyori.catalogue;

/** Where a listing stands; {@link ListingMove} says what leads where. */
public enum ListingState {
    /** The lender is writing it. */
    DRAFT,
    /** Waits for a curator (確認待ち). */
    SUBMITTED,
    /** Everybody it is meant for finds it. */
    PUBLISHED,
    /** A curator gave it back with a reason. */
    RETURNED,
    /** Taken out for a time by a curator. */
    SUSPENDED,
    /** Gone for good; kept because bookings and sources point to it. */
    RETIRED;

    /** The word in JSON and in the database. */
    public String word() {
        return Word.of(this);
    }
}
