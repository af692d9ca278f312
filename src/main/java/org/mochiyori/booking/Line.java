package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing for one window: a record per state, a method per legal move. What is not legal does not compile; which side may
 * make a move is said by {@link BookingStates}.
 */
public sealed interface Line {
    /** What was asked; the same in every state. */
    Terms terms();

    /** Where it stands, as the table calls it. */
    State state();

    /** When the clock ends this state by itself; only of requests and holds. */
    default Optional<Instant> lapsesAt() {
        return Optional.empty();
    }

    /** What it takes of the units while it occupies. */
    default Terms.Taking taking() {
        return terms().taking();
    }

    /** Whether it keeps others out of its window now. */
    default boolean occupies() {
        return state().occupies(terms().conditions().requestBlocks());
    }

    /**
     * A person of the lender decides.
     *
     * @param answerBy expires then
     */
    record Requested(Terms terms, Instant answerBy) implements Line {
        @Override
        public State state() {
            return State.REQUESTED;
        }

        @Override
        public Optional<Instant> lapsesAt() {
            return Optional.of(answerBy);
        }

        Held approve(Instant until) {
            return new Held(terms, until);
        }

        Declined decline() {
            return new Declined(terms);
        }

        Withdrawn withdraw() {
            return new Withdrawn(terms);
        }

        Expired expire() {
            return new Expired(terms, false);
        }
    }

    /**
     * Kept for the borrower.
     *
     * @param until expires then
     */
    record Held(Terms terms, Instant until) implements Line {
        @Override
        public State state() {
            return State.HELD;
        }

        @Override
        public Optional<Instant> lapsesAt() {
            return Optional.of(until);
        }

        Confirmed confirm() {
            return new Confirmed(terms);
        }

        Withdrawn withdraw() {
            return new Withdrawn(terms);
        }

        Expired expire() {
            return new Expired(terms, true);
        }
    }

    /** Agreed. */
    record Confirmed(Terms terms) implements Line {
        @Override
        public State state() {
            return State.CONFIRMED;
        }

        Out handOver() {
            return new Out(terms, 0);
        }

        Cancelled cancel() {
            return new Cancelled(terms);
        }

        Closed close() {
            return new Closed(terms, true);
        }
    }

    /**
     * In use or on loan.
     *
     * @param back how many of them have come back already; what is back takes nothing any more
     */
    record Out(Terms terms, int back) implements Line {
        public Out {
            if (back < 0 || back >= terms.quantity()) {
                throw new IllegalArgumentException("something is still out");
            }
        }

        @Override
        public State state() {
            return State.OUT;
        }

        @Override
        public Terms.Taking taking() {
            return terms.taking().without(back, terms.quantity());
        }

        /** How many are still out. */
        public int left() {
            return terms.quantity() - back;
        }

        Out partBack(int count) {
            return new Out(terms, Math.addExact(back, count));
        }

        Out under(Terms other) {
            return new Out(other, back);
        }

        Closed comeBack() {
            return new Closed(terms, false);
        }
    }

    /**
     * Over.
     *
     * @param noShow nobody came
     */
    record Closed(Terms terms, boolean noShow) implements Line {
        @Override
        public State state() {
            return State.CLOSED;
        }
    }

    /** Refused by the lender. */
    record Declined(Terms terms) implements Line {
        @Override
        public State state() {
            return State.DECLINED;
        }
    }

    /** Taken back by the borrower. */
    record Withdrawn(Terms terms) implements Line {
        @Override
        public State state() {
            return State.WITHDRAWN;
        }
    }

    /** Called off. */
    record Cancelled(Terms terms) implements Line {
        @Override
        public State state() {
            return State.CANCELLED;
        }
    }

    /**
     * Not answered or not confirmed in time.
     *
     * @param wasHeld the lender had agreed or need not be asked: only then may it still be confirmed late
     */
    record Expired(Terms terms, boolean wasHeld) implements Line {
        @Override
        public State state() {
            return State.EXPIRED;
        }

        /** Legal only while nobody else has taken the window; whoever calls has taken it again. */
        Confirmed confirm() {
            if (!wasHeld) {
                throw new IllegalStateException("the lender never agreed");
            }
            return new Confirmed(terms);
        }
    }
}
