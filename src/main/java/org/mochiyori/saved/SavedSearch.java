package org.mochiyori.saved;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A search that somebody keeps.
 *
 * @param owner whose it is
 * @param name what the owner calls it
 * @param query parameters of a search, as in an address
 * @param told when the owner was last told of something
 * @param version counts its changes
 */
public record SavedSearch(
        UUID id, Owner owner, String name, String query, Instant created, Optional<Instant> told, int version) {

    /**
     * Whose it is.
     *
     * @param person who saved it; empty for one who has left, whose group's search stays
     * @param group whose it is, if a group's
     */
    public record Owner(Optional<UUID> person, Optional<UUID> group) {
        public Owner {
            if (person.isEmpty() && group.isEmpty()) {
                throw new IllegalArgumentException("a search of nobody");
            }
        }

        /** Whether it is this person's own. */
        boolean isOwn(UUID who) {
            return group.isEmpty() && person.equals(Optional.of(who));
        }
    }
}
