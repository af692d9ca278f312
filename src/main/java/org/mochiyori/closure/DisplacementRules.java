package org.mochiyori.closure;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.Problem;

/** What may be decided about a displaced line. Pure. */
final class DisplacementRules {
    private DisplacementRules() {}

    /** Why this cannot be decided now; empty where it can. */
    static Optional<Problem> refusal(Displacement.State displaced, State line, Decision decision) {
        if (displaced != Displacement.State.OPEN) {
            return Optional.of(new Problem.WrongState(displaced.code(), "decide"));
        }
        return switch (decision) {
            case Decision.Keep keep -> Optional.empty();
            case Decision.Cancel cancel -> movable(line);
            case Decision.Move move -> movable(line);
        };
    }

    /** The reason that the moves of a booking bear. */
    static String reason(Block.Kind kind) {
        return Displacing.REASON + kind.code();
    }

    /** When a decision that failed by a fault of ours is tried again; a later failure waits longer. */
    static Duration pause(int attempts) {
        return Duration.ofMinutes(1L << (2 * Math.min(attempts, 4)));
    }

    /** A refusal as the desk is told of it later: the rule's name, or the problem's. */
    static String trouble(Problem problem) {
        return switch (problem) {
            case Problem.RuleRefuses rule -> rule.rule();
            case Problem.Taken taken -> "taken";
            case Problem.WrongState wrong -> "wrong-state";
            default -> "refused";
        };
    }

    /** What is handed over has to come back first. */
    private static Optional<Problem> movable(State line) {
        return line == State.OUT
                ? Optional.of(new Problem.RuleRefuses("closure.handed-over", "", Map.of()))
                : Optional.empty();
    }
}
