package org.mochiyori.platform.web;

import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Problem.Malformed;
import org.mochiyori.kernel.Refused;

/**
 * The parameters of a request, read strictly: a wrong value is 422 with the parameter's name, and {@link
 * #done} refuses with 400 whatever nobody asked for.
 */
public final class Query {
    private static final int LONGEST = 1000;

    private final MultiMap parameters;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    private final boolean sent;

    Query(MultiMap parameters) {
        this(parameters, true);
    }

    private Query(MultiMap parameters, boolean sent) {
        this.parameters = parameters;
        this.sent = sent;
    }

    /**
     * Parameters that a text holds as an address would, percent-encoded or not: what somebody keeps to ask for later. To
     * {@link #done} an unknown one is wrong like any other value.
     *
     * @throws Refused where the text cannot be decoded
     */
    public static Query of(String text) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        try {
            for (String pair : text.split("&", -1)) {
                int sign = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    parameters.add(
                            URLDecoder.decode(sign < 0 ? pair : pair.substring(0, sign), StandardCharsets.UTF_8),
                            sign < 0 ? "" : URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException broken) {
            throw new Refused(Invalid.of("query", "value", "expected percent-encoded parameters"));
        }
        return new Query(parameters, false);
    }

    /** One text of at most {@code most} characters; blank counts as absent. */
    public Optional<String> text(String name, int most) {
        List<String> all = all(name, most);
        if (all.size() > 1) {
            wrong(name, "repeated", "give this parameter once");
        }
        return all.stream().findFirst();
    }

    /** All texts of a repeatable parameter. */
    public List<String> all(String name, int most) {
        asked.add(name);
        List<String> given = parameters.getAll(name);
        if (given.isEmpty()) {
            return List.of();
        }
        List<String> values = given.stream().filter(text -> !text.isBlank()).toList();
        if (values.size() > 50) {
            wrong(name, "count", "give at most 50 values");
            return List.of();
        }
        if (values.stream().anyMatch(text -> text.codePointCount(0, text.length()) > most)) {
            wrong(name, "length", "at most " + most + " characters");
            return List.of();
        }
        if (!values.stream().allMatch(Texts::isStorable)) {
            wrong(name, "character", "no NUL and no half characters");
            return List.of();
        }
        return values;
    }

    /** A whole number between two bounds, both in. */
    public Optional<Integer> number(String name, int least, int most) {
        return convert(name, "a whole number from " + least + " to " + most, text -> {
            int value = Integer.parseInt(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException("out of range");
            }
            return value;
        });
    }

    /** An instant as RFC 3339 with an offset. */
    public Optional<OffsetDateTime> instant(String name) {
        // A "+" of an offset that was not percent-encoded arrives as a blank.
        return convert(
                name, "a time such as 2027-01-09T10:00:00+09:00", text -> OffsetDateTime.parse(text.replace(' ', '+')));
    }

    /** One of several words. */
    public Optional<String> oneOf(String name, Set<String> words) {
        Optional<String> text = text(name, LONGEST).map(String::strip);
        if (text.isPresent() && !words.contains(text.get())) {
            wrong(
                    name,
                    "value",
                    "expected one of "
                            + String.join(", ", words.stream().sorted().toList()));
            return Optional.empty();
        }
        return text;
    }

    /** Any other type: the converter throws for a wrong text. */
    public <T> Optional<T> convert(String name, String expected, Function<String, T> converter) {
        Optional<String> text = text(name, LONGEST);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(converter.apply(text.get().strip()));
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            wrong(name, "value", "expected " + expected);
            return Optional.empty();
        }
    }

    /** Notes a wrong parameter. */
    public void wrong(String name, String code, String detail) {
        errors.add(new FieldError(name, code, detail));
    }

    /** Ends the reading: refuses unknown and wrong parameters. */
    public void done() {
        for (String name : parameters.names()) {
            if (!asked.contains(name)) {
                String known = "known parameters: " + String.join(", ", asked);
                if (sent) {
                    throw new Refused(new Malformed("query.unknown", known));
                }
                wrong("query", "unknown", known);
            }
        }
        if (!errors.isEmpty()) {
            throw new Refused(new Invalid(errors));
        }
    }
}
