package org.mochiyori.custody;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One act of handing over or taking back.
 *
 * @param of booked, or out before this
 * @param count handed over, or come back with this
 * @param checks the owner's list as it was then
 * @param note the state of it, in a person's words; empty once they are gone
 * @param by who put it down
 * @param answerBy who says nothing by then agrees
 * @param asks whether the other side is asked for a word at all
 * @param photos ids of pictures, the oldest first
 */
public record Handing(
        UUID id,
        UUID booking,
        UUID line,
        Kind kind,
        Instant at,
        int count,
        int of,
        List<Check> checks,
        Optional<String> note,
        UUID by,
        Instant answerBy,
        boolean asks,
        Optional<Answered> answer,
        List<UUID> photos) {
    public Handing {
        checks = List.copyOf(checks);
        photos = List.copyOf(photos);
    }

    /** What was done. */
    public enum Kind {
        HAND_OVER,
        RETURN;

        /** In addresses, the database and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** One thing of the owner's list, and whether it was as it should be. */
    public record Check(String text, boolean ok) {}

    /**
     * What the other side says to it.
     *
     * @param by empty where nobody said anything in time
     */
    public record Answered(Instant at, Word word, Optional<UUID> by, Optional<String> note) {}

    /** Yes, no, or nothing, which is a yes. */
    public enum Word {
        AGREED,
        CONTESTED,
        SILENT;

        /** In JSON, the database and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
