package org.mochiyori.series;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.mochiyori.kernel.Problem;

/** Small judgements about the dates of a series. Pure. */
final class SeriesRules {
    private SeriesRules() {}

    /** What refuses a date, in one word. */
    static String code(Problem problem) {
        return switch (problem) {
            case Problem.RuleRefuses rule -> rule.rule();
            case Problem.NotAllowed not -> not.code();
            case Problem.WrongState state -> "state." + state.state();
            default -> "taken";
        };
    }

    /** A date that stands in the way, and why, with the figures of the rule. */
    static Map<String, Object> date(LocalDate day, Problem problem) {
        Map<String, Object> figures = problem instanceof Problem.RuleRefuses rule ? rule.data() : Map.of();
        return Map.of("day", day.toString(), "rule", code(problem), "figures", figures);
    }

    /** The dates that stand in the way of all. */
    static Problem refusal(String rule, List<Map<String, Object>> dates) {
        return new Problem.RuleRefuses(rule, "", Map.of("n", dates.size(), "dates", dates));
    }
}
