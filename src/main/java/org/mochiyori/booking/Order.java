package org.mochiyori.booking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A new booking as an owner's hub is asked for it: rules passed, prices reckoned.
 *
 * @param id of the booking
 * @param borrower who borrows
 * @param request what for
 * @param by who asks
 * @param lines what is asked, by position
 * @param without optional lines that a rule refuses, by position, with the rule
 * @param occurrence of which series it is a date
 * @param desks hubs at whose desks the asker serves: what these keep back in an emergency is not kept from them
 */
public record Order(
        UUID id,
        Booking.Borrower borrower,
        Booking.Request request,
        Actor by,
        List<Terms> lines,
        Map<Integer, String> without,
        Optional<Booking.Occurrence> occurrence,
        Set<String> desks) {
    public Order {
        desks = Set.copyOf(desks);
        lines = List.copyOf(lines);
        without = Map.copyOf(without);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a booking has lines");
        }
    }
}
