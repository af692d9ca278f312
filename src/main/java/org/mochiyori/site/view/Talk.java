package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A conversation of a booking with one lender.
 *
 * @param with who else reads it
 * @param said the oldest first
 * @param write what one may write; empty for one who only reads, or once it is over
 */
public record Talk(Phrase with, List<Said> said, Optional<Move> write) {
    public Talk {
        said = List.copyOf(said);
    }

    /**
     * Something that was said.
     *
     * @param text as written; empty where nothing is left of it
     * @param note what is left out, or why nothing is left
     * @param isNew whether the reader sees it for the first time
     */
    public record Said(
            Phrase who,
            LocalDateTime at,
            Optional<String> text,
            Optional<Phrase> note,
            boolean own,
            boolean isNew,
            List<Move> moves) {
        public Said {
            moves = List.copyOf(moves);
        }
    }
}
