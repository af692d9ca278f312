package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** What a move makes of a line. Pure. */
final class BookingRules {
    private BookingRules() {}

    /** The line after the move; refuses with the present state where the move is not legal. */
    static Line after(Line line, Move move, Instant now) {
        Optional<Line> next = switch (line) {
            case Line.Requested requested -> after(requested, move, now);
            case Line.Held held -> after(held, move);
            case Line.Confirmed confirmed -> after(confirmed, move);
            case Line.Out out -> after(out, move);
            case Line.Expired expired -> after(expired, move);
            case Line.Closed over -> Optional.empty();
            case Line.Declined over -> Optional.empty();
            case Line.Withdrawn over -> Optional.empty();
            case Line.Cancelled over -> Optional.empty();
        };
        return next.orElseThrow(() -> new Refused(wrongState(line, move)));
    }

    /**
     * A line as it is born: requested where a person decides, else held. A hold beside requests is kept until the slowest
     * of them must have been answered.
     */
    static Line born(Terms terms, List<Terms> all, Instant now) {
        if (terms.conditions().byPerson()) {
            return new Line.Requested(terms, now.plus(terms.conditions().answerWithin()));
        }
        Duration answers = all.stream()
                .map(Terms::conditions)
                .filter(Terms.Conditions::byPerson)
                .map(Terms.Conditions::answerWithin)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Line.Held(terms, terms.conditions().heldUntil(now.plus(answers)));
    }

    /** An optional line that cannot be had is asked for and declined in one breath. */
    static Line refused(Terms terms, Instant now) {
        return new Line.Requested(terms, now.plus(terms.conditions().answerWithin()));
    }

    /** The refusal of a move that is not legal from where the line stands. */
    static Problem wrongState(Line line, Move move) {
        return new Problem.WrongState(line.state().code(), move.code());
    }

    /** Whether the clock has ended the line's state. */
    static boolean isOver(Line line, Instant now) {
        return line.lapsesAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    private static Optional<Line> after(Line.Requested line, Move move, Instant now) {
        return Optional.ofNullable(
                switch (move) {
                    case APPROVE -> line.approve(line.terms().conditions().heldUntil(now));
                    case DECLINE -> line.decline();
                    case WITHDRAW -> line.withdraw();
                    case EXPIRE -> line.expire();
                    case CONFIRM, CANCEL, HAND_OVER, RETURN, CLOSE -> null;
                });
    }

    private static Optional<Line> after(Line.Held line, Move move) {
        return Optional.ofNullable(
                switch (move) {
                    case CONFIRM -> line.confirm();
                    case WITHDRAW -> line.withdraw();
                    case EXPIRE -> line.expire();
                    case APPROVE, DECLINE, CANCEL, HAND_OVER, RETURN, CLOSE -> null;
                });
    }

    private static Optional<Line> after(Line.Confirmed line, Move move) {
        return Optional.ofNullable(
                switch (move) {
                    case CANCEL -> line.cancel();
                    case HAND_OVER -> line.handOver();
                    case CLOSE -> line.close();
                    case APPROVE, DECLINE, CONFIRM, WITHDRAW, RETURN, EXPIRE -> null;
                });
    }

    private static Optional<Line> after(Line.Out line, Move move) {
        return move == Move.RETURN ? Optional.of(line.comeBack()) : Optional.empty();
    }

    private static Optional<Line> after(Line.Expired line, Move move) {
        return move == Move.CONFIRM && line.wasHeld() ? Optional.of(line.confirm()) : Optional.empty();
    }
}
