package org.mochiyori.calendar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.mochiyori.kernel.TimeWindow;

/** What is in use of a thing in the course of time, blocks included; nothing is said of rules. Immutable. */
public final class Room {
    private final int capacity;
    private final Load load;

    Room(int capacity, Load load) {
        this.capacity = capacity;
        this.load = load;
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
        load.write(out);
    }

    /** Reads what was written. */
    public static Room read(DataInput in) throws IOException {
        return new Room(in.readInt(), Load.read(in));
    }

    /** How many can be in use together. */
    public int capacity() {
        return capacity;
    }

    /** How many are left during the whole of what a use would occupy. */
    public int left(TimeWindow footprint) {
        return Math.max(0, capacity - load.peak(FreeTime.floor(footprint.from()), FreeTime.ceil(footprint.until())));
    }

    /** Calls with the start and end, in seconds of the epoch, of every stretch in which any is in use. */
    public void eachUsed(Stretches reader) {
        load.eachStretch(reader);
    }
}
