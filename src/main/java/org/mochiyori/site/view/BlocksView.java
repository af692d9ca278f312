package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * The times in which a space, or all of a place, is closed, for the municipality or for repairs.
 *
 * @param title of the listing or the place
 * @param lead what closing it means
 * @param form closes it for one more time; for those who may
 * @param whyNot why there is no form
 * @param building the same for all of the place
 */
public record BlocksView(
        Phrase title,
        Link back,
        Phrase lead,
        Optional<Form> form,
        Optional<Phrase> whyNot,
        Optional<Link> building,
        List<Block> blocks)
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
     * @param elsewhere where that is done, for what closes more than this
     */
    public record Block(
            Phrase when,
            String reason,
            Phrase state,
            Phrase kind,
            boolean lifted,
            List<Displaced> displaced,
            Optional<Move> lift,
            Optional<Link> elsewhere) {
        public Block {
            displaced = List.copyOf(displaced);
        }
    }

    /**
     * A booking under a block.
     *
     * @param number 受付番号
     * @param title of what is booked
     * @param state in one word
     * @param decide what the reader may do about it
     */
    public record Displaced(String href, String number, Phrase title, Span when, Phrase state, Optional<Move> decide) {}

    @Override
    public String template() {
        return "catalogue/blocks.jte";
    }
}
