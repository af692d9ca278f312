package org.mochiyori.group;

/**
 * Somebody on a group's roster, as handed in. No account is needed and none is made.
 *
 * @param name as written
 * @param kana reading, hiragana, or empty
 * @param town where they live or work, or empty
 */
public record RosterEntry(String name, String kana, String town) {
    /** The longest roster. */
    public static final int MOST = 500;

    /** Checks the name. */
    public RosterEntry {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a roster entry has a name");
        }
    }
}
