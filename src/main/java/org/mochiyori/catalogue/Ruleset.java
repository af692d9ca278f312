package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mochiyori.calendar.Validity;

/**
 * What holds for one listing in the course of time: of each kind of rule the nearest value of listing, place and hub, kept as
 * JSON and read when it is asked for.
 */
public record Ruleset(Map<RuleKind, Validity<JsonNode>> values) {
    /** Nobody has said anything. */
    public static final Ruleset NONE = new Ruleset(Map.of());

    public Ruleset {
        values = Map.copyOf(values);
    }

    /** The value of a kind on a day; empty where nobody has said. */
    public <T> Optional<T> on(LocalDate day, RuleKind kind, Function<JsonNode, T> reader) {
        return Optional.ofNullable(values.get(kind))
                .flatMap(validity -> validity.on(day))
                .map(reader);
    }
}
