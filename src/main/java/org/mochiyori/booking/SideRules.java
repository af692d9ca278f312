package org.mochiyori.booking;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;

/** What a person is to a booking's lines today. Pure. */
final class SideRules {
    private SideRules() {}

    /** The lines for the person's eyes, each with the sides the person may move for; an empty set only reads. */
    static Map<UUID, Set<Side>> sides(Standing standing, Booking booking) {
        boolean borrows = borrows(standing, booking.borrower());
        boolean reads = readsAsBorrower(standing, booking.borrower());
        Map<UUID, Set<Side>> sides = new HashMap<>();
        for (Booking.Entry entry : booking.entries()) {
            Terms terms = entry.line().terms();
            boolean lends = standing.may(terms.thing().lender(), Right.LIST)
                    || standing.actsAt(terms.thing().hub());
            if (reads
                    || lends
                    || standing.sees(terms.thing().lender(), Right.LIST)
                    || standing.readsAt(terms.thing().hub())) {
                Set<Side> own = EnumSet.noneOf(Side.class);
                if (borrows) {
                    own.add(Side.BORROWER);
                }
                if (lends) {
                    own.add(Side.LENDER);
                }
                sides.put(terms.id(), own);
            }
        }
        return sides;
    }

    /** Whether the person is of who borrows, or borrows for them, or works for the borrower's hub. */
    static boolean readsAsBorrower(Standing standing, Booking.Borrower borrower) {
        return borrows(standing, borrower)
                || borrower.group().filter(id -> standing.sees(id, Right.BOOK)).isPresent()
                || standing.readsAt(borrower.hub());
    }

    /** Which sides may make a move from some state. */
    static Set<Side> movers(Move move) {
        Set<Side> movers = EnumSet.noneOf(Side.class);
        BookingStates.steps().stream().filter(step -> step.move() == move).forEach(step -> movers.addAll(step.by()));
        return movers;
    }

    /** The code of the refusal for somebody who is on none of these sides. */
    static String code(Set<Side> movers) {
        return movers.contains(Side.LENDER) && !movers.contains(Side.BORROWER) ? "side.lender" : "side.borrower";
    }

    private static boolean borrows(Standing standing, Booking.Borrower borrower) {
        Optional<UUID> group = borrower.group();
        boolean own = group.isPresent()
                ? standing.may(group.get(), Right.BOOK)
                : standing.person().equals(borrower.person());
        return own || standing.actsAt(borrower.hub());
    }
}
