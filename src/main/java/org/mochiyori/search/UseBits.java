package org.mochiyori.search;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLongArray;

/** Numbers of listings, read by any thread while one changes them. */
final class UseBits {
    private static final int WORD = 64;

    private final AtomicLongArray words;

    UseBits(BitSet all) {
        this.words = new AtomicLongArray(all.toLongArray());
    }

    boolean get(int ordinal) {
        int word = ordinal / WORD;
        return word < words.length() && (words.getOpaque(word) & 1L << ordinal) != 0;
    }

    /** Whether there is room for so high a number. */
    boolean reaches(int ordinal) {
        return ordinal / WORD < words.length();
    }

    /** For one thread at a time. */
    void set(int ordinal, boolean is) {
        int word = ordinal / WORD;
        long bit = 1L << ordinal;
        long before = words.getPlain(word);
        words.setOpaque(word, is ? before | bit : before & ~bit);
    }
}
