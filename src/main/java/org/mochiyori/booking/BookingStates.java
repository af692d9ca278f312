package org.mochiyori.booking;

import static org.mochiyori.booking.Side.BORROWER;
import static org.mochiyori.booking.Side.CLOCK;
import static org.mochiyori.booking.Side.LENDER;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of states and moves of a booking line. Code, API, pages and tests read it; nothing else says what may
 * follow what.
 */
public final class BookingStates {
    private static final List<Step> STEPS = List.of(
            step(State.REQUESTED, Move.APPROVE, State.HELD, LENDER),
            step(State.REQUESTED, Move.DECLINE, State.DECLINED, LENDER),
            step(State.REQUESTED, Move.WITHDRAW, State.WITHDRAWN, BORROWER),
            step(State.REQUESTED, Move.EXPIRE, State.EXPIRED, CLOCK),
            step(State.HELD, Move.CONFIRM, State.CONFIRMED, BORROWER),
            step(State.HELD, Move.WITHDRAW, State.WITHDRAWN, BORROWER),
            step(State.HELD, Move.EXPIRE, State.EXPIRED, CLOCK),
            step(State.CONFIRMED, Move.CANCEL, State.CANCELLED, BORROWER, LENDER),
            step(State.CONFIRMED, Move.HAND_OVER, State.OUT, LENDER),
            step(State.CONFIRMED, Move.CLOSE, State.CLOSED, LENDER),
            step(State.OUT, Move.RETURN, State.CLOSED, LENDER),
            // The one way back: a hold that ran out, confirmed late while its window is still unoccupied.
            step(State.EXPIRED, Move.CONFIRM, State.CONFIRMED, BORROWER));

    private static final Map<State, Map<Move, Step>> TABLE = table();

    private BookingStates() {}

    /**
     * One row of the table.
     *
     * @param from the state before
     * @param move what is done
     * @param to the state after
     * @param by which sides may do it
     */
    public record Step(State from, Move move, State to, Set<Side> by) {
        public Step {
            by = Set.copyOf(by);
        }
    }

    /** All rows. */
    public static List<Step> steps() {
        return STEPS;
    }

    /** The row for a state and a move; empty where the move is not legal. */
    public static Optional<Step> find(State from, Move move) {
        return Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(move));
    }

    /** The moves one side may make from a state, in the order of the table. */
    public static List<Move> moves(State from, Side side) {
        return STEPS.stream()
                .filter(step -> step.from() == from && step.by().contains(side))
                .map(Step::move)
                .toList();
    }

    /** The states a line may be born in. */
    public static Set<State> first() {
        return EnumSet.of(State.REQUESTED, State.HELD);
    }

    /** Whether nothing is waited for any more; an expired hold may still be confirmed late. */
    public static boolean isFinal(State state) {
        return state == State.EXPIRED || !TABLE.containsKey(state);
    }

    /** The message that names a state to people, which differs by kind where the thing is gone and back. */
    public static String nameKey(State state, String kind) {
        return switch (state) {
            case OUT, CLOSED -> "booking.state-" + state.code() + "-" + kind;
            case REQUESTED, HELD, CONFIRMED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> "booking.state-" + state.code();
        };
    }

    private static Step step(State from, Move move, State to, Side... by) {
        return new Step(from, move, to, Set.copyOf(Arrays.asList(by)));
    }

    private static Map<State, Map<Move, Step>> table() {
        Map<State, Map<Move, Step>> table = new EnumMap<>(State.class);
        STEPS.forEach(step -> table.computeIfAbsent(step.from(), state -> new EnumMap<>(Move.class))
                .put(step.move(), step));
        return table;
    }
}
