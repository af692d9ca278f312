package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A kind of rule of a hub, a place or a listing: what holds, what begins, and the form that sets it.
 *
 * @param subject whose rule it is
 * @param back the list of the kinds
 * @param levels from near to far
 * @param usual what holds where nobody has said anything
 * @param form how it is set
 * @param examples what comes of what the form says
 * @param says the sentences that borrowers read of it
 * @param json the value for programs
 */
public record RuleView(
        Phrase title,
        Phrase subject,
        Link back,
        List<Level> levels,
        Phrase usual,
        Sheet form,
        List<Example> examples,
        List<Phrase> says,
        String json)
        implements View {
    public RuleView {
        levels = List.copyOf(levels);
        examples = List.copyOf(examples);
        says = List.copyOf(says);
    }

    /**
     * What one level has said.
     *
     * @param href the page of that level, where the reader may set it; empty on it
     */
    public record Level(Phrase name, Optional<String> href, List<Dated> values) {
        public Level {
            values = List.copyOf(values);
        }
    }

    /**
     * One value.
     *
     * @param when since or from when
     * @param state whether it is what holds
     * @param moves taking it away, writing it anew
     */
    public record Dated(Phrase when, Status state, List<Told> told, List<Move> moves) {
        public Dated {
            told = List.copyOf(told);
            moves = List.copyOf(moves);
        }
    }

    /** A part of a value in words. */
    public record Told(Phrase label, List<Phrase> values) {
        public Told {
            values = List.copyOf(values);
        }
    }

    /**
     * The form.
     *
     * @param action where its answers go
     * @param date from when it holds
     * @param wrong what is wrong, with the id of where
     */
    public record Sheet(String action, List<Part> parts, List<Field> date, List<Wrong> wrong) {
        public Sheet {
            parts = List.copyOf(parts);
            date = List.copyOf(date);
            wrong = List.copyOf(wrong);
        }
    }

    /** Something to mend. */
    public record Wrong(String id, Phrase label, Phrase why) {}

    /** A piece of the form. */
    public sealed interface Part {}

    /** One question. */
    public record Asked(Field field) implements Part {}

    /**
     * Several under a heading.
     *
     * @param id of the box
     */
    public record Box(String id, Phrase title, Notes notes, List<Part> parts, List<Button> buttons, Layout layout)
            implements Part {
        public Box {
            parts = List.copyOf(parts);
            buttons = List.copyOf(buttons);
        }
    }

    /** How the parts of a box stand. */
    public enum Layout {
        /** One below the other. */
        BELOW,
        /** Short boxes to tick, side by side. */
        NEAR,
        /** The same, which few need: opened on demand. */
        FOLDED
    }

    /** What stands under the heading of a box. */
    public record Notes(Optional<Phrase> hint, Optional<Phrase> error) {}

    /**
     * A button that changes the form.
     *
     * @param code what it sends
     * @param about what it is about, for those who do not see where it stands
     * @param to id of the box that is shown next
     */
    public record Button(String code, Phrase label, Optional<Phrase> about, String to) {}

    /** What a use would cost. */
    public record Example(Phrase what, Phrase amount, List<Quote.Line> lines) {
        public Example {
            lines = List.copyOf(lines);
        }
    }

    @Override
    public String template() {
        return "catalogue/rule.jte";
    }
}
