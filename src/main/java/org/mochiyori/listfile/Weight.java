package org.mochiyori.listfile;

/** What a note means for its row or file. */
public enum Weight {
    /** Worth knowing; nothing was changed. */
    INFO,
    /** What was meant is clear and was put right. */
    REPAIRED,
    /** What was meant is unclear: left out, or kept and marked. */
    DOUBTED,
    /** The row or file is not taken. */
    REFUSED
}
