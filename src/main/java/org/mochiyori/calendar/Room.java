package org.mochiyori.calendar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.mochiyori.kernel.TimeWindow;

/**
 * What is in use of a thing in the course of time, blocks included; nothing is said of rules. It is kept for every listing
 * there is, so it is small: two or three bytes a use. Immutable.
 */
public final class Room {
    private final int capacity;
    private final byte[] packed;

    Room(int capacity, Load load) {
        this(capacity, PackedLoad.pack(load));
    }

    private Room(int capacity, byte[] packed) {
        this.capacity = capacity;
        this.packed = packed;
    }

    /** Takes stretches, in seconds of the epoch; the last second is not included. */
    @FunctionalInterface
    public interface Stretches {
        /** Takes one. */
        void read(long from, long until);
    }

    /** Writes it, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(capacity);
        out.writeInt(packed.length);
        out.write(packed);
    }

    /** Reads what was written. */
    public static Room read(DataInput in) throws IOException {
        int capacity = in.readInt();
        int length = in.readInt();
        byte[] packed = length == 0 ? PackedLoad.NONE : new byte[length];
        in.readFully(packed);
        return new Room(capacity, packed);
    }

    /** How many can be in use together. */
    public int capacity() {
        return capacity;
    }

    /** How many are left during the whole of what a use would occupy. */
    public int left(TimeWindow footprint) {
        long from = FreeTime.floor(footprint.from());
        long until = FreeTime.ceil(footprint.until());
        int peak = 0;
        PackedLoad.Step step = PackedLoad.first(packed);
        while (step.next() && step.second() < until) {
            // Up to the beginning only the last step counts, from there the highest.
            peak = step.second() <= from ? step.level() : Math.max(peak, step.level());
        }
        return Math.max(0, capacity - peak);
    }

    /** Calls with the start and end, in seconds of the epoch, of every stretch in which any is in use. */
    public void eachUsed(Stretches reader) {
        long from = 0;
        boolean inside = false;
        PackedLoad.Step step = PackedLoad.first(packed);
        while (step.next()) {
            if (step.level() > 0 && !inside) {
                from = step.second();
                inside = true;
            } else if (step.level() == 0 && inside) {
                reader.read(from, step.second());
                inside = false;
            }
        }
    }
}
