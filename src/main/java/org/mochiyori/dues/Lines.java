package org.mochiyori.dues;

import java.util.List;
import java.util.UUID;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** The lines of a booking that somebody has read. */
final class Lines {
    private Lines() {}

    /** One for whose side the reader may act. @throws Refused as not found for a line not for their eyes */
    static Line require(Seen seen, UUID id, Side side) {
        Line line = of(seen).stream()
                .filter(one -> id(one).equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        if (!seen.sidesOf(line).contains(side)) {
            throw new Refused(new Problem.NotAllowed(side == Side.LENDER ? "side.lender" : "side.borrower"));
        }
        return line;
    }

    static List<Line> of(Seen seen) {
        return seen.entries().stream().map(Booking.Entry::line).toList();
    }

    /** Who lends them, in the order of the lines. */
    static List<UUID> lenders(Seen seen) {
        return of(seen).stream()
                .map(line -> line.terms().thing().lender())
                .distinct()
                .toList();
    }

    static List<Line> of(Seen seen, UUID lender) {
        return of(seen).stream()
                .filter(line -> line.terms().thing().lender().equals(lender))
                .toList();
    }

    static UUID id(Line line) {
        return line.terms().id();
    }
}
