package org.mochiyori.site;

import java.util.List;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;

/** A question of the form of a rule, and where its answer stands in the rule's value. A form is a list of them. */
sealed interface RuleQuestion {
    /** Its name and words. */
    Ask ask();

    /**
     * How it is asked.
     *
     * @param name of the field in the value
     * @param label key of the question
     * @param hinted whether there is a hint: {@code rule.hint-} and the rest of the key
     */
    record Ask(String name, String label, boolean hinted) {
        Ask(String name, String label) {
            this(name, label, false);
        }
    }

    /** A text. */
    record Text(Ask ask, int most, boolean needed) implements RuleQuestion {}

    /** A whole number. */
    record Figure(Ask ask, int least, int most, boolean needed) implements RuleQuestion {}

    /**
     * One word of a few.
     *
     * @param keys how the keys of the words begin
     */
    record Choice(Ask ask, String keys, List<String> words, boolean needed) implements RuleQuestion {}

    /** A time, a day or a list of them, typed as text. */
    record Written(Ask ask, RuleNotation as, boolean needed) implements RuleQuestion {}

    /** Yes or no. */
    record Yes(Ask ask) implements RuleQuestion {}

    /**
     * Some words of many.
     *
     * @param known to be ticked
     * @param others whether there may be more, which are typed
     * @param rare whether few need it, so that it is opened on demand
     */
    record Names(Ask ask, List<Field.Option> known, boolean others, boolean rare) implements RuleQuestion {
        Names(Ask ask, List<Field.Option> known, boolean others) {
            this(ask, known, others, false);
        }

        /** The same where few need it. */
        Names rarely() {
            return new Names(ask, known, others, true);
        }
    }

    /** Texts, one a line. */
    record Lines(Ask ask) implements RuleQuestion {}

    /** A name for programs, which nobody is asked for. */
    record Code(Ask ask) implements RuleQuestion {}

    /** Questions that stand together. */
    record Together(Ask ask, List<RuleQuestion> asked) implements RuleQuestion {}

    /** The same, which may all be left out: {@code rule.add-} and the rest of the key brings them. */
    record Maybe(Ask ask, List<RuleQuestion> asked) implements RuleQuestion {}

    /**
     * Rows, as many as are needed: {@code rule.add-} and the rest of a row's key brings one more.
     *
     * @param tag field that tells the kind of a row; empty where all are alike
     * @param kinds of rows
     * @param single whether there is one at most
     */
    record Rows(Ask ask, String tag, List<Row> kinds, boolean single) implements RuleQuestion {
        Rows(Ask ask, String tag, List<Row> kinds) {
            this(ask, tag, kinds, false);
        }

        /** What a row is called. */
        Phrase title(Row kind, int n) {
            return single ? Phrase.of(kind.label()) : Phrase.of("rule.row", "what", Phrase.of(kind.label()), "n", n);
        }

        /** The kind that a row is of. */
        Row kind(String word) {
            return kinds.stream()
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElse(kinds.getFirst());
        }
    }

    /**
     * A kind of row.
     *
     * @param word that tells it
     * @param label key of its name
     */
    record Row(String word, String label, List<RuleQuestion> asked) {}

    /** A text that must be there. */
    static RuleQuestion text(String name, String label, int most) {
        return new Text(new Ask(name, label), most, true);
    }

    /** A number that must be there. */
    static RuleQuestion number(String name, String label, int least, int most) {
        return new Figure(new Ask(name, label), least, most, true);
    }

    /** One word of a few, which must be chosen. */
    static RuleQuestion choice(String name, String label, String keys, String... words) {
        return new Choice(new Ask(name, label), keys, List.of(words), true);
    }

    /** Rows that are all alike. */
    static RuleQuestion rows(Ask ask, String label, List<RuleQuestion> asked) {
        return new Rows(ask, "", List.of(new Row("", label, asked)));
    }
}
