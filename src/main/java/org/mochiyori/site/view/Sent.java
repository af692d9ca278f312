package org.mochiyori.site.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.platform.text.Phrase;

/**
 * A form that was sent and could not be done: wherever it stands on the page that answers, it holds again what was typed.
 *
 * @param action where it was sent
 * @param typed answers by name
 * @param wrong what is wrong with single answers, by name
 * @param why it could not be done, where the page does not say so by itself
 */
public record Sent(String action, Map<String, String> typed, Map<String, Phrase> wrong, Optional<Why> why) {
    /** No form was sent, or it was done. */
    public static final Sent NOTHING = new Sent("", Map.of(), Map.of(), Optional.empty());

    /** They tell what a page was read for, not which of several alike forms was sent. */
    private static final Set<String> OF_THE_READING = Set.of("version", "seen", "quoted");

    public Sent {
        typed = Map.copyOf(typed);
        wrong = Map.copyOf(wrong);
    }

    /** What happened, and what to do now. */
    public record Why(Phrase title, List<Phrase> sentences) {
        public Why {
            sentences = List.copyOf(sentences);
        }
    }

    /** The form with what was typed, if it is the one that was sent. */
    public Form again(Form form) {
        return is(form.action(), form.fields())
                ? new Form(form.action(), answered(form.fields()), form.submit(), form.other())
                : form;
    }

    /** The same for a move. */
    public Move again(Move move) {
        return is(move)
                ? new Move(move.action(), move.label(), move.main(), move.warning(), answered(move.fields()))
                : move;
    }

    /** Whether this move was sent. */
    public boolean is(Move move) {
        return is(move.action(), move.fields());
    }

    /** Whether one of these was sent: what folds them away then stands open. */
    public boolean isAny(List<Move> moves) {
        return moves.stream().anyMatch(this::is);
    }

    // What a page carries along unseen tells forms of one action apart.
    private boolean is(String to, List<Field> fields) {
        return to.equals(action)
                && fields.stream()
                        .filter(field -> field.type() == Field.Type.HIDDEN && !OF_THE_READING.contains(field.name()))
                        .allMatch(field -> field.value().equals(typed.get(field.name())));
    }

    private List<Field> answered(List<Field> fields) {
        return fields.stream()
                .map(field -> field.type() == Field.Type.HIDDEN ? field : field.answered(typed, wrong))
                .toList();
    }
}
