package org.mochiyori.outside;

import java.util.List;
import org.mochiyori.kernel.TimeWindow;

/** What was read in a calendar. */
sealed interface Reading {
    /**
     * When something is going on.
     *
     * @param busy in order, none touching another
     */
    record Busy(List<TimeWindow> busy) implements Reading {
        public Busy {
            busy = List.copyOf(busy);
        }
    }

    /** It cannot be taken. */
    record Broken(Fault fault) implements Reading {}
}
