package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A listing as its lender writes it: what is there, what is still missing, what may be done.
 *
 * @param status where it stands, and what comes next
 * @param notes what the curator has said, the latest first
 * @param wrong why it could not be handed in
 * @param parts the screens it is written on
 * @param see its page as borrowers see it
 * @param moves handing in, taking out
 */
public record WritingView(
        Card card,
        Status status,
        List<Phrase> notes,
        List<Phrase> wrong,
        List<Part> parts,
        String see,
        List<Move> moves)
        implements View {
    public WritingView {
        notes = List.copyOf(notes);
        wrong = List.copyOf(wrong);
        parts = List.copyOf(parts);
        moves = List.copyOf(moves);
    }

    /**
     * One screen.
     *
     * @param told what it says now, in short; empty where nothing has been told yet
     */
    public record Part(Phrase title, String href, Optional<Phrase> told) {}

    @Override
    public String template() {
        return "catalogue/writing.jte";
    }
}
