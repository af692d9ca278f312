package org.mochiyori.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One run over a file.
 *
 * @param file its base name
 * @param notes on the file as a whole, {@code [{code, values}]}; of a refused one the reason first
 * @param position the last record that has been worked on; after the reading, by apply or undo
 */
public record Import(
        UUID id, Whose whose, String file, State state, Counts counts, JsonNode notes, Dataset dataset, int position) {

    /**
     * For whom, and how.
     *
     * @param publish puts what is taken in out at once, where it may be
     */
    public record Whose(String hub, Optional<UUID> group, UUID person, boolean publish) {}

    /**
     * The list that the file is an issue of.
     *
     * @param key by what the next issue's records are known again
     * @param title what the publisher calls it
     */
    public record Dataset(String key, String title, String licence, String credit) {}

    /** Where it stands. */
    public enum State {
        /** Being read. */
        READING,
        /** Read; nothing taken over yet. */
        PREVIEWED,
        /** Not readable; the notes say why and what to do. */
        REFUSED,
        APPLYING,
        APPLIED,
        UNDOING,
        UNDONE,
        /** Given up after several tries; what was done can be undone. */
        FAILED;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether something is going on. */
        public boolean isUnderWay() {
            return this == READING || this == APPLYING || this == UNDOING;
        }
    }

    /**
     * How many records there are, and what became of them.
     *
     * @param updated changed listings, those that got one more source included
     * @param attached of those updated, how many only got one more source
     * @param kept could not be undone, since somebody has built on them
     */
    public record Counts(
            int rows, Read read, int created, int updated, int unchanged, int attached, int undone, int kept) {}

    /** How they were read: {@code rows = read + repaired + refused + blank}. */
    public record Read(int read, int repaired, int refused, int blank) {}
}
