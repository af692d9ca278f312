package org.mochiyori.site;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.site.view.Sent;

/** Why something cannot be borrowed, in a sentence, and what is free instead. */
final class Refusals {
    private Refusals() {}

    /** The sentence; other problems than refusals of a wish are told in general. */
    static Phrase sentence(Problem problem) {
        return switch (problem) {
            case Problem.Taken taken -> Phrase.of("problem.rule-taken");
            case Problem.RuleRefuses rule -> ProblemWords.sentence(rule);
            case Problem.NotAllowed denied -> ProblemWords.sentence(denied);
            default -> Phrase.of("problem.rule-other");
        };
    }

    /** The same, and who might make an exception. */
    static List<Phrase> sentences(Problem problem) {
        return Stream.concat(
                        problem instanceof Problem.RuleRefuses rule
                                ? ProblemWords.sentences(rule).stream()
                                : Stream.of(sentence(problem)),
                        problem instanceof Problem.RuleRefuses rule
                                        && !rule.waivedBy().isEmpty()
                                ? Stream.of(Phrase.of("problem.waived-by-" + rule.waivedBy()))
                                : Stream.empty())
                .toList();
    }

    /** The form of this visit, as it was sent, and why it could not be done. */
    static Sent sent(Visit visit, Optional<Problem> problem) {
        FormInput form = new FormInput(visit.typed());
        if (problem.orElse(null) instanceof Problem.Invalid invalid) {
            form.wrong(invalid);
        }
        return new Sent(
                visit.context().request().path(),
                visit.typed(),
                form.answers().wrong(),
                problem.map(one -> new Sent.Why(ProblemWords.title(one), reasons(one))));
    }

    /** Why not, and what to do now, where the page that was sent from is shown again. */
    private static List<Phrase> reasons(Problem problem) {
        return switch (problem) {
            case Problem.Stale stale -> List.of(Phrase.of("problem.stale-shown"));
            case Problem.Taken taken -> List.of(ProblemWords.sentence(taken));
            case Problem.RuleRefuses rule -> sentences(rule);
            case Problem.Invalid invalid ->
                Stream.concat(
                                Stream.of(ProblemWords.sentence(invalid)),
                                invalid.errors().stream()
                                        .map(FormInput::sentence)
                                        .distinct())
                        .toList();
            default -> List.of(ProblemWords.sentence(problem));
        };
    }

    /** What is free instead, nearest first, on the clock of the lender. */
    static List<Span> alternatives(Problem problem) {
        Map<String, Object> data = switch (problem) {
            case Problem.Taken taken -> taken.data();
            case Problem.RuleRefuses rule -> rule.data();
            default -> Map.of();
        };
        return data.get("alternatives") instanceof List<?> windows
                ? windows.stream()
                        .filter(Map.class::isInstance)
                        .map(window -> (Map<?, ?>) window)
                        .map(window -> new Span(
                                local(String.valueOf(window.get("from"))), local(String.valueOf(window.get("to")))))
                        .toList()
                : List.of();
    }

    private static LocalDateTime local(String text) {
        return OffsetDateTime.parse(text).toLocalDateTime();
    }
}
