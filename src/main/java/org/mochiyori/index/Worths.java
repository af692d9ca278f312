package org.mochiyori.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What each listing of a segment is worth to a question. There are few different worths, so a byte a listing tells which,
 * and a second one only where they are many.
 */
final class Worths {
    private final FixedBitSet met;
    private final int count;
    private final float[] levels;
    private final byte[] low;
    private final byte @Nullable [] high;

    private Worths(Builder made) {
        this.met = made.met;
        this.count = met.cardinality();
        this.levels = Arrays.copyOf(made.levels, made.known);
        this.low = made.low;
        this.high = made.high;
    }

    /** The listings that meet the question. */
    BitSetIterator met() {
        return new BitSetIterator(met, count);
    }

    /** How many meet it. */
    int count() {
        return count;
    }

    /** How many listings the segment has. */
    int listings() {
        return low.length;
    }

    /** Marks those of a stretch that meet the question, counted from its first; all else there is unmarked. */
    void copy(int first, int end, FixedBitSet into) {
        into.clear();
        FixedBitSet.orRange(met, first, into, 0, end - first);
    }

    /** Takes the marks off those of a stretch that do not meet the question. */
    void keep(int first, int end, FixedBitSet of) {
        FixedBitSet.andRange(met, first, of, 0, end - first);
    }

    /** What a listing that meets the question is worth. */
    float of(int doc) {
        int level = low[doc] & 0xff;
        return levels[high == null ? level : level | (high[doc] & 0xff) << 8];
    }

    /** What it takes in memory. */
    long bytes() {
        return low.length * (high == null ? 1L : 2L) + low.length / 8 + levels.length * 4L + 128;
    }

    /** Takes worths in. */
    static final class Builder implements Ways.Reader {
        private static final int MOST = 1 << 16;

        private final FixedBitSet met;
        private final byte[] low;
        private byte @Nullable [] high;
        private float[] levels = new float[16];
        private int known;
        private final Map<Float, Integer> byWorth = new HashMap<>();

        /** @param listings of the segment */
        Builder(int listings) {
            this.met = new FixedBitSet(Math.max(1, listings));
            this.low = new byte[listings];
        }

        @Override
        public void read(int first, float[] worths, int count) {
            float last = 0;
            int level = 0;
            for (int at = 0; at < count; at++) {
                float worth = worths[at];
                if (worth > 0) {
                    if (worth != last) {
                        level = level(worth);
                        last = worth;
                    }
                    set(first + at, level);
                }
            }
        }

        private void set(int doc, int level) {
            met.set(doc);
            low[doc] = (byte) level;
            if (level > 0xff && high == null) {
                high = new byte[low.length];
            }
            if (high != null) {
                high[doc] = (byte) (level >> 8);
            }
        }

        private int level(float worth) {
            return byWorth.computeIfAbsent(worth, key -> {
                if (known == MOST) {
                    // Sums of so many kinds need more parts than a question may have.
                    throw new IllegalStateException("more than " + MOST + " worths");
                }
                if (known == levels.length) {
                    levels = Arrays.copyOf(levels, 2 * known);
                }
                levels[known] = worth;
                return known++;
            });
        }

        Worths build() {
            return new Worths(this);
        }
    }
}
