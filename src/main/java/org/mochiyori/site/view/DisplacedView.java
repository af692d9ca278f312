package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * What the desk has to settle because times were closed.
 *
 * @param tasks bookings about which somebody has to decide, those of this page
 * @param total how many there are in all
 * @param pager to the others
 * @param going how many have been decided and are about to be done
 * @param refunds money to give back
 * @param days closed ones, the latest first
 * @param close closes a day
 */
public record DisplacedView(
        List<Task> tasks, int total, Pager pager, int going, List<Refund> refunds, List<Day> days, Form close)
        implements View {
    public DisplacedView {
        tasks = List.copyOf(tasks);
        refunds = List.copyOf(refunds);
        days = List.copyOf(days);
    }

    /**
     * A booking to settle.
     *
     * @param title of what is booked
     * @param reason why its time is closed
     * @param notes what there is to know: what did not work out, what is handed over already
     */
    public record Task(
            String href, String number, Phrase title, Span when, String reason, List<Phrase> notes, Move decide) {
        public Task {
            notes = List.copyOf(notes);
        }
    }

    /** Money for the borrower of a booking, to be given back at the desk. */
    public record Refund(String href, String number, Phrase title, Yen yen) {}

    /**
     * A closed day.
     *
     * @param where the hub or a place
     */
    public record Day(Span when, Phrase where, String reason, Phrase state, List<Move> moves) {
        public Day {
            moves = List.copyOf(moves);
        }
    }

    @Override
    public String template() {
        return "desk/displaced.jte";
    }
}
