package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.web.Input;

/** Reads the value of a rule as bodies of requests are read: everything wrong in it is told, each with its pointer. */
final class RuleInput {
    private RuleInput() {}

    /**
     * Reads a whole value.
     *
     * @param reader may leave out only what it has noted as wrong
     * @throws Refused with {@link Invalid}
     */
    static <T> T read(JsonNode json, Function<Input, Optional<T>> reader) {
        if (!(json instanceof ObjectNode object)) {
            throw new Refused(Invalid.of("", "type", "an object is expected"));
        }
        Input in = Input.of(object);
        Optional<T> value = reader.apply(in);
        in.done();
        return value.orElseThrow();
    }

    /** A value whose own birth may refuse what was read; that is noted at a field. */
    static <T> Optional<T> born(Input in, String field, Supplier<T> birth) {
        try {
            return Optional.of(birth.get());
        } catch (IllegalArgumentException notOne) {
            in.wrong(field, "value", String.valueOf(notOne.getMessage()));
            return Optional.empty();
        }
    }

    /** The same for a reader of one field. */
    static <T> T born(Supplier<T> birth) {
        try {
            return birth.get();
        } catch (IllegalArgumentException notOne) {
            throw new Refused(Invalid.of("", "value", String.valueOf(notOne.getMessage())));
        }
    }
}
