package org.mochiyori.series;

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
}
