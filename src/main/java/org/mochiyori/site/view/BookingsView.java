package org.mochiyori.site.view;

import java.util.List;

/** My bookings, the coming ones first. */
public record BookingsView(List<BookingRow> coming, List<BookingRow> past) implements View {
    public BookingsView {
        coming = List.copyOf(coming);
        past = List.copyOf(past);
    }

    @Override
    public String template() {
        return "booking/list.jte";
    }
}
