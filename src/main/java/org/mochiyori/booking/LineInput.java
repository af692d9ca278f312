package org.mochiyori.booking;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.web.Input;

/** A line as somebody writes it in a body. */
final class LineInput {
    private LineInput() {}

    /** One of the lines of a wish; empty where what is wrong with it has been noted. */
    static Optional<Wish.WishLine> read(Input in) {
        boolean optional = in.flag("optional");
        Optional<Wish.WishLine> line = thing(in, optional);
        in.end();
        return line;
    }

    /** What is lent, when and how many; the rest of the body is the caller's to read. */
    static Optional<Wish.WishLine> thing(Input in, boolean optional) {
        var listing = in.id("listing");
        OffsetDateTime from = in.instant("from");
        OffsetDateTime to = in.instant("to");
        int quantity = in.numberIfAny("quantity", 1, 1_000_000).orElse(1);
        Set<String> extras = Set.copyOf(in.texts("extras", 20, 100));
        boolean inReach = WindowInput.isInReach(in, "from", from);
        inReach &= WindowInput.isInReach(in, "to", to);
        boolean ordered = in.check("to", from.isBefore(to), "order", "later than from");
        return inReach && ordered
                ? Optional.of(new Wish.WishLine(
                        listing, new TimeWindow(from.toInstant(), to.toInstant()), quantity, optional, extras))
                : Optional.empty();
    }
}
