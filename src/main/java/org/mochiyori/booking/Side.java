package org.mochiyori.booking;

/** Who makes a move. */
public enum Side {
    /** The group or person that borrows, or staff of its hub for it. */
    BORROWER,
    /** The group that lends, or staff of its hub for it. */
    LENDER,
    /** The owner hub's clock. */
    CLOCK
}
