package org.mochiyori.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;

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

    /** The windows a problem offers instead. */
    static List<TimeWindow> alternatives(Problem problem) {
        Map<String, Object> data = switch (problem) {
            case Problem.Taken taken -> taken.data();
            case Problem.RuleRefuses rule -> rule.data();
            default -> Map.of();
        };
        return data.get("alternatives") instanceof List<?> windows
                ? windows.stream()
                        .filter(Map.class::isInstance)
                        .map(window -> (Map<?, ?>) window)
                        .map(window -> new TimeWindow(instant(window.get("from")), instant(window.get("to"))))
                        .toList()
                : List.of();
    }

    private static Instant instant(@Nullable Object text) {
        return OffsetDateTime.parse(String.valueOf(text)).toInstant();
    }

    private static Map<String, Object> with(Map<String, Object> data, Terms line) {
        Map<String, Object> more = new HashMap<>(data);
        more.put("line", BookingJson.reference(line));
        return more;
    }
}
