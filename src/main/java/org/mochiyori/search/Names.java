package org.mochiyori.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Which listing bears which small number, and back: a few words of memory each, for millions. For one thread at a time. */
final class Names {
    private static final int NONE = -1;

    /** Two words for each number; a number that nothing bears has none. */
    private long[] ids;
    /** Numbers, by the ids of those that bear them. */
    private int[] table;

    private int end;

    Names() {
        this(new long[2048], filled(2048), 0);
    }

    private Names(long[] ids, int[] table, int end) {
        this.ids = ids;
        this.table = table;
        this.end = end;
    }

    /** One more than the highest number that is borne. */
    int end() {
        return end;
    }

    /** The number of a listing, or -1. */
    int ordinal(UUID listing) {
        int place = place(listing.getMostSignificantBits(), listing.getLeastSignificantBits());
        while (table[place] != NONE && !isAt(table[place], listing)) {
            place = place + 1 & table.length - 1;
        }
        return table[place];
    }

    /** Who bears a number. */
    Optional<UUID> listing(int ordinal) {
        long most = ids[2 * ordinal];
        long least = ids[2 * ordinal + 1];
        return most == 0 && least == 0 ? Optional.empty() : Optional.of(new UUID(most, least));
    }

    /** Lets a listing that has no number bear one that nobody bears. */
    void name(UUID listing, int ordinal) {
        if (2 * ordinal >= ids.length) {
            ids = Arrays.copyOf(ids, Math.max(2 * (ordinal + 1), ids.length * 2));
        }
        ids[2 * ordinal] = listing.getMostSignificantBits();
        ids[2 * ordinal + 1] = listing.getLeastSignificantBits();
        end = Math.max(end, ordinal + 1);
        if (2 * end > table.length) {
            table = filled(Math.max(table.length * 2, Integer.highestOneBit(2 * end) * 2));
            for (int known = 0; known < end; known++) {
                if (ids[2 * known] != 0 || ids[2 * known + 1] != 0) {
                    enter(known);
                }
            }
        } else {
            enter(ordinal);
        }
    }

    /** The same as of now. */
    Names copy() {
        return new Names(ids.clone(), table.clone(), end);
    }

    private void enter(int ordinal) {
        int place = place(ids[2 * ordinal], ids[2 * ordinal + 1]);
        while (table[place] != NONE) {
            place = place + 1 & table.length - 1;
        }
        table[place] = ordinal;
    }

    private boolean isAt(int ordinal, UUID listing) {
        return ids[2 * ordinal] == listing.getMostSignificantBits()
                && ids[2 * ordinal + 1] == listing.getLeastSignificantBits();
    }

    private int place(long most, long least) {
        long mixed = (most * 31 + least) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 32) & table.length - 1;
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NONE);
        return values;
    }
}
