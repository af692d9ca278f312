package org.mochiyori.emergency;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A time in which a hub keeps its things back.
 *
 * @param reason borrowers read it
 * @param block by which the things are kept back; empty where there was none
 * @param zone of the hub
 */
public record Emergency(
        UUID id, String hub, String reason, Optional<UUID> block, Switched on, Optional<Switched> off, ZoneId zone) {
    /**
     * Who switched, and when.
     *
     * @param note what they wrote when it was over
     */
    public record Switched(UUID person, Instant at, Optional<String> note) {}
}
