package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.RulePress.Act;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.RuleView;
import org.mochiyori.site.view.RuleView.Asked;
import org.mochiyori.site.view.RuleView.Box;
import org.mochiyori.site.view.RuleView.Button;
import org.mochiyori.site.view.RuleView.Layout;
import org.mochiyori.site.view.RuleView.Part;

/** The questions of a rule with their answers and what is wrong with them, as a page shows them. */
final class RuleSheet {
    private static final String KEYS = "rule.";
    /** So many boxes to tick are seen at a glance. */
    private static final int NEAR = 7;

    private final Answers answers;
    private final List<RuleView.Wrong> wrong = new ArrayList<>();

    RuleSheet(Answers answers) {
        this.answers = answers;
    }

    List<Part> parts(List<RuleQuestion> asked) {
        return parts(asked, "");
    }

    /** What was found wrong, in the order of the form; what belongs to no question comes first. */
    List<RuleView.Wrong> wrong() {
        List<RuleView.Wrong> all = new ArrayList<>();
        Optional.ofNullable(answers.wrong().get(""))
                .ifPresent(why -> all.add(new RuleView.Wrong("form", Phrase.of("rule.whole"), why)));
        all.addAll(wrong);
        return all;
    }

    /** The id of a box or a field. */
    static String id(String at) {
        return "f-" + at;
    }

    private List<Part> parts(List<RuleQuestion> asked, String at) {
        return asked.stream()
                .map(question -> part(question, at + question.ask().name()))
                .toList();
    }

    private Part part(RuleQuestion question, String at) {
        return switch (question) {
            case RuleQuestion.Text text -> field(Field.Type.TEXT, question, at, text.needed());
            case RuleQuestion.Written written ->
                field(
                        written.as() == RuleNotation.DATE ? Field.Type.DATE : Field.Type.TEXT,
                        question,
                        at,
                        written.needed());
            case RuleQuestion.Figure number -> field(Field.Type.COUNT, question, at, number.needed());
            case RuleQuestion.Lines lines -> field(Field.Type.LONG_TEXT, question, at, false);
            case RuleQuestion.Yes yes -> field(Field.Type.CHECK, question, at, false);
            case RuleQuestion.Code code -> field(Field.Type.HIDDEN, question, at, false);
            case RuleQuestion.Choice choice -> {
                Field field =
                        field(Field.Type.SELECT, question, at, choice.needed()).field();
                yield new Asked(field.options(choice.words().stream()
                        .map(word -> new Field.Option(word, Phrase.of(choice.keys() + word)))
                        .toList()));
            }
            case RuleQuestion.Names names -> names(names, at);
            case RuleQuestion.Together together -> box(question, at, parts(together.asked(), at + "."), List.of());
            case RuleQuestion.Maybe maybe -> maybe(maybe, at);
            case RuleQuestion.Rows rows -> rows(rows, at);
        };
    }

    private Asked field(Field.Type type, RuleQuestion question, String at, boolean needed) {
        Field field = Field.of(type, at, question.ask().label()).value(typed(at));
        Field told = hint(question).map(field::hint).orElse(field);
        Optional<Phrase> why = error(at, question.ask().label());
        Field whole = needed ? told : told.optional();
        return new Asked(why.map(whole::error).orElse(whole));
    }

    private Part names(RuleQuestion.Names names, String at) {
        List<Part> parts = new ArrayList<>();
        for (Field.Option option : names.known()) {
            String name = at + "." + option.value();
            parts.add(new Asked(ListingForms.tick(name, option.label()).value(typed(name))));
        }
        if (names.others()) {
            String name = at + "." + RuleAnswers.OTHERS;
            parts.add(new Asked(Field.of(Field.Type.TEXT, name, "rule.others")
                    .hint(Phrase.of("rule.others-hint"))
                    .optional()
                    .value(typed(name))));
        }
        boolean folded = (names.rare() || names.known().size() > NEAR)
                && parts.stream()
                        .allMatch(part -> ((Asked) part).field().value().isEmpty());
        RuleView.Notes notes =
                new RuleView.Notes(hint(names), error(at, names.ask().label()));
        return new Box(
                id(at), Phrase.of(names.ask().label()), notes, parts, List.of(), folded ? Layout.FOLDED : Layout.NEAR);
    }

    private Part maybe(RuleQuestion.Maybe maybe, String at) {
        if (!answers.typed().containsKey(at + "." + RuleAnswers.THERE)) {
            return box(
                    maybe,
                    at,
                    List.of(),
                    List.of(add(new RulePress(Act.PART, at, ""), maybe.ask().label(), at)));
        }
        List<Part> parts = new ArrayList<>(parts(maybe.asked(), at + "."));
        parts.add(there(at, "yes"));
        return box(maybe, at, parts, List.of(remove(at, Phrase.of(maybe.ask().label()), at)));
    }

    private Part rows(RuleQuestion.Rows rows, String at) {
        List<Part> parts = new ArrayList<>();
        int n = 0;
        while (answers.typed().containsKey(at + "." + n + "." + RuleAnswers.THERE)) {
            parts.add(row(rows, at, n));
            n++;
        }
        int next = rows.single() ? 0 : n;
        String now = rows.single() ? typed(at + ".0." + RuleAnswers.THERE) : "";
        List<Button> buttons = rows.kinds().stream()
                .filter(kind -> now.isEmpty() || !kind.word().equals(now))
                .map(kind -> add(press(rows, kind, at), kind.label(), at + "." + next))
                .toList();
        return box(rows, at, parts, buttons);
    }

    private static RulePress press(RuleQuestion.Rows rows, RuleQuestion.Row kind, String at) {
        return new RulePress(
                rows.single() ? Act.ONLY : Act.ROW, at, rows.tag().isEmpty() ? "" : rows.tag() + "=" + kind.word());
    }

    private Part row(RuleQuestion.Rows rows, String at, int n) {
        String row = at + "." + n;
        String word = typed(row + "." + RuleAnswers.THERE);
        RuleQuestion.Row kind = rows.kind(word);
        Phrase title = rows.title(kind, n + 1);
        List<Part> parts = new ArrayList<>(parts(kind.asked(), row + "."));
        parts.add(there(row, word));
        List<Button> buttons = new ArrayList<>(List.of(remove(row, title, at)));
        if (n > 0) {
            buttons.add(new Button(
                    new RulePress(Act.UP, row, "").code(),
                    Phrase.of("rule.up"),
                    Optional.of(title),
                    id(at + "." + (n - 1))));
        }
        return new Box(
                id(row),
                title,
                new RuleView.Notes(Optional.empty(), error(row, kind.label())),
                parts,
                buttons,
                Layout.BELOW);
    }

    private static Part there(String at, String word) {
        return new Asked(Field.hidden(at + "." + RuleAnswers.THERE, word));
    }

    private static Button add(RulePress press, String label, String to) {
        return new Button(
                press.code(),
                Phrase.of(press.act() == Act.ONLY ? "rule.instead" : "rule.add", "what", Phrase.of(label)),
                Optional.empty(),
                id(to));
    }

    private static Button remove(String at, Phrase what, String to) {
        return new Button(
                new RulePress(Act.REMOVE, at, "").code(), Phrase.of("rule.remove"), Optional.of(what), id(to));
    }

    private Part box(RuleQuestion question, String at, List<Part> parts, List<Button> buttons) {
        RuleView.Notes notes =
                new RuleView.Notes(hint(question), error(at, question.ask().label()));
        return new Box(id(at), Phrase.of(question.ask().label()), notes, parts, buttons, Layout.BELOW);
    }

    private static Optional<Phrase> hint(RuleQuestion question) {
        return Stream.of(question.ask())
                .filter(RuleQuestion.Ask::hinted)
                .map(ask -> Phrase.of("rule.hint-" + ask.label().substring(KEYS.length())))
                .findFirst();
    }

    private Optional<Phrase> error(String at, String label) {
        Optional<Phrase> why = Optional.ofNullable(answers.wrong().get(at));
        why.ifPresent(sentence -> wrong.add(new RuleView.Wrong(id(at), Phrase.of(label), sentence)));
        return why;
    }

    private String typed(String at) {
        return answers.typed().getOrDefault(at, "");
    }
}
