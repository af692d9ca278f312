package org.mochiyori.catalogue;

/** What is shared: 場所, モノ（備品）, スキル. */
public enum ListingKind {
    /** A room, hall, ground or building. */
    SPACE,
    /** Things that are lent by number. */
    EQUIPMENT,
    /** What somebody can do or teach; asked through the desk. */
    SKILL;

    /** The word in JSON and in the database. */
    public String word() {
        return Word.of(this);
    }
}
