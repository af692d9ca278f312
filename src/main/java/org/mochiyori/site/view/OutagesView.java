package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * Things of a pool that are broken, lost or at the repairer's.
 *
 * @param title of the listing
 * @param back its page
 * @param form takes more of them out of service
 */
public record OutagesView(String title, String back, Form form, List<Outage> outages) implements View {
    public OutagesView {
        outages = List.copyOf(outages);
    }

    /**
     * One.
     *
     * @param state what it means now
     * @param over they are to be had again
     * @param affected bookings for which things are missing
     * @param kept bookings that stay though things are missing
     * @param end says that they are back, while they are not
     */
    public record Outage(
            Phrase count,
            Phrase when,
            String reason,
            Phrase state,
            boolean over,
            List<Affected> affected,
            List<Kept> kept,
            Optional<Move> end) {
        public Outage {
            affected = List.copyOf(affected);
            kept = List.copyOf(kept);
        }
    }

    /**
     * A booking that cannot be kept as it is.
     *
     * @param number 受付番号
     * @param missing how many of how many
     * @param state in one word
     * @param decide what its lender may do about it
     */
    public record Affected(
            String href, String number, Span when, Phrase missing, Phrase state, Optional<Move> decide) {}

    /**
     * A booking that stays as it is.
     *
     * @param by who has said so, and when
     * @param note how it is managed
     */
    public record Kept(String href, String number, Span when, Phrase by, Optional<String> note) {}

    @Override
    public String template() {
        return "catalogue/outages.jte";
    }
}
