package org.mochiyori.listfile;

/** What a record offers or names. */
public enum Kind {
    /** A place or a room in it. */
    SPACE,
    /** Things that are lent. */
    EQUIPMENT,
    /** What somebody can do; its contact is never shown before acceptance. */
    SKILL
}
