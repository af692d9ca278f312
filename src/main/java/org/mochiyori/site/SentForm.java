package org.mochiyori.site;

import java.util.List;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Move;

/**
 * One of the forms of a page that was sent, and could not be done.
 *
 * @param action where it was sent
 * @param answers what was typed, and what of it is wrong
 * @param wrong why not, as sentences
 */
record SentForm(String action, Answers answers, List<Phrase> wrong) {
    /** Nothing was sent. */
    static final SentForm NONE = new SentForm("", Answers.none(), List.of());

    SentForm {
        wrong = List.copyOf(wrong);
    }

    /** What was typed into the form that goes there; nothing where another was sent. */
    Answers to(String where) {
        return where.equals(action) ? answers : Answers.none();
    }

    /** The form that was sent with what was typed; what a page carries along unseen is carried anew. */
    Move again(Move move) {
        return move.action().equals(action)
                ? new Move(
                        move.action(),
                        move.label(),
                        move.main(),
                        move.warning(),
                        move.fields().stream().map(this::again).toList())
                : move;
    }

    private Field again(Field field) {
        return field.type() == Field.Type.HIDDEN
                ? field
                : answers.fill(List.of(field)).getFirst();
    }
}
