package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * One booking, for either side.
 *
 * @param moves what the reader may do now
 * @param slip address of the sheet to print, once there is one
 */
public record BookingView(
        String number,
        Status status,
        List<Line> lines,
        List<Fact> facts,
        Quote price,
        List<Move> moves,
        List<Event> history,
        Optional<String> slip)
        implements View {
    public BookingView {
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
        moves = List.copyOf(moves);
        history = List.copyOf(history);
    }

    /** Something that happened. */
    public record Event(LocalDateTime at, Phrase what, String who) {}

    @Override
    public String template() {
        return "booking/booking.jte";
    }
}
