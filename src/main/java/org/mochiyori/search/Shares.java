package org.mochiyori.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Which units the listings of these numbers take, and which listings a unit is taken by. Nearly all take one, in two words
 * of memory. For one thread at a time.
 */
final class Shares {
    private static final UUID[] NONE = {};

    private final Ordinals byUnit;
    private final Map<Integer, UUID[]> several;
    /** Two words for each number; none where there is no unit, or several. */
    private long[] only;

    Shares() {
        this(new Ordinals(), new HashMap<>(), new long[2048]);
    }

    private Shares(Ordinals byUnit, Map<Integer, UUID[]> several, long[] only) {
        this.byUnit = byUnit;
        this.several = several;
        this.only = only;
    }

    /** The units of a listing; not to be written to. */
    UUID[] of(int ordinal) {
        if (2 * ordinal >= only.length) {
            return NONE;
        }
        long most = only[2 * ordinal];
        long least = only[2 * ordinal + 1];
        return most == 0 && least == 0 ? several.getOrDefault(ordinal, NONE) : new UUID[] {new UUID(most, least)};
    }

    /** Calls with the numbers of the listings that take a unit. */
    void each(UUID unit, IntConsumer reader) {
        byUnit.each(unit, reader);
    }

    /** Lets a listing take these and no others. */
    void set(int ordinal, UUID[] now) {
        UUID[] before = of(ordinal);
        if (!Arrays.equals(before, now)) {
            for (UUID unit : before) {
                byUnit.remove(unit, ordinal);
            }
            for (UUID unit : now) {
                byUnit.add(unit, ordinal);
            }
            keep(ordinal, now);
        }
    }

    /** The same as of now, of which only the units of listings can be asked. */
    Shares copy() {
        return new Shares(new Ordinals(), new HashMap<>(several), only.clone());
    }

    private void keep(int ordinal, UUID[] now) {
        if (2 * ordinal >= only.length) {
            only = Arrays.copyOf(only, Math.max(2 * (ordinal + 1), only.length * 2));
        }
        boolean one = now.length == 1;
        only[2 * ordinal] = one ? now[0].getMostSignificantBits() : 0;
        only[2 * ordinal + 1] = one ? now[0].getLeastSignificantBits() : 0;
        if (now.length > 1) {
            several.put(ordinal, now);
        } else {
            several.remove(ordinal);
        }
    }
}
