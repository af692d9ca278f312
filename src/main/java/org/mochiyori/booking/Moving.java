package org.mochiyori.booking;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * A move somebody wants to make.
 *
 * @param move which
 * @param lines the lines it is meant for
 * @param by who
 * @param words reason and note
 * @param expected the version the mover has read; empty for a clock that reads for itself
 * @param at which of the times asked for is agreed on, with an approval; empty for the first
 */
public record Moving(
        Move move, Set<UUID> lines, Actor by, Words words, OptionalLong expected, Optional<TimeWindow> at) {
    /** At the time wished for most. */
    public Moving(Move move, Set<UUID> lines, Actor by, Words words, OptionalLong expected) {
        this(move, lines, by, words, expected, Optional.empty());
    }

    public Moving {
        lines = Set.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a move is for some line");
        }
    }

    /**
     * What is said with a move.
     *
     * @param reason a code
     * @param note a person's words
     * @param returned how many came back, with a return
     */
    public record Words(Optional<String> reason, Optional<String> note, OptionalInt returned) {
        /** Nothing said. */
        public static final Words NONE = new Words(Optional.empty(), Optional.empty(), OptionalInt.empty());

        /** Whether neither a reason nor a note is given. */
        boolean isSilent() {
            return reason.isEmpty() && note.filter(text -> !text.isBlank()).isEmpty();
        }
    }
}
