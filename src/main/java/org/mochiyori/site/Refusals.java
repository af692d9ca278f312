package org.mochiyori.site;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/** Why something cannot be borrowed, in a sentence, and what is free instead. */
final class Refusals {
    private static final String RULE = "booking.rule-";
    /** The rules that have a sentence of their own. */
    private static final Set<String> TOLD = Set.of(
            "opening.past",
            "opening.unknown",
            "opening.closed",
            "opening.band",
            "opening.grid",
            "opening.hand-over",
            "opening.length",
            "opening.lead-time",
            "opening.horizon",
            "opening.blocked",
            "capacity",
            "borrower.address-unchecked",
            "borrower.group-needed",
            "borrower.residents",
            "group.inactive",
            "group.not-registered",
            "listing.not-lendable",
            "close.before-end");

    private Refusals() {}

    /** The sentence; other problems than refusals of a wish are told in general. */
    static Phrase sentence(Problem problem) {
        return switch (problem) {
            case Problem.Taken taken -> Phrase.of("booking.rule-taken");
            case Problem.RuleRefuses rule ->
                Phrase.of(RULE + (TOLD.contains(rule.rule()) ? rule.rule().replace('.', '-') : "other"));
            case Problem.NotAllowed denied ->
                Phrase.of(RULE + (denied.code().startsWith("agreement") ? "agreement" : "other"));
            default -> Phrase.of("booking.rule-other");
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
