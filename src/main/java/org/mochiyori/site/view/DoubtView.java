package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/** Something to decide by looking at it: records side by side, and what may be done. */
public record DoubtView(Phrase title, Phrase lead, List<Card> cards, List<Move> moves) implements View {
    public DoubtView {
        cards = List.copyOf(cards);
        moves = List.copyOf(moves);
    }

    @Override
    public String template() {
        return "curation/doubt.jte";
    }
}
