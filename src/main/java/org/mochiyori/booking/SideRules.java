package org.mochiyori.booking;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a person is to a booking's lines today. Pure. */
final class SideRules {
    private SideRules() {}

    /** The lines for the person's eyes, each with the sides the person may move for; an empty set only reads. */
    static Map<UUID, Set<Side>> sides(Party party, Booking booking) {
        boolean borrows = borrows(party, booking.borrower());
        boolean reads = borrows
                || booking.borrower().group().filter(party::belongsTo).isPresent()
                || party.readsAt(booking.borrower().hub());
        Map<UUID, Set<Side>> sides = new HashMap<>();
        for (Booking.Entry entry : booking.entries()) {
            Terms terms = entry.line().terms();
            boolean lends = party.lendsFor(terms.thing().lender())
                    || party.actsAt(terms.thing().hub());
            if (reads
                    || lends
                    || party.belongsTo(terms.thing().lender())
                    || party.readsAt(terms.thing().hub())) {
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

    private static boolean borrows(Party party, Booking.Borrower borrower) {
        Optional<UUID> group = borrower.group();
        boolean own = group.isPresent()
                ? party.borrowsFor(group.get())
                : party.person().equals(borrower.person());
        return own || party.actsAt(borrower.hub());
    }
}
