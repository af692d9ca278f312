package org.mochiyori.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mochiyori.calendar.Room;
import org.mochiyori.kernel.TimeWindow;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

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
        eachHalfHour(
                from,
                until,
                least,
                most,
                half -> halfHours
                        .computeIfAbsent(half, key -> new RoaringBitmap())
                        .add(ordinal));
    }

    private static void eachHalfHour(long from, long until, long least, long most, LongConsumer reader) {
        long last = Math.min(most, Math.ceilDiv(until, STEP));
        for (long half = Math.max(least, Math.floorDiv(from, STEP)); half < last; half++) {
            reader.accept(half);
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
    void move(Instant from, Instant until, @Nullable Room[] rooms) {
        first = Math.floorDiv(from.getEpochSecond(), STEP);
        halfHours.headMap(first).clear();
        long before = end;
        end = Math.max(before, Math.ceilDiv(until.getEpochSecond(), STEP));
        for (int ordinal = 0; ordinal < rooms.length; ordinal++) {
            int number = ordinal;
            Room room = rooms[ordinal];
            if (room != null) {
                room.eachUsed((starts, ends) -> add(number, starts, ends, Math.max(first, before), end));
            }
        }
    }

    /** Takes in all there is at once, by number; while nothing is known yet. Much faster than one after the other. */
    void fill(@Nullable Room[] rooms) {
        Map<Long, RoaringBitmapWriter<RoaringBitmap>> writers = new HashMap<>();
        for (int ordinal = 0; ordinal < rooms.length; ordinal++) {
            int number = ordinal;
            Room room = rooms[ordinal];
            if (room != null) {
                room.eachUsed((from, until) -> eachHalfHour(
                        from,
                        until,
                        first,
                        end,
                        half -> writers.computeIfAbsent(
                                        half,
                                        key -> RoaringBitmapWriter.writer()
                                                .constantMemory()
                                                .get())
                                .add(number)));
            }
        }
        writers.forEach((half, writer) -> halfHours.put(half, writer.get()));
    }
}
