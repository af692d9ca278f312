package org.mochiyori.booking;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * What happens to a line that is out, and stays out.
 *
 * @param line which
 * @param what it is
 * @param by who
 * @param words reason and note
 * @param expected the version the mover has read; empty for one who relies on the state alone
 */
record LoanChange(UUID line, What what, Actor by, Moving.Words words, OptionalLong expected) {
    /** The changes there are. */
    sealed interface What {
        /** Its name in the history. */
        String code();
    }

    /**
     * Some of several things have come back.
     *
     * @param count how many, 1 or more
     */
    record PartBack(int count) implements What {
        @Override
        public String code() {
            return Moved.PART;
        }
    }

    /**
     * It may be kept for longer.
     *
     * @param window when it is used now
     * @param price of all of it
     * @param taken of its units, buffers included
     */
    record Renewed(TimeWindow window, Price price, TimeWindow taken) implements What {
        @Override
        public String code() {
            return Moved.RENEW;
        }
    }

    /**
     * It is not back, and takes its unit for longer, as far as nobody else has been promised it.
     *
     * @param until no longer than that
     */
    record Late(Instant until) implements What {
        @Override
        public String code() {
            return Moved.LATE;
        }
    }
}
