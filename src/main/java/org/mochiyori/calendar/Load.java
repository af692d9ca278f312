package org.mochiyori.calendar;

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
    static final Load NONE = new Load(new long[0], new int[0]);

    private final long[] at;
    private final int[] used;

    private Load(long[] at, int[] used) {
        this.at = at;
        this.used = used;
    }

    /** Takes steps in their order, each with the amount in use from then on. */
    @FunctionalInterface
    interface Steps {
        void read(long second, int level);
    }

    /** Calls with every step. */
    void eachStep(Steps reader) {
        for (int i = 0; i < at.length; i++) {
            reader.read(at[i], used[i]);
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
        int peak = i < 0 ? 0 : used[i];
        for (i++; i < at.length && at[i] < until; i++) {
            peak = Math.max(peak, used[i]);
        }
        return peak;
    }

    int level(long second) {
        int i = stepAt(second);
        return i < 0 ? 0 : used[i];
    }

    /** The first step after the second, or {@link Long#MAX_VALUE}. */
    long nextStep(long second) {
        int i = stepAt(second) + 1;
        return i < at.length ? at[i] : Long.MAX_VALUE;
    }

    /** The same inside {@code [from, until)}, nothing outside. */
    Load slice(long from, long until) {
        Builder slice = new Builder(at.length + 2);
        int i = stepAt(from);
        slice.step(from, i < 0 ? 0 : used[i]);
        for (i++; i < at.length && at[i] < until; i++) {
            slice.step(at[i], used[i]);
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
            from[i] = start.applyAsLong(at[i]);
            until[i] = end.applyAsLong(at[i + 1]);
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
                level = Math.max(level, used[i]);
            }
            load.step(step, level);
        }
        return load.build();
    }

    /** Index of the step in force at the second; -1 before the first. */
    private int stepAt(long second) {
        int i = Arrays.binarySearch(at, second);
        return i >= 0 ? i : -i - 2;
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
            return new Load(Arrays.copyOf(at, length), Arrays.copyOf(used, length));
        }
    }
}
