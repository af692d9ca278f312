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
 * @param occurrence of which series it is a date; empty for what is asked by itself
 */
public record Wish(
        Optional<UUID> group,
        Optional<UUID> person,
        Booking.Request request,
        List<WishLine> lines,
        Optional<Booking.Occurrence> occurrence) {
    /** The most lines of one booking. */
    public static final int MOST_LINES = 30;

    public Wish {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a booking has 1 to " + MOST_LINES + " lines");
        }
    }

    /** By itself. */
    public Wish(Optional<UUID> group, Optional<UUID> person, Booking.Request request, List<WishLine> lines) {
        this(group, person, request, lines, Optional.empty());
    }

    /** What somebody wants who has booked before. */
    static Wish by(Booking.Borrower borrower, Booking.Request request, List<WishLine> lines) {
        return new Wish(
                borrower.group(),
                borrower.group().isPresent() ? Optional.empty() : Optional.of(borrower.person()),
                request,
                lines);
    }

    /** The same by the same, for other lines. */
    public Wish with(List<WishLine> others) {
        return new Wish(group, person, request, others, occurrence);
    }

    /** The same as a date of a series. */
    public Wish of(Booking.Occurrence date) {
        return new Wish(group, person, request, lines, Optional.of(date));
    }

    /**
     * One thing wanted.
     *
     * @param quantity 1 or more
     * @param optional the rest is wanted without it too
     * @param extras labels of what the lender's tariff offers on top: 冷暖房, ピアノ
     * @param candidates further times that would do as well, where a person is asked for help
     */
    public record WishLine(
            UUID listing,
            TimeWindow window,
            int quantity,
            boolean optional,
            Set<String> extras,
            List<TimeWindow> candidates) {
        /** The most times that one may offer beside the first. */
        public static final int MOST_CANDIDATES = 2;

        /** The same at another time, and at that alone. */
        public WishLine at(TimeWindow other) {
            return new WishLine(listing, other, quantity, optional, extras);
        }

        public WishLine {
            extras = Set.copyOf(extras);
            candidates = List.copyOf(candidates);
            if (candidates.size() > MOST_CANDIDATES) {
                throw new IllegalArgumentException("at most " + MOST_CANDIDATES + " further times");
            }
        }

        /** At one time and no other. */
        public WishLine(UUID listing, TimeWindow window, int quantity, boolean optional, Set<String> extras) {
            this(listing, window, quantity, optional, extras, List.of());
        }

        /** With nothing on top. */
        public WishLine(UUID listing, TimeWindow window, int quantity, boolean optional) {
            this(listing, window, quantity, optional, Set.of());
        }
    }
}
