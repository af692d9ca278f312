package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.RuleView.Told;

/** A rule's value in words: its questions with their answers. */
final class RuleTold {
    private RuleTold() {}

    static List<Told> of(List<RuleQuestion> asked, JsonNode value) {
        List<Told> told = new ArrayList<>();
        for (RuleQuestion question : asked) {
            JsonNode answer = value.path(question.ask().name());
            if (question instanceof RuleQuestion.Rows rows && answer.isArray()) {
                rows(rows, answer, told);
            } else {
                List<Phrase> values = values(question, answer);
                if (!values.isEmpty()) {
                    told.add(new Told(Phrase.of(question.ask().label()), values));
                }
            }
        }
        return told;
    }

    private static void rows(RuleQuestion.Rows rows, JsonNode answer, List<Told> told) {
        int n = 1;
        for (JsonNode row : answer) {
            RuleQuestion.Row kind = rows.kind(row.path(rows.tag()).asText());
            told.add(new Told(rows.title(kind, n++), named(kind.asked(), row)));
        }
    }

    /** The answers of a row, each with its question. */
    private static List<Phrase> named(List<RuleQuestion> asked, JsonNode row) {
        return asked.stream()
                .flatMap(question -> {
                    JsonNode answer = row.path(question.ask().name());
                    Phrase label = Phrase.of(question.ask().label());
                    return question instanceof RuleQuestion.Yes
                            ? values(question, answer).stream().map(yes -> label)
                            : values(question, answer).stream()
                                    .map(value -> Phrase.of("rule.told", "what", label, "value", value));
                })
                .toList();
    }

    private static List<Phrase> values(RuleQuestion question, JsonNode answer) {
        if (answer.isMissingNode() || (answer.isTextual() && answer.asText().isEmpty())) {
            return List.of();
        }
        return switch (question) {
            case RuleQuestion.Text text -> List.of(Phrase.literal(answer.asText()));
            case RuleQuestion.Written written -> written.as().told(answer);
            case RuleQuestion.Figure number -> List.of(Phrase.literal(answer.asText()));
            case RuleQuestion.Choice choice -> List.of(Phrase.of(choice.keys() + answer.asText()));
            case RuleQuestion.Yes yes -> answer.asBoolean() ? List.of(Phrase.of("rule.yes")) : List.of();
            case RuleQuestion.Code code -> List.of();
            case RuleQuestion.Lines lines ->
                RuleAnswers.texts(answer).stream().map(Phrase::literal).toList();
            case RuleQuestion.Names names ->
                RuleAnswers.texts(answer).stream()
                        .map(word -> names.known().stream()
                                .filter(option -> option.value().equals(word))
                                .map(option -> option.label())
                                .findFirst()
                                .orElse(Phrase.literal(word)))
                        .toList();
            case RuleQuestion.Together together -> named(together.asked(), answer);
            case RuleQuestion.Maybe maybe -> named(maybe.asked(), answer);
            case RuleQuestion.Rows rows -> {
                List<Phrase> values = new ArrayList<>();
                answer.forEach(row -> values.addAll(Stream.of(row)
                        .flatMap(one ->
                                named(rows.kind(one.path(rows.tag()).asText()).asked(), one).stream())
                        .toList()));
                yield values;
            }
        };
    }
}
