package org.mochiyori.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Ids;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;

/**
 * Keeps what a listing takes of units in step with what it says of itself, and refuses to make smaller or take away what
 * is promised. Units are locked first, as a booking locks them, so neither overtakes the other.
 */
final class UnitKeeper {
    private final Ids ids;
    private final Commitments commitments;

    UnitKeeper(Ids ids, Commitments commitments) {
        this.ids = ids;
        this.commitments = commitments;
    }

    /** Settles the units of a listing that has just been written. {@code before} has the units of until now. */
    void settle(Tx tx, UUID listing, List<Listing.UnitShare> before, ListingDraft draft) {
        if (draft.access().reservation() != Reservation.HERE) {
            release(tx, listing, before, draft);
            return;
        }
        switch (draft.thing()) {
            case Thing.Space space -> settleSpace(tx, listing, before, new Settled(draft, space));
            case Thing.Equipment pool -> settlePool(tx, listing, before, draft);
            case Thing.Skill skill -> settleSkill(tx, listing, before, draft);
        }
    }

    /** Refuses while anything of the listing is promised. */
    void requireUnpromised(Tx tx, Listing listing) {
        lock(tx, listing.units());
        if (commitments.isPromised(tx, listing.id())) {
            throw promised(Map.of());
        }
    }

    private record Settled(ListingDraft draft, Thing.Space space) {}

    private void settleSpace(Tx tx, UUID listing, List<Listing.UnitShare> before, Settled now) {
        Set<UUID> had = before.stream().map(Listing.UnitShare::unit).collect(Collectors.toSet());
        Set<UUID> wanted = new TreeSet<>(now.space().parts());
        if (wanted.isEmpty() && had.size() == 1) {
            ListingStore.placeUnit(
                    tx, had.iterator().next(), listing, now.draft().place().orElse(null));
            return;
        }
        if (had.equals(wanted) && !had.isEmpty()) {
            return;
        }
        lock(tx, before);
        requireFree(tx, listing, before);
        if (wanted.isEmpty()) {
            wanted.add(newUnit(tx, now.draft(), 1));
        }
        ListingStore.takeUnits(tx, listing, wanted, true);
    }

    private void settlePool(Tx tx, UUID listing, List<Listing.UnitShare> before, ListingDraft draft) {
        Thing.Equipment pool = (Thing.Equipment) draft.thing();
        if (before.isEmpty()) {
            UUID unit = newUnit(tx, draft, pool.quantity());
            ListingStore.takeUnits(tx, listing, List.of(unit), false);
            ListingStore.replaceSerials(tx, unit, pool.serials());
            return;
        }
        Listing.UnitShare share = before.getFirst();
        if (share.capacity() != pool.quantity()) {
            lock(tx, before);
            int most = commitments.mostPromised(tx, share.unit());
            if (pool.quantity() < most) {
                throw promised(Map.of("promised", most));
            }
            ListingStore.resizeUnit(tx, share.unit(), pool.quantity());
        }
        ListingStore.replaceSerials(tx, share.unit(), pool.serials());
    }

    /** Somebody's time is one unit, so that nobody is promised to two at one hour. */
    private void settleSkill(Tx tx, UUID listing, List<Listing.UnitShare> before, ListingDraft draft) {
        if (before.isEmpty()) {
            ListingStore.takeUnits(tx, listing, List.of(newUnit(tx, draft, 1)), false);
            ContactStore.shareTime(tx, listing);
        }
    }

    /** A room that is not lent here keeps its units, so that a joint room stays one with its parts. */
    private void release(Tx tx, UUID listing, List<Listing.UnitShare> before, ListingDraft draft) {
        if (draft.thing() instanceof Thing.Space) {
            lock(tx, before);
            requireFree(tx, listing, before);
        } else {
            dropAll(tx, listing, before);
        }
    }

    private void dropAll(Tx tx, UUID listing, List<Listing.UnitShare> before) {
        if (!before.isEmpty()) {
            lock(tx, before);
            requireFree(tx, listing, before);
            ListingStore.takeUnits(tx, listing, List.of(), false);
        }
    }

    private void requireFree(Tx tx, UUID listing, List<Listing.UnitShare> before) {
        if (!before.isEmpty() && commitments.isPromised(tx, listing)) {
            throw promised(Map.of());
        }
    }

    private UUID newUnit(Tx tx, ListingDraft draft, int capacity) {
        UUID unit = ids.next();
        ListingStore.insertUnit(
                tx, unit, draft.place().orElse(null), draft.wording().name(), capacity);
        return unit;
    }

    private static void lock(Tx tx, List<Listing.UnitShare> units) {
        ListingStore.lockUnits(tx, units.stream().map(Listing.UnitShare::unit).toList());
    }

    private static Refused promised(Map<String, Object> data) {
        return new Refused(new RuleRefuses("listing.promised", "", data));
    }
}
