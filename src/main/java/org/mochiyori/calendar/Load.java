package org.mochiyori.calendar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * How much is in use at each second: a step function, nothing before its first step and after its last.
 *
 * <p>Amounts are summed where they overlap, so the peak inside a window is the true one: two uses that follow each other never
 * count together.
 */
final class Load {
    static final Load NONE = new Load(0, new int[0], new int[0]);

    /** The first step; the others follow as seconds after it, which keeps millions of them small. */
    private final long base;

    private final int[] at;
    /** Whether all even steps are to {@link #height} and all odd ones to nothing, as of a thing that is taken whole. */
    private final boolean inTurn;

    private final int height;
    /** Of each step; empty where they are in turn. */
    private final int[] used;

    private Load(long base, int[] at, int[] used) {
        this.base = base;
        this.at = at;
        this.height = used.length == 0 ? 0 : used[0];
        this.inTurn = isInTurn(used);
        this.used = inTurn ? new int[0] : used;
    }

    private static boolean isInTurn(int[] used) {
        for (int i = 0; i < used.length; i++) {
            if (used[i] != (i % 2 == 0 ? used[0] : 0)) {
                return false;
            }
        }
        return true;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(base);
        out.writeInt(at.length);
        out.writeInt(inTurn ? height : 0);
        for (int i = 0; i < at.length; i++) {
            out.writeInt(at[i]);
            if (!inTurn) {
                out.writeInt(used[i]);
            }
        }
    }

    static Load read(DataInput in) throws IOException {
        long base = in.readLong();
        int[] at = new int[in.readInt()];
        int[] used = new int[at.length];
        int height = in.readInt();
        for (int i = 0; i < at.length; i++) {
            at[i] = in.readInt();
            used[i] = height == 0 ? in.readInt() : i % 2 == 0 ? height : 0;
        }
        return at.length == 0 ? NONE : new Load(base, at, used);
    }

    private long at(int i) {
        return base + at[i];
    }

    private int used(int i) {
        return inTurn ? (i % 2 == 0 ? height : 0) : used[i];
    }

    /** Calls with every stretch in which anything is in use, in order; those that touch are told as one. */
    void eachStretch(Room.Stretches reader) {
        long from = 0;
        boolean inside = false;
        for (int i = 0; i < at.length; i++) {
            if (used(i) > 0 && !inside) {
                from = at(i);
                inside = true;
            } else if (used(i) == 0 && inside) {
                reader.read(from, at(i));
                inside = false;
            }
        }
    }

    /** The sum of all uses, each {@code [from, until)} rounded outwards to whole seconds. */
    static Load of(Iterable<Occupied> uses) {
        TreeMap<Long, Integer> changes = new TreeMap<>();
        for (Occupied use : uses) {
            changes.merge(floor(use.during().from()), use.amount(), Math::addExact);
            changes.merge(ceil(use.during().until()), -use.amount(), Math::addExact);
        }
        Builder load = new Builder(changes.size());
        int level = 0;
        for (Map.Entry<Long, Integer> change : changes.entrySet()) {
            level = Math.addExact(level, change.getValue());
            load.step(change.getKey(), level);
        }
        return load.build();
    }

    static long floor(java.time.Instant instant) {
        return instant.getEpochSecond();
    }

    static long ceil(java.time.Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }

    /** The highest amount in use at any second of {@code [from, until)}. */
    int peak(long from, long until) {
        int i = stepAt(from);
        int peak = i < 0 ? 0 : used(i);
        for (i++; i < at.length && at(i) < until; i++) {
            peak = Math.max(peak, used(i));
        }
        return peak;
    }

    int level(long second) {
        int i = stepAt(second);
        return i < 0 ? 0 : used(i);
    }

    /** The first step after the second, or {@link Long#MAX_VALUE}. */
    long nextStep(long second) {
        int i = stepAt(second) + 1;
        return i < at.length ? at(i) : Long.MAX_VALUE;
    }

    /** The same inside {@code [from, until)}, nothing outside. */
    Load slice(long from, long until) {
        Builder slice = new Builder(at.length + 2);
        int i = stepAt(from);
        slice.step(from, i < 0 ? 0 : used(i));
        for (i++; i < at.length && at(i) < until; i++) {
            slice.step(at(i), used(i));
        }
        slice.step(until, 0);
        return slice.build();
    }

    /**
     * Each use reaching further, as buffers and whole days make it. Where two reach over each other the higher counts, not
     * their sum: they still are not in use together.
     *
     * @param start maps a use's start to an earlier or equal second; never falls
     * @param end maps a use's end to a later or equal second; never falls
     */
    Load spread(LongUnaryOperator start, LongUnaryOperator end) {
        int n = Math.max(0, at.length - 1);
        long[] from = new long[n];
        long[] until = new long[n];
        long[] steps = new long[2 * n];
        for (int i = 0; i < n; i++) {
            from[i] = start.applyAsLong(at(i));
            until[i] = end.applyAsLong(at(i + 1));
            steps[2 * i] = from[i];
            steps[2 * i + 1] = until[i];
        }
        Arrays.sort(steps);
        Builder load = new Builder(steps.length);
        int low = 0;
        int high = 0;
        for (long step : steps) {
            while (high < n && from[high] <= step) {
                high++;
            }
            while (low < high && until[low] <= step) {
                low++;
            }
            int level = 0;
            for (int i = low; i < high; i++) {
                level = Math.max(level, used(i));
            }
            load.step(step, level);
        }
        return load.build();
    }

    /** Index of the step in force at the second; -1 before the first. */
    private int stepAt(long second) {
        int i = Arrays.binarySearch(at, after(base, second));
        return i >= 0 ? i : -i - 2;
    }

    /** Seconds between the two; what lies further apart than 68 years counts as that far. */
    private static int after(long base, long second) {
        return Math.clamp(second - base, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static final class Builder {
        private final long[] at;
        private final int[] used;
        private int length;

        Builder(int most) {
            at = new long[most];
            used = new int[most];
        }

        void step(long second, int level) {
            if (length > 0 && at[length - 1] == second) {
                length--;
            }
            if ((length == 0 ? 0 : used[length - 1]) == level) {
                return;
            }
            at[length] = second;
            used[length++] = level;
        }

        Load build() {
            if (length == 0) {
                return NONE;
            }
            int[] after = new int[length];
            Arrays.setAll(after, i -> after(at[0], at[i]));
            return new Load(at[0], after, Arrays.copyOf(used, length));
        }
    }
}
