package org.mochiyori.closure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of a booking that lay under a block when it was made.
 *
 * @param block which
 * @param line as it stands now
 * @param status what has been decided about it
 * @param version rises with each change; the ETag
 */
public record Displacement(UUID id, Block block, Block.Displaced line, Status status, int version) {
    /** How far it is settled. */
    public enum State {
        /** Somebody has to decide. */
        OPEN,
        /** Decided, and about to be done. */
        PLANNED,
        MOVED,
        CANCELLED,
        /** Stays as it is, by agreement. */
        KEPT,
        /** Over without our doing: called off by its borrower, or the block was lifted. */
        GONE;

        /** Its name in the API and the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no state " + code));
        }
    }

    /**
     * What has been decided.
     *
     * @param plan what is about to be done
     * @param planner who decided it
     * @param trouble why the last plan did not work out: the code of a rule
     * @param newLine the line that took its place
     */
    public record Status(
            State state,
            Optional<Decision> plan,
            Optional<UUID> planner,
            Optional<String> trouble,
            Optional<UUID> newLine) {}

    /** Whether somebody has to decide about it still. */
    public boolean isOpen() {
        return status.state() == State.OPEN;
    }
}
