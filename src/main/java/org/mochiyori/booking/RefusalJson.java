package org.mochiyori.booking;

import java.util.HashMap;
import java.util.Map;
import org.mochiyori.kernel.Problem;

/** A refusal that names its line. */
final class RefusalJson {
    private RefusalJson() {}

    /** The same problem with the line it is about. */
    static Problem of(Terms line, Problem problem) {
        return switch (problem) {
            case Problem.Taken taken -> new Problem.Taken(with(taken.data(), line));
            case Problem.RuleRefuses rule ->
                new Problem.RuleRefuses(rule.rule(), rule.waivedBy(), with(rule.data(), line));
            default -> problem;
        };
    }

    /** The rule in one word. */
    static String code(Problem problem) {
        return switch (problem) {
            case Problem.RuleRefuses rule -> rule.rule();
            case Problem.NotAllowed not -> not.code();
            default -> "taken";
        };
    }

    private static Map<String, Object> with(Map<String, Object> data, Terms line) {
        Map<String, Object> more = new HashMap<>(data);
        more.put("line", BookingJson.reference(line));
        return more;
    }
}
