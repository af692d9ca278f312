package org.mochiyori.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * What somebody wants to borrow.
 *
 * @param group for which group; empty for a person
 * @param person for which person the desk books; empty for the caller
 * @param request purpose and persons
 * @param lines one or more
 */
public record Wish(Optional<UUID> group, Optional<UUID> person, Booking.Request request, List<WishLine> lines) {
    /** The most lines of one booking. */
    public static final int MOST_LINES = 30;

    public Wish {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a booking has 1 to " + MOST_LINES + " lines");
        }
    }

    /**
     * One thing wanted.
     *
     * @param quantity 1 or more
     * @param optional the rest is wanted without it too
     * @param extras labels of what the lender's tariff offers on top: 冷暖房, ピアノ
     */
    public record WishLine(UUID listing, TimeWindow window, int quantity, boolean optional, Set<String> extras) {
        public WishLine {
            extras = Set.copyOf(extras);
        }

        /** With nothing on top. */
        public WishLine(UUID listing, TimeWindow window, int quantity, boolean optional) {
            this(listing, window, quantity, optional, Set.of());
        }
    }
}
