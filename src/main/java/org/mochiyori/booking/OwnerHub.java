package org.mochiyori.booking;

import java.util.List;
import java.util.Set;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * The hub that owns what is lent, as booking asks it: it alone decides about its things. One implementation serves every hub
 * of this server; hubs elsewhere are asked through the same questions with the same states.
 */
public interface OwnerHub {
    /** Whether it answers for this hub. */
    boolean serves(String hub);

    /**
     * Which lines, by position, are not free now. Takes nothing and waits for nobody; the answer may be out of date the
     * moment it is given.
     */
    Set<Integer> refused(Sql sql, List<Terms> lines);

    /**
     * Takes the lines of a new booking: all of them, but for optional ones that do not fit, which come back declined.
     *
     * @throws org.mochiyori.kernel.Refused with {@code Taken} and nothing done, if a line that is not optional does not fit
     */
    Booking take(Tx tx, Order order);

    /**
     * Makes a move, and those that follow from it.
     *
     * @throws org.mochiyori.kernel.Refused when it is not legal in the present state, or the booking has changed since it
     *     was read
     */
    Booking move(Tx tx, Booking read, Moving moving);

    /**
     * Asks for another line in place of one: all or nothing, and the old one is not lost before the new one is kept.
     *
     * @throws org.mochiyori.kernel.Refused with {@code Taken} and nothing done where the new one does not fit; when the old
     *     one can no longer be replaced, or the booking has changed since it was read
     */
    Booking replace(Tx tx, Booking read, Replacing replacing);

    /**
     * Goes on without a line that the borrower had wanted: one that was lost, or one that still waits and is withdrawn.
     *
     * @param dropping a withdrawal of that one line
     * @throws org.mochiyori.kernel.Refused where the line is not needed, or nothing else would remain
     */
    Booking drop(Tx tx, Booking read, Moving dropping);

    /**
     * Changes a line that is out and stays out.
     *
     * @throws org.mochiyori.kernel.Refused as wrong state where it is not out; with {@code Taken} where it cannot be kept for
     *     longer
     */
    Booking change(Tx tx, Booking read, LoanChange change);

    /** Notes what a booking is for from now on, with every line of it that stands. */
    Booking describe(Tx tx, Booking read, Describing.Described described);

    /** Ends what has waited too long, by this hub's clock. Returns how many bookings were touched. */
    int expire(Tx tx, int limit);
}
