package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * The times in which a space is closed, for the municipality or for repairs.
 *
 * @param title of the listing
 * @param back its page
 * @param form closes it for one more time; for those who may
 * @param whyNot why there is no form
 */
public record BlocksView(String title, String back, Optional<Form> form, Optional<Phrase> whyNot, List<Block> blocks)
        implements View {
    public BlocksView {
        blocks = List.copyOf(blocks);
    }

    /**
     * One.
     *
     * @param state what it means now
     * @param kind why it is closed
     * @param lifted given back; nothing lies under it any more
     * @param displaced what is booked under it and not yet settled
     * @param lift gives the time back; for those who may, while it is not over
     */
    public record Block(
            Span when,
            String reason,
            Phrase state,
            Phrase kind,
            boolean lifted,
            List<Displaced> displaced,
            Optional<Move> lift) {
        public Block {
            displaced = List.copyOf(displaced);
        }
    }

    /**
     * A booking under a block.
     *
     * @param number 受付番号
     * @param state in one word
     * @param decide what the reader may do about it
     */
    public record Displaced(String href, String number, Span when, Phrase state, Optional<Move> decide) {}

    @Override
    public String template() {
        return "catalogue/blocks.jte";
    }
}
