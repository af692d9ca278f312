package org.mochiyori.curation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A group's offer to stand behind an imported place (引き受け).
 *
 * @param opening opening rules it proposes; empty where place or hub have them
 * @param answer the curator's words
 */
public record Claim(
        UUID id,
        String hub,
        UUID listing,
        UUID group,
        Optional<JsonNode> opening,
        String note,
        Asked asked,
        String answer) {

    /** Who asked, and where it stands. */
    public record Asked(UUID by, Instant at, State state) {}

    /** Where it stands. */
    public enum State {
        OPEN,
        AGREED,
        DECLINED;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
