package org.mochiyori.arrangement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * 実施報告: what came of somebody's help.
 *
 * @param by who wrote it down
 */
public record Report(UUID booking, UUID line, Instant at, Said said, UUID by) {
    /**
     * What is reported.
     *
     * @param persons how many were there, 0 or more
     * @param minutes how long it took
     * @param remarks in somebody's words
     */
    public record Said(int persons, int minutes, Optional<String> remarks) {
        public Said {
            if (persons < 0 || minutes < 1) {
                throw new IllegalArgumentException("nobody helps less than nobody, or for no time");
            }
        }
    }
}
