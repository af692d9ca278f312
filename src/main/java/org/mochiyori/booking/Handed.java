package org.mochiyori.booking;

import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.db.Tx;

/** Hears of things that have gone out of hand or come back, in the transaction in which they did. */
@FunctionalInterface
public interface Handed {
    /** Who hears nothing. */
    Handed NOBODY = (tx, caller, before, after, step) -> {};

    /**
     * A line was handed over or taken back whole.
     *
     * @param before the line as it was
     * @param after the booking as it is
     */
    void handed(Tx tx, Caller caller, Line before, Seen after, Bookings.Step step);
}
