package org.mochiyori.catalogue;

/** Who may borrow, where the listing says so itself. */
public enum Audience {
    /** Registered groups. */
    REGISTERED,
    /** Persons without a group whose address the desk has checked. */
    INDIVIDUALS,
    /** Only people who live, work or learn here. */
    RESIDENTS;

    /** The word in JSON and in the database. */
    public String word() {
        return Word.of(this);
    }
}
