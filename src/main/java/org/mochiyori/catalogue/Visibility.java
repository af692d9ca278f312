package org.mochiyori.catalogue;

/** Who sees a published listing. */
public enum Visibility {
    /** Everybody. */
    PUBLIC,
    /** People of registered groups. */
    GROUPS,
    /** People of groups under the same umbrella (連合会) as the lender. */
    UNION,
    /** The lender and the hub's staff. */
    PRIVATE;

    /** The word in JSON and in the database. */
    public String word() {
        return Word.of(this);
    }
}
