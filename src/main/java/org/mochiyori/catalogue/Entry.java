package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.text.Named;

/**
 * A listing with all that a reader of it needs to know: what an index takes in and a page shows.
 *
 * @param place where it is, without its units
 * @param hub its hub's name and zone
 * @param lender the group behind it
 */
public record Entry(Listing listing, Optional<Place> place, HubName hub, Optional<Lender> lender) {

    /** The id of the listing. */
    public UUID id() {
        return listing.id();
    }

    /** The JSON form for everybody: public fields only. */
    public ObjectNode toPublicJson() {
        return ListingJson.everybody(this);
    }

    /** The JSON form for the lender and the hub's staff. */
    public ObjectNode toEditingJson() {
        return ListingJson.editing(this);
    }

    /** A hub as pages name it. */
    public record HubName(String id, Named called, ZoneId zone) {
        /** As it is written. */
        public String name() {
            return called.name();
        }
    }

    /**
     * A group as pages name it.
     *
     * @param umbrella the 連合会 it belongs to, or itself if it is one
     */
    public record Lender(UUID id, String name, Optional<UUID> umbrella) {}
}
