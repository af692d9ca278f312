package org.mochiyori.search;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Small numbers by id, several for one id where so added; packed, for millions. For one thread at a time. */
final class Ordinals {
    private static final int NONE = -1;
    private static final int GONE = -2;

    private long[] ids = new long[64];
    private int[] values = filled(32);
    /** Places that are or were in use. */
    private int used;

    /** Adds a number to those of an id. */
    void add(UUID id, int value) {
        if (used * 2 >= values.length) {
            grow();
        }
        int place = place(id);
        while (values[place] >= 0) {
            place = place + 1 & values.length - 1;
        }
        used += values[place] == NONE ? 1 : 0;
        ids[2 * place] = id.getMostSignificantBits();
        ids[2 * place + 1] = id.getLeastSignificantBits();
        values[place] = value;
    }

    /** Takes a number of an id away. */
    void remove(UUID id, int value) {
        for (int place = place(id); values[place] != NONE; place = place + 1 & values.length - 1) {
            if (values[place] == value && isAt(place, id)) {
                values[place] = GONE;
                return;
            }
        }
    }

    /** Calls with every number of an id. */
    void each(UUID id, IntConsumer reader) {
        for (int place = place(id); values[place] != NONE; place = place + 1 & values.length - 1) {
            if (values[place] >= 0 && isAt(place, id)) {
                reader.accept(values[place]);
            }
        }
    }

    private boolean isAt(int place, UUID id) {
        return ids[2 * place] == id.getMostSignificantBits() && ids[2 * place + 1] == id.getLeastSignificantBits();
    }

    private int place(UUID id) {
        long mixed = (id.getMostSignificantBits() * 31 + id.getLeastSignificantBits()) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 32) & values.length - 1;
    }

    private void grow() {
        long[] oldIds = ids;
        int[] oldValues = values;
        ids = new long[oldIds.length * 2];
        values = filled(oldValues.length * 2);
        used = 0;
        for (int place = 0; place < oldValues.length; place++) {
            if (oldValues[place] >= 0) {
                add(new UUID(oldIds[2 * place], oldIds[2 * place + 1]), oldValues[place]);
            }
        }
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NONE);
        return values;
    }
}
