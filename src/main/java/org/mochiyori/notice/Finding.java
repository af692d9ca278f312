package org.mochiyori.notice;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * What a saved search has found since it was told of last.
 *
 * @param name what its owner calls it
 * @param owner who hears of it
 * @param hub whose things they are
 * @param zone of the hub
 * @param things at least one, all of which the owner may see
 * @param stop who holds it may end the search
 */
public record Finding(UUID search, String name, Owner owner, String hub, ZoneId zone, List<Thing> things, String stop) {
    public Finding {
        things = List.copyOf(things);
        if (things.isEmpty()) {
            throw new IllegalArgumentException("nothing found by " + search);
        }
    }

    /**
     * Whose search it is.
     *
     * @param person who saved it; empty for one who has left
     * @param group for which group, if for one: then those who speak for it hear of it, and the person while a member
     */
    public record Owner(Optional<UUID> person, Optional<UUID> group) {}

    /**
     * One thing.
     *
     * @param window the time that was asked for
     */
    public record Thing(UUID listing, String name, Optional<TimeWindow> window) {}

    @Override
    public String toString() {
        return "Finding[" + search + "]"; // carries a secret
    }
}
