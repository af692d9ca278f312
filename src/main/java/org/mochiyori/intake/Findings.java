package org.mochiyori.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.listfile.Reason;
import org.mochiyori.listfile.Weight;
import org.mochiyori.platform.text.Phrase;

/** What is to be said about a file or one of its records, as kept notes tell it. */
public final class Findings {
    private static final Map<String, Reason> REASONS =
            Arrays.stream(Reason.values()).collect(Collectors.toUnmodifiableMap(Reason::code, Function.identity()));

    private Findings() {}

    /**
     * One finding.
     *
     * @param code stable name, such as {@code point.swapped}
     */
    public record Finding(String code, Weight weight, Phrase sentence) {}

    /** Reads {@code [{code, values}]} in its order. @throws IllegalStateException for a code that is none of ours */
    public static List<Finding> of(JsonNode notes) {
        return notes.valueStream().map(Findings::read).toList();
    }

    private static Finding read(JsonNode note) {
        String code = note.path("code").asText();
        Reason reason = REASONS.get(code);
        if (reason == null) {
            throw new IllegalStateException("no reason " + code);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        note.path("values")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        return new Finding(code, reason.weight(), new Phrase(reason.messageKey(), values));
    }
}
