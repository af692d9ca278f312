package org.mochiyori.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Room;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.kernel.TimeWindow;

/**
 * The free time of every listing that can be applied for here, beside the index: what is in use of each, and under which
 * rules. A use that is taken or given back marks what it touches before its taker is answered; what is marked is read anew,
 * with the booking's own eyes, before an answer depends on it.
 */
final class FreeBoard {
    static final Duration HORIZON = Duration.ofDays(400);
    private static final Duration BACK = Duration.ofDays(1);
    /** What is read reaches far beyond the horizon, so that nothing need be read again as days go by. */
    private static final Duration FAR = Duration.ofDays(3650);

    private static final int BATCH = 500;
    private static final int UNKNOWN = -1;

    private final FreeBusy freeBusy;
    private final InstantSource clock;
    /** Listings' numbers being marked, each with a number of its own that rises with every mark. */
    private final ConcurrentMap<Integer, Long> marked = new ConcurrentHashMap<>();

    private final AtomicLong marks = new AtomicLong();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    // What follows is written under the lock; rooms and kinds of the view are also read without it.
    private final Map<Timetable, Integer> kindOf = new HashMap<>();
    private final List<Timetable> timetables = new ArrayList<>();
    private final BusyBits busy;
    private Names names = new Names();
    private Shares shares = new Shares();
    private @Nullable Room[] rooms = new Room[1024];
    /** Twice the number of the rules, and one more where there is but one of the listing. */
    private int[] kinds = unknown(1024);

    private int known;

    FreeBoard(FreeBusy freeBusy, InstantSource clock) {
        this.freeBusy = freeBusy;
        this.clock = clock;
        this.busy = new BusyBits(clock.instant().minus(BACK), clock.instant().plus(HORIZON));
    }

    /**
     * The state at a moment, or a later one; what was marked then is in doubt.
     *
     * @param timetables by kind
     * @param known of how many listings something is known
     */
    @SuppressWarnings("ArrayRecordComponent") // the board's own; never compared
    record View(
            @Nullable Room[] rooms,
            int[] kinds,
            List<Timetable> timetables,
            int known,
            BitSet marked,
            TimeWindow within) {
        /** Under which rules a listing is, or -1 where nothing is known of it. */
        int kind(int ordinal) {
            return ordinal < kinds.length ? kinds[ordinal] >> 1 : UNKNOWN;
        }

        /** Whether there is but one of a listing whose kind is known. */
        boolean isSingle(int ordinal) {
            return (kinds[ordinal] & 1) == 1;
        }

        /** What is in use of a listing whose kind is known. */
        Optional<Room> room(int ordinal) {
            return ordinal < rooms.length ? Optional.ofNullable(rooms[ordinal]) : Optional.empty();
        }
    }

    /** The number of the last mark so far. */
    long lastMark() {
        return marks.get();
    }

    /** @param last marks after this one are no concern of the asker's */
    View view(long last) {
        BitSet now = new BitSet();
        marked.forEach((ordinal, mark) -> {
            if (mark <= last) {
                now.set(ordinal);
            }
        });
        return reading(() -> new View(
                rooms,
                kinds,
                List.copyOf(timetables),
                known,
                now,
                new TimeWindow(clock.instant().minus(BACK), clock.instant().plus(HORIZON))));
    }

    /** Numbers of the listings of which anything may be in use during a footprint. */
    UseBits busy(TimeWindow footprint) {
        return reading(() -> busy.during(footprint));
    }

    /** The number of a listing that the index on disk knows. */
    void learn(UUID listing, int ordinal) {
        writing(() -> {
            if (names.ordinal(listing) < 0) {
                name(listing, ordinal);
            }
        });
    }

    /** The number of a listing beside the index, the same while this process lives; takes in what it is made of now. */
    int ordinal(Entry entry) {
        int[] ordinal = new int[1];
        writing(() -> ordinal[0] = takeIn(entry));
        mark(ordinal[0]);
        return ordinal[0];
    }

    private int takeIn(Entry entry) {
        int known = names.ordinal(entry.id());
        int ordinal = known >= 0 ? known : names.end();
        if (known < 0) {
            name(entry.id(), ordinal);
        }
        shares.set(ordinal, unitsOf(entry.listing()));
        return ordinal;
    }

    /** Takes in listings as they have just been read, and what is in use of them now. Waits for the database. */
    void read(List<Entry> entries) {
        Map<Integer, Long> turns = new HashMap<>();
        Map<Integer, UUID> asked = new HashMap<>();
        List<Entry> lendable =
                entries.stream().filter(entry -> entry.listing().isLendable()).toList();
        writing(() -> {
            for (Entry entry : entries) {
                int ordinal = takeIn(entry);
                // Nothing has been said of one that has no room yet: no answer can be wrong, and nobody else need read
                // it.
                if (rooms[ordinal] != null) {
                    mark(ordinal);
                }
                turns.put(ordinal, marked.getOrDefault(ordinal, 0L));
            }
            lendable.forEach(entry -> asked.put(names.ordinal(entry.id()), entry.id()));
        });
        Map<UUID, FreeTime> read = lendable.isEmpty() ? Map.of() : freeBusy.freeTimesOf(lendable, around());
        take(turns.entrySet(), asked, read);
    }

    private static UUID[] unitsOf(Listing listing) {
        return listing.isLendable()
                ? listing.units().stream()
                        .map(Listing.UnitShare::unit)
                        .distinct()
                        .toArray(UUID[]::new)
                : new UUID[0];
    }

    /** A listing that is out no more. */
    void forget(UUID listing) {
        writing(() -> {
            int known = names.ordinal(listing);
            if (known >= 0) {
                shares.set(known, new UUID[0]);
                set(known, null);
                marked.remove(known);
            }
        });
    }

    /** Uses of these units were taken or given back. */
    void used(Set<UUID> some) {
        reading(() -> {
            some.forEach(unit -> shares.each(unit, this::mark));
            return some;
        });
    }

    /** Uses of these listings were taken or given back, perhaps through another process. */
    void usedElsewhere(Set<UUID> some) {
        reading(() -> {
            for (UUID listing : some) {
                int known = names.ordinal(listing);
                for (UUID unit : known < 0 ? new UUID[0] : shares.of(known)) {
                    shares.each(unit, this::mark);
                }
            }
            return some;
        });
    }

    /** Reads anew what is marked. Waits for the database. */
    void refresh() {
        List<Map.Entry<Integer, Long>> all = marked.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue()))
                .toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            readMarked(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
    }

    /** The number of a listing that was taken in. */
    int number(UUID listing) {
        int known = reading(() -> names.ordinal(listing));
        if (known < 0) {
            throw new IllegalArgumentException("listing " + listing + " has no number");
        }
        return known;
    }

    /** Lets the horizon move on. */
    void moveHorizon() {
        Instant now = clock.instant();
        writing(() -> busy.move(now.minus(BACK), now.plus(HORIZON), rooms));
    }

    /** What is known now. Call it when nothing up to the position is marked any more. */
    FreeSnapshot snapshot(IndexKeeper.Position position) {
        return reading(() -> new FreeSnapshot(
                position, List.copyOf(timetables), names.copy(), shares.copy(), rooms.clone(), kinds.clone()));
    }

    /** Takes over what was known; while nothing else is known yet. The snapshot is the board's own from then on. */
    void restore(FreeSnapshot snapshot) {
        writing(() -> {
            names = snapshot.names();
            shares = snapshot.shares();
            rooms = snapshot.rooms();
            kinds = snapshot.kinds();
            snapshot.timetables().forEach(this::kindOf);
            known = (int) Arrays.stream(rooms).filter(Objects::nonNull).count();
            busy.fill(rooms);
        });
    }

    private void name(UUID listing, int ordinal) {
        if (ordinal >= kinds.length) {
            int length = Math.max(ordinal + 1, kinds.length * 2);
            rooms = Arrays.copyOf(rooms, length);
            int before = kinds.length;
            kinds = Arrays.copyOf(kinds, length);
            Arrays.fill(kinds, before, length, UNKNOWN);
        }
        names.name(listing, ordinal);
    }

    private void set(int ordinal, @Nullable FreeTime time) {
        set(ordinal, time == null ? null : time.room(), time == null ? null : time.timetable());
    }

    private void set(int ordinal, @Nullable Room room, @Nullable Timetable rules) {
        Room before = rooms[ordinal];
        if (before != null) {
            busy.remove(ordinal, before);
        }
        rooms[ordinal] = room;
        known += (room == null ? 0 : 1) - (before == null ? 0 : 1);
        if (room == null || rules == null) {
            kinds[ordinal] = UNKNOWN;
            busy.settle(ordinal);
            return;
        }
        busy.add(ordinal, room);
        busy.settle(ordinal);
        kinds[ordinal] = kindOf(rules) << 1 | (room.capacity() == 1 ? 1 : 0);
    }

    private int kindOf(Timetable rules) {
        return kindOf.computeIfAbsent(rules, timetable -> {
            timetables.add(timetable);
            return timetables.size() - 1;
        });
    }

    private void mark(int ordinal) {
        marked.put(ordinal, marks.incrementAndGet());
    }

    private void readMarked(List<Map.Entry<Integer, Long>> some) {
        Map<Integer, UUID> asked = reading(() -> {
            Map<Integer, UUID> ids = new HashMap<>();
            for (Map.Entry<Integer, Long> each : some) {
                if (shares.of(each.getKey()).length > 0) {
                    names.listing(each.getKey()).ifPresent(listing -> ids.put(each.getKey(), listing));
                }
            }
            return ids;
        });
        Map<UUID, FreeTime> read = asked.isEmpty() ? Map.of() : freeBusy.freeTimes(asked.values(), around());
        take(some, asked, read);
    }

    private TimeWindow around() {
        Instant now = clock.instant();
        return new TimeWindow(now.minus(BACK), now.plus(FAR));
    }

    private void take(Collection<Map.Entry<Integer, Long>> some, Map<Integer, UUID> asked, Map<UUID, FreeTime> read) {
        writing(() -> some.forEach(each -> {
            UUID listing = asked.get(each.getKey());
            set(each.getKey(), listing == null ? null : read.get(listing));
            marked.remove(each.getKey(), each.getValue());
        }));
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void writing(Runnable work) {
        lock.writeLock().lock();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    static int[] unknown(int length) {
        int[] all = new int[length];
        Arrays.fill(all, UNKNOWN);
        return all;
    }
}
