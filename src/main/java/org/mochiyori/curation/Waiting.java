package org.mochiyori.curation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.ListingKind;

/**
 * One thing in the queue.
 *
 * @param what why it waits
 * @param listing the listing it is about
 * @param subject id to decide on: of the listing, or of the claim or pair of duplicates
 * @param group who waits for the answer
 * @param since since when
 * @param duplicates open pairs that the listing is part of: it cannot go out before they are told apart
 */
public record Waiting(
        What what, Thing listing, UUID subject, Optional<Group> group, Instant since, List<UUID> duplicates) {
    public Waiting {
        duplicates = List.copyOf(duplicates);
    }

    /** Why something waits. */
    public enum What {
        /** A listing was handed in. */
        SUBMITTED,
        /** A published listing was changed by its lender. */
        CHANGED,
        /** A group offers to stand behind an imported place. */
        CLAIM,
        /** Two records may be one thing. */
        DUPLICATE;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The listing as the queue names it. */
    public record Thing(UUID id, String name, ListingKind kind, int version) {}

    /** The group as the queue names it. */
    public record Group(UUID id, String name) {}
}
