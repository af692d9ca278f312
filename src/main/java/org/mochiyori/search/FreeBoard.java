package org.mochiyori.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.index.Kept;
import org.mochiyori.kernel.TimeWindow;

/**
 * The free time of every listing that can be applied for here, beside the index. A use that is taken or given back marks
 * what it touches before its taker is answered; what is marked is read anew, with the booking's own eyes, before the next
 * question is answered.
 */
final class FreeBoard {
    static final Duration HORIZON = Duration.ofDays(400);
    private static final Duration BACK = Duration.ofDays(1);
    private static final int BATCH = 500;

    private final FreeBusy freeBusy;
    private final InstantSource clock;
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentMap<UUID, Integer> ordinals = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Slot> slots = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, Set<Slot>> byUnit = new ConcurrentHashMap<>();
    private final Set<Slot> marked = ConcurrentHashMap.newKeySet();

    FreeBoard(FreeBusy freeBusy, InstantSource clock) {
        this.freeBusy = freeBusy;
        this.clock = clock;
    }

    /** What is known of one listing. */
    static final class Slot {
        private final UUID listing;
        private final Set<UUID> units;
        /** Rises whenever what is known may have become wrong; what was read under an older one is thrown away. */
        private final AtomicLong turn = new AtomicLong();

        private volatile @Nullable Known known;

        Slot(UUID listing, Set<UUID> units) {
            this.listing = listing;
            this.units = units;
        }
    }

    /** Free time as read, good for windows within. */
    record Known(FreeTime time, TimeWindow within, long turn) {}

    /** A listing that the index on disk knows. */
    void learn(Kept kept) {
        ordinals.put(UUID.fromString(kept.id()), kept.ordinal());
        next.accumulateAndGet(kept.ordinal() + 1, Math::max);
    }

    /** The number of a listing beside the index, the same while this process lives; takes in what it is made of now. */
    int ordinal(Entry entry) {
        int ordinal = ordinals.computeIfAbsent(entry.id(), id -> next.getAndIncrement());
        forgetSlot(ordinal);
        if (entry.listing().isLendable()) {
            add(ordinal, entry.listing());
        }
        return ordinal;
    }

    /** A listing that is out no more. */
    void forget(UUID listing) {
        Optional.ofNullable(ordinals.get(listing)).ifPresent(this::forgetSlot);
    }

    /** Uses of these units were taken or given back. */
    void used(Set<UUID> units) {
        units.forEach(unit -> byUnit.getOrDefault(unit, Set.of()).forEach(this::mark));
    }

    /** Uses of these listings were taken or given back, perhaps through another process. */
    void usedElsewhere(Set<UUID> listings) {
        for (UUID listing : listings) {
            Optional.ofNullable(ordinals.get(listing)).map(slots::get).ifPresent(slot -> used(slot.units));
        }
    }

    /** Reads anew what is marked. Waits for the database. */
    void refresh() {
        List<Slot> all = new ArrayList<>(marked);
        for (int from = 0; from < all.size(); from += BATCH) {
            read(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
    }

    /** The free time of a listing; empty where nothing is known of it for such a window. */
    Optional<FreeTime> find(int ordinal, TimeWindow window) {
        return Optional.ofNullable(slots.get(ordinal))
                .map(slot -> slot.known)
                .filter(known -> known.within().contains(window))
                .map(Known::time);
    }

    /** Whether something was taken or given back since the listing was read; then it is not known to be free. */
    boolean isStale(int ordinal) {
        Slot slot = slots.get(ordinal);
        Known known = slot == null ? null : slot.known;
        return slot != null && known != null && known.turn() != slot.turn.get();
    }

    /** The number of a listing. */
    Optional<Integer> ordinal(UUID listing) {
        return Optional.ofNullable(ordinals.get(listing));
    }

    /** Marks all, because the horizon has moved on. */
    void markAll() {
        slots.values().forEach(this::mark);
    }

    private void add(int ordinal, Listing listing) {
        Set<UUID> units =
                Set.copyOf(listing.units().stream().map(Listing.UnitShare::unit).toList());
        Slot slot = new Slot(listing.id(), units);
        slots.put(ordinal, slot);
        units.forEach(unit -> byUnit.computeIfAbsent(unit, key -> ConcurrentHashMap.newKeySet())
                .add(slot));
        mark(slot);
    }

    private void forgetSlot(int ordinal) {
        Slot slot = slots.remove(ordinal);
        if (slot != null) {
            slot.units.forEach(unit -> byUnit.getOrDefault(unit, Set.of()).remove(slot));
            marked.remove(slot);
        }
    }

    private void mark(Slot slot) {
        slot.turn.incrementAndGet();
        marked.add(slot);
    }

    private void read(List<Slot> some) {
        Map<Slot, Long> turns = new HashMap<>();
        some.forEach(slot -> turns.put(slot, slot.turn.get()));
        Instant now = clock.instant();
        TimeWindow within = new TimeWindow(now.minus(BACK), now.plus(HORIZON));
        Map<UUID, FreeTime> read =
                freeBusy.freeTimes(some.stream().map(slot -> slot.listing).toList(), within);
        turns.forEach((slot, turn) -> {
            FreeTime time = read.get(slot.listing);
            slot.known = time == null ? null : new Known(time, within, turn);
            marked.remove(slot);
            if (slot.turn.get() != turn) {
                marked.add(slot);
            }
        });
    }
}
