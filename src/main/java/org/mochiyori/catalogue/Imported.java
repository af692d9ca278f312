package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Digests;

/**
 * One record of a file, understood: what it says of a place and of the listing there.
 *
 * @param source where it comes from; its key finds the same record in the next import
 * @param raw the record as read; while it stays the same, the listing is left alone
 * @param place the place it names; empty for things without one. Its id is of a place that exists, or a new one, which
 *     several records of a batch may share
 * @param draft the listing; its own {@code place} is ignored
 * @param attachTo a listing that is surely the same thing: the record becomes one more source of it and nothing else
 */
public record Imported(Source source, JsonNode raw, Optional<At> place, ListingDraft draft, Optional<UUID> attachTo) {

    /** The same for records that say the same, in so few letters that they cost nothing to keep and compare. */
    public static String fingerprint(JsonNode raw) {
        byte[] sum = Digests.sha256().digest(raw.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum, 0, 16);
    }

    /** A place by id, as the record describes it. */
    public record At(UUID id, PlaceDraft draft) {}

    /**
     * Whose records these are.
     *
     * @param group whose things they are; empty for open data, which nobody stands behind
     * @param importId the run that brings them
     * @param publish puts them out at once, where their opening rules allow; else they wait for a curator
     * @param person who imports
     */
    public record Batch(String hub, Optional<UUID> group, UUID importId, boolean publish, UUID person) {}

    /** What became of a record. */
    public enum Fate {
        CREATED,
        UPDATED,
        UNCHANGED,
        ATTACHED
    }

    /**
     * What became of one record.
     *
     * @param listing the listing it belongs to
     * @param before for an updated one, what {@link Imports#undo} needs to bring it back; for a lender's own also what
     *     its list said of it until now
     * @param promised the quantity it keeps, where the list says less than is promised
     */
    public record Taken(String key, UUID listing, Fate fate, Optional<JsonNode> before, Optional<Integer> promised) {
        static Taken of(String key, UUID listing, Fate fate) {
            return new Taken(key, listing, fate, Optional.empty(), Optional.empty());
        }

        /** The same, though nothing of it has changed. */
        public Taken unchanged() {
            return of(key, listing, Fate.UNCHANGED);
        }
    }

    /** A record that is known from an earlier import. */
    public record Known(UUID listing, Optional<UUID> place) {}
}
