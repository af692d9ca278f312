package org.mochiyori.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final int MOST_ASKED = 64;

    private final TreeMap<Long, RoaringBitmap> halfHours = new TreeMap<>();
    private final Map<Halves, UseBits> asked = new ConcurrentHashMap<>();
    private long first;
    private long end;

    BusyBits(Instant from, Instant until) {
        this.first = Math.floorDiv(from.getEpochSecond(), STEP);
        this.end = Math.ceilDiv(until.getEpochSecond(), STEP);
    }

    /** Half hours of the epoch, the last not included. */
    private record Halves(long from, long until) {}

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

    /**
     * Numbers of the listings of which anything may be in use during a footprint; never one too few. Kept for the next who
     * asks, and in step with what is settled; call it while nothing changes.
     */
    UseBits during(TimeWindow footprint) {
        Halves halves = new Halves(
                Math.floorDiv(footprint.from().getEpochSecond(), (long) STEP),
                Math.ceilDiv(footprint.until().plusNanos(999_999_999).getEpochSecond(), (long) STEP));
        UseBits bits = asked.get(halves);
        if (bits == null) {
            if (asked.size() >= MOST_ASKED) {
                asked.clear();
            }
            bits = new UseBits(read(halves));
            asked.put(halves, bits);
        }
        return bits;
    }

    private BitSet read(Halves halves) {
        List<RoaringBitmap> some =
                new ArrayList<>(halfHours.subMap(halves.from(), halves.until()).values());
        return some.isEmpty() ? new BitSet() : BitSetUtil.bitsetOf(RoaringBitmap.or(some.iterator()));
    }

    /**
     * Ends a change of what is in use of a listing: what is kept of it goes from what it was to what it is and shows nothing
     * in between, so that who looks at it just now finds nothing free that is not.
     */
    void settle(int ordinal) {
        asked.entrySet().removeIf(each -> {
            boolean used = halfHours.subMap(each.getKey().from(), each.getKey().until()).values().stream()
                    .anyMatch(bits -> bits.contains(ordinal));
            if (each.getValue().get(ordinal) != used && each.getValue().reaches(ordinal)) {
                each.getValue().set(ordinal, used);
            }
            return each.getValue().get(ordinal) != used;
        });
    }

    /** Forgets what is before, and begins to know what comes up to another end. */
    void move(Instant from, Instant until, @Nullable Room[] rooms) {
        first = Math.floorDiv(from.getEpochSecond(), STEP);
        halfHours.headMap(first).clear();
        asked.clear();
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
        @Nullable Column[] columns = new Column[(int) (end - first)];
        for (int ordinal = 0; ordinal < rooms.length; ordinal++) {
            int number = ordinal;
            Room room = rooms[ordinal];
            if (room != null) {
                room.eachUsed((from, until) -> fill(columns, number, from, until));
            }
        }
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            if (column != null) {
                halfHours.put(first + i, column.bits.get());
            }
        }
    }

    private void fill(@Nullable Column[] columns, int ordinal, long from, long until) {
        int last = (int) (Math.min(end, Math.ceilDiv(until, STEP)) - first);
        for (int i = (int) (Math.max(first, Math.floorDiv(from, STEP)) - first); i < last; i++) {
            Column column = columns[i];
            if (column == null) {
                column = new Column();
                columns[i] = column;
            }
            column.bits.add(ordinal);
        }
    }

    /** A half hour while it is filled in the order of the numbers. */
    private static final class Column {
        private final RoaringBitmapWriter<RoaringBitmap> bits =
                RoaringBitmapWriter.writer().constantMemory().get();
    }
}
