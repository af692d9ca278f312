package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;

/**
 * A form that was sent after its sender had been signed out: it goes along through signing in, so that nothing is typed
 * twice. It is sent again by the sender's own hand, never by itself.
 *
 * @param action where it was to go
 * @param answers all of them, in order
 */
record Kept(String action, List<Answer> answers) {
    private static final String ACTION = "kept-action";
    private static final String PREFIX = "kept:";
    /** The new page has a key of its own, and no page ever carries a password. */
    private static final Pattern LEFT_BEHIND = Pattern.compile("once|.*password.*");

    /** One answer; a name may come more than once. */
    record Answer(String name, String value) {}

    Kept {
        answers = List.copyOf(answers);
    }

    /** The form of this request; none where a file came along, which cannot be carried. */
    static Optional<Kept> of(Visit visit) {
        return visit.context().fileUploads().isEmpty()
                ? LocalPath.of(visit.context().request().path()).map(path -> new Kept(path, sent(visit, "")))
                : Optional.empty();
    }

    /** The form that a sign-in carried. */
    static Optional<Kept> carried(Visit visit) {
        String action = visit.typed().getOrDefault(ACTION, "");
        return LocalPath.of(action).map(path -> new Kept(path, sent(visit, PREFIX)));
    }

    private static List<Answer> sent(Visit visit, String prefix) {
        List<Answer> answers = new ArrayList<>();
        visit.context().request().formAttributes().forEach(one -> {
            if (one.getKey().startsWith(prefix)) {
                answers.add(new Answer(one.getKey().substring(prefix.length()), one.getValue()));
            }
        });
        answers.removeIf(answer -> LEFT_BEHIND.matcher(answer.name()).matches());
        return answers;
    }

    /** The page that asks to sign in, with the form inside it. */
    FormView signIn(Answers typed) {
        FormView plain = AccountForms.signIn(typed);
        List<Field> carried = Stream.concat(
                        Stream.of(Field.hidden(ACTION, action)),
                        answers.stream().map(answer -> Field.hidden(PREFIX + answer.name(), answer.value())))
                .toList();
        Form form = plain.form();
        return new FormView(
                Phrase.of("problem.not-signed-in"),
                Phrase.of("problem.not-signed-in-text"),
                Optional.empty(),
                new Form(
                        form.action(),
                        Stream.concat(form.fields().stream(), carried.stream()).toList(),
                        form.submit()),
                plain.others());
    }

    /** The first time it is asked. */
    FormView signIn(String to) {
        return signIn(new Answers(Map.of("to", to), Map.of()));
    }

    /** The page after signing in: one button sends what was typed before. */
    FormView send(String to) {
        return new FormView(
                Phrase.of("account.kept"),
                Phrase.of("account.kept-lead"),
                Optional.empty(),
                new Form(
                        action,
                        answers.stream()
                                .map(answer -> Field.hidden(answer.name(), answer.value()))
                                .toList(),
                        Phrase.of("account.kept-go")),
                List.of(new Link(Phrase.of("problem.way-back"), to)));
    }
}
