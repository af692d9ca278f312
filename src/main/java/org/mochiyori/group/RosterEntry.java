package org.mochiyori.group;

import java.util.Arrays;
import java.util.Optional;

/**
 * Somebody on a group's roster, as handed in. No account is needed and none is made.
 *
 * @param name as written
 * @param kana reading, hiragana, or empty
 * @param town where they live or work, or empty
 * @param tie to the hub's area, as they say
 * @param adult of age and answering for the group (責任者)
 */
public record RosterEntry(String name, String kana, String town, Tie tie, boolean adult) {
    /** The longest roster. */
    public static final int MOST = 500;

    /** Of whom no more is said. */
    public RosterEntry(String name, String kana, String town) {
        this(name, kana, town, Tie.NONE, false);
    }

    /** What ties somebody to an area. */
    public enum Tie {
        /** Nothing, or not said. */
        NONE(""),
        /** 在住. */
        LIVES("lives"),
        /** 在勤. */
        WORKS("works"),
        /** 在学. */
        LEARNS("learns");

        private final String code;

        Tie(String code) {
            this.code = code;
        }

        /** As in the API and the database; empty for none. */
        public String code() {
            return code;
        }

        static Optional<Tie> find(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }

    /** Checks the name. */
    public RosterEntry {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a roster entry has a name");
        }
    }
}
