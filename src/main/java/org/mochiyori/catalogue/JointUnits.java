package org.mochiyori.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.mochiyori.kernel.Ids;
import org.mochiyori.platform.db.Tx;

/** Gives a room that is others joined the units of its parts: then the database refuses both for one time. */
final class JointUnits {
    private final Ids ids;
    private final Commitments commitments;

    JointUnits(Ids ids, Commitments commitments) {
        this.ids = ids;
        this.commitments = commitments;
    }

    /**
     * Joins, also for rooms that nobody stands behind yet: who claims them later lends them so.
     *
     * @param owner whose all the rooms must be; empty for open data
     * @return false where the rooms are not all the owner's, or the joint one is promised on units of its own
     */
    boolean join(Tx tx, Imports.Join join, Optional<UUID> owner) {
        List<Entry> parts = new ArrayList<>();
        join.parts().forEach(part -> EntryStore.find(tx, part).ifPresent(parts::add));
        Optional<Entry> whole = EntryStore.find(tx, join.whole());
        boolean ours = whole.isPresent()
                && parts.size() == join.parts().size()
                && parts.stream().allMatch(part -> isOurs(part, owner))
                && isOurs(whole.get(), owner);
        if (!ours) {
            return false;
        }
        Set<UUID> wanted = new TreeSet<>();
        parts.forEach(part -> wanted.addAll(unitsOf(tx, part)));
        return take(tx, whole.get(), wanted, join.more());
    }

    private boolean take(Tx tx, Entry whole, Set<UUID> partUnits, boolean more) {
        List<UUID> had =
                whole.listing().units().stream().map(Listing.UnitShare::unit).toList();
        Set<UUID> own = new LinkedHashSet<>(had);
        own.removeAll(partUnits);
        boolean done = had.containsAll(partUnits) && own.size() == (more ? 1 : 0);
        if (done) {
            return true;
        }
        Set<UUID> all = new TreeSet<>(partUnits);
        all.addAll(had);
        ListingStore.lockUnits(tx, all);
        if (commitments.isPromised(tx, whole.id())) {
            return false;
        }
        Set<UUID> wanted = new TreeSet<>(partUnits);
        if (more) {
            wanted.add(own.stream().findFirst().orElseGet(() -> newUnit(tx, whole)));
        }
        ListingStore.takeUnits(tx, whole.id(), wanted, true);
        return true;
    }

    private Collection<UUID> unitsOf(Tx tx, Entry part) {
        List<UUID> units =
                part.listing().units().stream().map(Listing.UnitShare::unit).toList();
        if (!units.isEmpty()) {
            return units;
        }
        UUID unit = newUnit(tx, part);
        ListingStore.takeUnits(tx, part.id(), List.of(unit), true);
        return List.of(unit);
    }

    private UUID newUnit(Tx tx, Entry room) {
        UUID unit = ids.next();
        ListingStore.insertUnit(
                tx,
                unit,
                room.place().map(Place::id).orElse(null),
                room.listing().draft().wording().name(),
                1);
        return unit;
    }

    private static boolean isOurs(Entry room, Optional<UUID> owner) {
        return room.listing().kind() == ListingKind.SPACE
                && room.listing().group().equals(owner)
                && room.listing().status().state() != ListingState.RETIRED;
    }
}
