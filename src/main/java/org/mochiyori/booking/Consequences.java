package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Booking.Outcome;

/** What follows by itself, from the time that passes and from what people do to one line. Writes on the docket only. */
final class Consequences {
    /** Its place was taken by another line. */
    static final String REPLACED = "replaced";
    /** Kept for a booking that did not come about. */
    static final String RELEASED = "released";
    /** The borrower goes on without it. */
    static final String DROPPED = "dropped";

    private Consequences() {}

    /**
     * Ends what is over. Where a hold ends and something needed is lost by then, all that waits beside it is released in the
     * same breath: a booking is kept whole or not at all.
     */
    static void expireOver(Docket docket, Instant now) {
        boolean holdOver = false;
        for (Line line : docket.lines()) {
            if (BookingRules.isOver(line, now)) {
                holdOver |= line.state() == State.HELD;
                expire(docket, line, Outcome.NONE, Moved.byClock(Move.EXPIRE, now));
            }
        }
        if (holdOver && !docket.parts().lost().isEmpty()) {
            for (Line line : docket.lines()) {
                if (line.lapsesAt().isPresent()) {
                    expire(
                            docket,
                            line,
                            Outcome.because(RELEASED),
                            Moved.byClock(Move.EXPIRE, now).because(RELEASED));
                }
            }
        }
    }

    /** A line that has become kept takes the place of the one it was asked for. */
    static void endReplaced(Docket docket, Actor by, Instant now) {
        for (Entry entry : docket.entries()) {
            State state = entry.line().state();
            boolean kept = state == State.HELD || state == State.CONFIRMED;
            Optional<Entry> old = kept ? docket.parts().findReplaced(entry) : Optional.empty();
            old.ifPresent(one -> end(docket, one, by, now));
        }
    }

    /** Takes a line out of a booking because another has come: withdrawn before it was agreed, called off after. */
    static void end(Docket docket, Entry old, Actor by, Instant now) {
        Move move = old.line().state() == State.CONFIRMED ? Move.CANCEL : Move.WITHDRAW;
        if (BookingStates.find(old.line().state(), move).isPresent()) {
            Moved moved = new Moved(move.code(), now, by, Optional.of(REPLACED), Optional.empty());
            docket.moved(BookingRules.after(old.line(), move, now), Outcome.because(REPLACED), moved);
        }
    }

    /** A change still asked for is void once its line is handed out, or given up by the borrower. */
    static void withdrawChange(Docket docket, UUID line, Moved moved) {
        for (Entry entry : docket.entries()) {
            boolean open = entry.line().state() == State.REQUESTED;
            if (open && entry.replaces().filter(line::equals).isPresent()) {
                docket.moved(
                        BookingRules.after(entry.line(), Move.WITHDRAW, moved.at()),
                        Outcome.because(REPLACED),
                        new Moved(
                                Move.WITHDRAW.code(), moved.at(), moved.by(), Optional.of(REPLACED), Optional.empty()));
            }
        }
    }

    /** What confirms itself because nothing is left to decide. */
    static void confirmSettled(Docket docket, Instant now) {
        for (Entry entry : docket.parts().settled()) {
            docket.moved(
                    BookingRules.after(entry.line(), Move.CONFIRM, now),
                    Outcome.NONE,
                    Moved.byClock(Move.CONFIRM, now));
        }
    }

    private static void expire(Docket docket, Line line, Outcome outcome, Moved moved) {
        docket.moved(BookingRules.after(line, Move.EXPIRE, moved.at()), outcome, moved);
    }
}
