package org.mochiyori.platform.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Words;

/**
 * What a person reads of a refusal: a title for its kind, and a sentence that says what to do. A rule that has a sentence
 * of its own ({@code problem.<kind>-<code>}) is told by that one. Pages and JSON answers say the same.
 */
public final class ProblemWords {
    private static final Messages MESSAGES = Messages.load();
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private ProblemWords() {}

    /** The sentences in one language. */
    static Words in(Language language) {
        return MESSAGES.in(language);
    }

    /** What happened, the same for each problem of a kind (RFC 9457, 3.1.3). */
    public static Phrase title(Problem problem) {
        return Phrase.of(
                switch (problem) {
                    case Problem.NotFound p -> "problem.not-found";
                    case Problem.NotSignedIn p -> "problem.signed-out";
                    case Problem.NotAllowed p -> "problem.not-allowed";
                    case Problem.Malformed p -> "problem.malformed";
                    case Problem.Invalid p -> "problem.invalid";
                    case Problem.TooLarge p -> "problem.too-large";
                    case Problem.UnsupportedMedia p -> "problem.unsupported-media";
                    case Problem.Taken p -> "problem.taken";
                    case Problem.WrongState p -> "problem.wrong-state";
                    case Problem.RuleRefuses p -> "problem.rule";
                    case Problem.Stale p -> "problem.stale";
                    case Problem.PreconditionRequired p -> "problem.precondition-required";
                    case Problem.KeyConflict p -> "problem.idempotency-key";
                    case Problem.Exists p -> "problem.exists";
                    case Problem.TooMany p -> "problem.too-many";
                    case Problem.Unavailable p -> "problem.unavailable";
                });
    }

    /** What to do now. */
    public static Phrase sentence(Problem problem) {
        return switch (problem) {
            case Problem.NotAllowed p -> ofCode("problem.not-allowed-", p.code(), "text", Map.of());
            case Problem.WrongState p -> ofCode("problem.wrong-state-", p.state(), "text", Map.of());
            case Problem.RuleRefuses p -> ofCode("problem.rule-", p.rule(), "other", p.data());
            case Problem.Exists p -> ofCode("problem.exists-", p.code(), "text", Map.of());
            case Problem.KeyConflict p -> ofCode("problem.idempotency-key-", p.code(), "key-reused", Map.of());
            case Problem.UnsupportedMedia p -> told(problem, Map.of("expected", p.expected()));
            case Problem.TooMany p -> told(problem, Map.of("seconds", seconds(p.retryAfter())));
            case Problem.Unavailable p ->
                ofCode("problem.unavailable-", p.part(), "text", Map.of("seconds", seconds(p.retryAfter())));
            default -> told(problem, Map.of());
        };
    }

    /** The same, and of each date that stands in the way its reason. */
    public static List<Phrase> sentences(Problem problem) {
        List<Phrase> sentences = new ArrayList<>(List.of(sentence(problem)));
        if (problem instanceof Problem.RuleRefuses rule && rule.data().get("dates") instanceof List<?> dates) {
            dates.forEach(date -> {
                if (date instanceof Map<?, ?> one) {
                    sentences.add(dated(one));
                }
            });
        }
        return List.copyOf(sentences);
    }

    private static Phrase dated(Map<?, ?> date) {
        String rule = String.valueOf(date.get("rule"));
        Map<String, Object> figures = new HashMap<>();
        if (date.get("figures") instanceof Map<?, ?> known) {
            known.forEach((name, value) -> figures.put(String.valueOf(name), value));
        }
        Phrase why = rule.startsWith("state.")
                ? sentence(new Problem.WrongState(rule.substring("state.".length()), ""))
                : sentence(new Problem.RuleRefuses(rule, "", figures));
        return Phrase.of("problem.of-date", "day", LocalDate.parse(String.valueOf(date.get("day"))), "why", why);
    }

    /** What a rule said of which only the name is kept: its sentence, or its name where the sentence has figures in it. */
    public static Phrase ofRule(String rule) {
        Phrase sentence = sentence(new Problem.RuleRefuses(rule, "", Map.of()));
        String name = "rule.name-" + rule;
        if (MESSAGES.isWhole(sentence.key())) {
            return sentence;
        }
        return MESSAGES.has(name)
                ? Phrase.of("problem.rule-named", "rule", Phrase.of(name))
                : Phrase.of("problem.rule-other");
    }

    /** The same in this language, as JSON answers say it. */
    public static String told(Problem problem, Language language) {
        return in(language).plain(sentence(problem));
    }

    /** What is wrong with one field, in general; its own detail says it exactly, for programs. */
    static Phrase sentence(Problem.FieldError error) {
        return ofCode("problem.field-", error.code(), "other", Map.of());
    }

    private static Phrase told(Problem problem, Map<String, Object> values) {
        return new Phrase(title(problem).key() + "-text", values);
    }

    // A code such as scope.book is told by the sentence of all scopes where it has none of its own.
    private static Phrase ofCode(String prefix, String code, String general, Map<String, Object> data) {
        String key = prefix + code.replace('.', '-');
        String family = prefix + code.split("\\.", 2)[0];
        String found = Optional.of(key)
                .filter(MESSAGES::has)
                .or(() -> Optional.of(family).filter(MESSAGES::has))
                .orElse(prefix + general);
        return new Phrase(found, readable(data));
    }

    /** The figures of a rule, its days as days and its words in the reader's language. */
    private static Map<String, Object> readable(Map<String, Object> data) {
        Map<String, Object> values = new HashMap<>(data);
        values.replaceAll((name, value) -> value instanceof String text ? readable(name, text) : value);
        return values;
    }

    /** A day, or a word of a rule that people have another word for. */
    private static Object readable(String name, String text) {
        String word = "problem.word-" + name + "-" + text;
        if (MESSAGES.has(word)) {
            return Phrase.of(word);
        }
        return DAY.matcher(text).matches() ? LocalDate.parse(text) : text;
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.toSeconds());
    }
}
