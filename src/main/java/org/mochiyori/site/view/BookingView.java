package org.mochiyori.site.view;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * One booking, for either side.
 *
 * @param title of what is booked: the first thing, and how many more
 * @param back the list of the reader's side
 * @param moves what the reader may do now
 * @param money what the reader may do about what is owed
 * @param together how far the whole has come, where several things were asked for together
 * @param talks what the sides have written to each other
 * @param series the series of which it is a date
 * @param slips the sheets to print, one of each lender who has agreed
 */
public record BookingView(
        String number,
        Phrase title,
        Link back,
        Status status,
        List<Line> lines,
        List<Fact> facts,
        Quote price,
        List<Move> moves,
        List<Move> money,
        List<Event> history,
        List<Link> slips,
        Together together,
        List<Talk> talks,
        Optional<Link> series)
        implements View {
    public BookingView {
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
        moves = List.copyOf(moves);
        money = List.copyOf(money);
        history = List.copyOf(history);
        slips = List.copyOf(slips);
        talks = List.copyOf(talks);
    }

    /** Something that happened; by nobody where the clock did it. */
    public record Event(LocalDateTime at, Phrase what, Optional<Phrase> who) {}

    @Override
    public String template() {
        return "booking/booking.jte";
    }
}
