package org.mochiyori.curation;

import java.time.Instant;
import java.util.UUID;
import org.mochiyori.catalogue.ListingMove;

/** A decision as it was made. */
public record Decided(UUID listing, ListingMove move, String reason, String note, UUID by, Instant at) {}
