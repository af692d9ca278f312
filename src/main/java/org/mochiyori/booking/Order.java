package org.mochiyori.booking;

import java.util.List;
import java.util.UUID;

/**
 * A new booking as an owner's hub is asked for it: rules passed, prices reckoned.
 *
 * @param id of the booking
 * @param borrower who borrows
 * @param request what for
 * @param by who asks
 * @param lines what is asked, by position
 */
public record Order(UUID id, Booking.Borrower borrower, Booking.Request request, Actor by, List<Terms> lines) {
    public Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a booking has lines");
        }
    }
}
