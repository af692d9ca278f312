package org.mochiyori.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A real place. It owns the units that listings lend; by itself it offers nothing.
 *
 * @param claimedBy the group that stands behind it
 * @param units in the order they were made
 * @param version rises with each change; the ETag
 */
public record Place(UUID id, String hub, PlaceDraft draft, Optional<UUID> claimedBy, List<Unit> units, int version) {
    public Place {
        units = List.copyOf(units);
    }

    /** Its name. */
    public String name() {
        return draft.name();
    }

    /**
     * The smallest thing that can be in use by itself.
     *
     * @param capacity how many of it there are; 1 for a room
     */
    public record Unit(UUID id, String name, int capacity) {}
}
