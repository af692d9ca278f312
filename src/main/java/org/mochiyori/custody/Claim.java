package org.mochiyori.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Yen;

/**
 * Something was lost or damaged, and what the two sides said about it.
 *
 * @param moves the oldest first, at least the report
 */
public record Claim(UUID id, UUID booking, UUID line, Kind kind, int count, List<Step> moves) {
    public Claim {
        moves = List.copyOf(moves);
        if (moves.isEmpty()) {
            throw new IllegalArgumentException("a claim begins with a report");
        }
    }

    /** What happened to the things. */
    public enum Kind {
        LOST,
        DAMAGED;

        /** In JSON, the database and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may be done about it. */
    public enum Move {
        /** Either side says what happened. */
        REPORT,
        /** The lender says what they want for it. */
        CLAIM,
        /** The borrower agrees. */
        AGREE,
        /** The borrower does not agree. */
        CONTEST,
        /** The lender says that it is done with. */
        SETTLE;

        /** In JSON, the database and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands. */
    public enum State {
        REPORTED,
        CLAIMED,
        AGREED,
        CONTESTED,
        SETTLED;

        /** In JSON and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a lender wants. */
    public enum What {
        NONE,
        REPAIR,
        REPLACEMENT,
        AMOUNT;

        /** In JSON, the database and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is demanded.
     *
     * @param yen with an amount, and only then
     */
    public record Demand(What what, Optional<Yen> yen) {
        public Demand {
            if (yen.isPresent() != (what == What.AMOUNT)) {
                throw new IllegalArgumentException("an amount has yen, and nothing else has");
            }
        }
    }

    /**
     * One step.
     *
     * @param demand with a claim, and only then
     */
    public record Step(
            int sequence,
            Instant at,
            Move move,
            Optional<Demand> demand,
            UUID by,
            UUID onBehalfOf,
            Optional<String> note) {}

    Claim with(Step step) {
        List<Step> all = new ArrayList<>(moves);
        all.add(step);
        return new Claim(id, booking, line, kind, count, all);
    }

    /** Where it stands: by its last move. */
    public State state() {
        Step last = moves.getLast();
        return switch (last.move()) {
            case REPORT -> State.REPORTED;
            case CLAIM ->
                last.demand().filter(demand -> demand.what() == What.NONE).isPresent() ? State.SETTLED : State.CLAIMED;
            case AGREE -> State.AGREED;
            case CONTEST -> State.CONTESTED;
            case SETTLE -> State.SETTLED;
        };
    }

    /** What was demanded last. */
    public Optional<Demand> demand() {
        return moves.stream().flatMap(step -> step.demand().stream()).reduce((first, last) -> last);
    }

    /** Its version for {@code If-Match}. */
    public int version() {
        return moves.getLast().sequence();
    }
}
