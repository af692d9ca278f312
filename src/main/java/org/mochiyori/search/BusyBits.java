package org.mochiyori.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.mochiyori.calendar.Room;
import org.mochiyori.kernel.TimeWindow;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * Of which listings anything is in use, half hour by half hour, from yesterday to the horizon: many listings are looked at
 * with one read. Sparse ones are small. For one writer at a time, and no reader meanwhile.
 */
final class BusyBits {
    static final int STEP = 1800;

    private final TreeMap<Long, RoaringBitmap> halfHours = new TreeMap<>();
    private long first;
    private long end;

    BusyBits(Instant from, Instant until) {
        this.first = Math.floorDiv(from.getEpochSecond(), STEP);
        this.end = Math.ceilDiv(until.getEpochSecond(), STEP);
    }

    /** Whether what is said of a footprint is exact: it begins and ends with a half hour. */
    static boolean isExact(TimeWindow footprint) {
        return isEdge(footprint.from()) && isEdge(footprint.until());
    }

    private static boolean isEdge(Instant at) {
        return at.getEpochSecond() % STEP == 0 && at.getNano() == 0;
    }

    void add(int ordinal, Room room) {
        room.eachUsed((from, until) -> add(ordinal, from, until, first, end));
    }

    private void add(int ordinal, long from, long until, long least, long most) {
        long last = Math.min(most, Math.ceilDiv(until, STEP));
        for (long half = Math.max(least, Math.floorDiv(from, STEP)); half < last; half++) {
            halfHours.computeIfAbsent(half, key -> new RoaringBitmap()).add(ordinal);
        }
    }

    void remove(int ordinal, Room room) {
        room.eachUsed((from, until) -> halfHours
                .subMap(Math.floorDiv(from, (long) STEP), Math.ceilDiv(until, (long) STEP))
                .values()
                .forEach(bits -> bits.remove(ordinal)));
    }

    /** Numbers of the listings of which anything may be in use during a footprint; never one too few. */
    BitSet during(TimeWindow footprint) {
        long from = Math.floorDiv(footprint.from().getEpochSecond(), (long) STEP);
        long until = Math.ceilDiv(footprint.until().plusNanos(999_999_999).getEpochSecond(), (long) STEP);
        List<RoaringBitmap> some = new ArrayList<>(halfHours.subMap(from, until).values());
        return some.isEmpty() ? new BitSet() : BitSetUtil.bitsetOf(RoaringBitmap.or(some.iterator()));
    }

    /** Forgets what is before, and begins to know what comes up to another end. */
    void move(Instant from, Instant until, Rooms rooms) {
        first = Math.floorDiv(from.getEpochSecond(), STEP);
        halfHours.headMap(first).clear();
        long before = end;
        end = Math.max(before, Math.ceilDiv(until.getEpochSecond(), STEP));
        rooms.each((ordinal, room) ->
                room.eachUsed((starts, ends) -> add(ordinal, starts, ends, Math.max(first, before), end)));
    }

    /** All that is known. */
    @FunctionalInterface
    interface Rooms {
        void each(Reader reader);

        /** Takes a listing's number and what is in use of it. */
        @FunctionalInterface
        interface Reader {
            void read(int ordinal, Room room);
        }
    }
}
