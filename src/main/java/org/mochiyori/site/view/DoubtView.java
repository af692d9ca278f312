package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * Something to decide by looking at it: records side by side, and what may be done.
 *
 * @param grounds what speaks for it, if anything is told
 */
public record DoubtView(Phrase title, Phrase lead, List<Phrase> grounds, List<Card> cards, List<Move> moves)
        implements View {
    public DoubtView {
        grounds = List.copyOf(grounds);
        cards = List.copyOf(cards);
        moves = List.copyOf(moves);
    }

    @Override
    public String template() {
        return "curation/doubt.jte";
    }
}
