package org.mochiyori.calendar;

import java.io.ByteArrayOutputStream;

/**
 * The steps of a {@link Load} as bytes. The first says in which unit of time they are counted and whether every second one
 * goes back to nothing, as of a thing that is taken whole; then come the distances from step to step, and the amounts where
 * they do not follow by themselves. Numbers take as many bytes as they need, seven bits in each.
 */
final class PackedLoad {
    static final byte[] NONE = new byte[0];

    /** Half hours fit nearly all; the last fits everything. */
    private static final int[] UNITS = {1800, 300, 60, 1};

    private static final int IN_TURN = UNITS.length;

    private PackedLoad() {}

    static byte[] pack(Load load) {
        if (load == Load.NONE) {
            return NONE;
        }
        Shape shape = new Shape();
        load.eachStep(shape);
        Packing packing = new Packing(shape);
        load.eachStep(packing);
        return packing.out.toByteArray();
    }

    /** Stands before the first step. */
    static Step first(byte[] packed) {
        return new Step(packed);
    }

    /** Finds out how steps can be told. */
    private static final class Shape implements Load.Steps {
        private int unit;
        private boolean inTurn = true;
        private int count;
        private int height;

        @Override
        public void read(long second, int level) {
            while (second % UNITS[unit] != 0) {
                unit++;
            }
            height = count == 0 ? level : height;
            inTurn &= level == (count % 2 == 0 ? height : 0);
            count++;
        }
    }

    private static final class Packing implements Load.Steps {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Shape shape;
        private long before;

        Packing(Shape shape) {
            this.shape = shape;
            out.write(shape.unit + (shape.inTurn ? IN_TURN : 0));
            if (shape.inTurn) {
                number(shape.height);
            }
        }

        @Override
        public void read(long second, int level) {
            long now = second / UNITS[shape.unit];
            number(now - before);
            before = now;
            if (!shape.inTurn) {
                number(level);
            }
        }

        /** What is less than nothing takes ten bytes: times before 1970. */
        private void number(long value) {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                out.write((int) ((left & 0x7F) | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }
    }

    /** Goes from step to step. */
    static final class Step {
        private final byte[] packed;
        private final int unit;
        private final boolean inTurn;
        private final int height;
        private int at;
        private long now;
        private int level;

        private Step(byte[] packed) {
            this.packed = packed;
            int head = packed.length == 0 ? 0 : packed[at++];
            this.unit = UNITS[head % IN_TURN];
            this.inTurn = head >= IN_TURN;
            this.height = inTurn ? (int) number() : 0;
        }

        /** Takes the next; false after the last. */
        boolean next() {
            if (at == packed.length) {
                return false;
            }
            now += number();
            level = inTurn ? height - level : (int) number();
            return true;
        }

        long second() {
            return now * unit;
        }

        int level() {
            return level;
        }

        private long number() {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = packed[at++];
                value |= (next & 0x7FL) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }
    }
}
