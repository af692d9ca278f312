package org.mochiyori.booking;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.web.Input;

/** A stretch of time as somebody writes it in a body: {@code from} and {@code to}. */
public final class WindowInput {
    private WindowInput() {}

    /** Empty where what is wrong with it has been noted. */
    public static Optional<TimeWindow> read(Input in) {
        OffsetDateTime from = in.instant("from");
        OffsetDateTime to = in.instant("to");
        boolean inReach = isInReach(in, "from", from);
        inReach &= isInReach(in, "to", to);
        boolean ordered = in.check("to", !inReach || from.isBefore(to), "order", "later than from");
        return inReach && ordered ? Optional.of(new TimeWindow(from.toInstant(), to.toInstant())) : Optional.empty();
    }

    /** The same where the end may be left out, for nobody knows it yet. */
    public static Optional<TimeWindow> readOpen(Input in) {
        if (in.json("to").isPresent()) {
            return read(in);
        }
        OffsetDateTime from = in.instant("from");
        return isInReach(in, "from", from) ? Optional.of(TimeWindow.openFrom(from.toInstant())) : Optional.empty();
    }

    /** Whether a moment is one that calendars and the database hold; notes it where it is not. */
    static boolean isInReach(Input in, String name, OffsetDateTime at) {
        boolean fine = at.getYear() >= 1970 && at.getYear() < 2200;
        return in.check(name, fine, "range", "a time between 1970 and 2200");
    }
}
