package org.mochiyori.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Named;

/** What stands in somebody's calendar. */
final class Agenda {
    private Agenda() {}

    /**
     * One line of a booking, as one side sees it.
     *
     * @param at of its last move
     * @param borrowing whether the reader borrows it; else the reader lends it
     * @param other who borrows, where the reader lends
     */
    record Use(
            UUID line,
            int sequence,
            Instant at,
            State state,
            TimeWindow window,
            ZoneId zone,
            Thing thing,
            Request request,
            boolean borrowing,
            Other other) {}

    /**
     * What is lent, and where it is, where that is known.
     *
     * @param title when it was asked for; in English while it is still called so
     */
    record Thing(Named title, String kind, int quantity, Optional<String> place) {}

    /** The booking it belongs to. */
    record Request(UUID booking, String number, String purpose) {}

    /** Who borrows, as the lender may know it. */
    sealed interface Other {
        /** A group whose name the lender may know. */
        record Named(String name) implements Other {}

        /** A group of another hub whose name the agreement does not give. */
        record Unnamed() implements Other {}

        /** A person for themselves: calendars are copied to other firms' servers, so their name stays here. */
        record Somebody() implements Other {}
    }
}
