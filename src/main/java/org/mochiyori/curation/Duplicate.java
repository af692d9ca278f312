package org.mochiyori.curation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mochiyori.catalogue.Entry;

/**
 * Two records that may be one real thing, side by side.
 *
 * @param why codes: {@code name}, {@code address}, {@code phone}, {@code near} …
 */
public record Duplicate(UUID id, Entry first, Entry second, List<String> why, State state, Instant found) {
    public Duplicate {
        why = List.copyOf(why);
    }

    /** What has been decided. */
    public enum State {
        OPEN,
        /** Looked at, and put off. */
        LATER,
        /** One thing: the records are one listing now. */
        SAME,
        /** Two things. */
        DIFFERENT;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
