package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;

/**
 * A JSON object of a request, read strictly: each field is asked for by name and type, everything wrong
 * is collected with its pointer (RFC 6901), and {@link #done} refuses wrong and unknown fields with 422.
 * Nothing that was sent is repeated in the answer.
 */
public final class Input {
    // What a pointer to an unknown field may repeat: names such as somebody mistypes, not a text of somebody's
    // choosing.
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private final ObjectNode node;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> asked = new LinkedHashSet<>();

    /** A JSON object that is kept or sent elsewhere, read as the body of a request. */
    public static Input of(ObjectNode node) {
        return new Input(node, "", new ArrayList<>());
    }

    private Input(ObjectNode node, String pointer, List<FieldError> errors) {
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
    }

    /** Whether the field was sent, null included: what a merge patch (RFC 7396) wants to know. */
    public boolean has(String name) {
        asked.add(name);
        return node.has(name);
    }

    /** A text that must be there, of 1 to {@code most} characters. */
    public String text(String name, int most) {
        return required(name, textIfAny(name, most), "");
    }

    /** A text of at most {@code most} characters; blank, null and absent are all empty. */
    public Optional<String> textIfAny(String name, int most) {
        return value(name, "a text", JsonNode::isTextual, JsonNode::textValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .filter(text -> check(
                        name,
                        text.codePointCount(0, text.length()) <= most,
                        "length",
                        "at most " + most + " characters"))
                .filter(text -> check(name, Texts.isStorable(text), "character", "no NUL and no half characters"));
    }

    /** A whole number that must be there, between two bounds, both in. */
    public int number(String name, int least, int most) {
        return required(name, numberIfAny(name, least, most), least);
    }

    /** A whole number between two bounds, if there is one. */
    public Optional<Integer> numberIfAny(String name, int least, int most) {
        return value(name, "a whole number", JsonNode::isIntegralNumber, JsonNode::bigIntegerValue)
                .filter(number -> check(
                        name,
                        number.bitLength() < 32 && number.intValue() >= least && number.intValue() <= most,
                        "range",
                        "from " + least + " to " + most))
                .map(java.math.BigInteger::intValue);
    }

    /** A decimal number between two bounds, if there is one. */
    public Optional<Double> decimalIfAny(String name, double least, double most) {
        return value(name, "a number", JsonNode::isNumber, JsonNode::doubleValue)
                .filter(number ->
                        check(name, number >= least && number <= most, "range", "from " + least + " to " + most));
    }

    /** True or false; false when absent. */
    public boolean flag(String name) {
        return value(name, "true or false", JsonNode::isBoolean, JsonNode::booleanValue)
                .orElse(false);
    }

    /** One of several words that must be there. */
    public String oneOf(String name, Set<String> words) {
        return required(name, oneOfIfAny(name, words), "");
    }

    /** One of several words, if there is one. */
    public Optional<String> oneOfIfAny(String name, Set<String> words) {
        return textIfAny(name, 100)
                .filter(text -> check(
                        name,
                        words.contains(text),
                        "value",
                        "one of " + String.join(", ", words.stream().sorted().toList())));
    }

    /** An instant as RFC 3339 with offset that must be there. */
    public OffsetDateTime instant(String name) {
        return required(
                name,
                parsed(name, "a time such as 2027-01-09T10:00:00+09:00", OffsetDateTime::parse),
                OffsetDateTime.MIN);
    }

    /** A day as {@code 2027-01-09}, if there is one. */
    public Optional<LocalDate> dayIfAny(String name) {
        return parsed(name, "a day such as 2027-01-09", LocalDate::parse);
    }

    /** An identifier, if there is one. */
    public Optional<UUID> idIfAny(String name) {
        return parsed(name, "an identifier", UUID::fromString);
    }

    /** An identifier that must be there. */
    public UUID id(String name) {
        return required(name, idIfAny(name), new UUID(0, 0));
    }

    /** Several texts; empty when absent. */
    public List<String> texts(String name, int count, int most) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(name, count)) {
            boolean fine = item.isTextual()
                    && !item.textValue().isBlank()
                    && item.textValue().length() <= most
                    && Texts.isStorable(item.textValue());
            if (check(name + "/" + texts.size(), fine, "value", "texts of 1 to " + most + " characters")) {
                texts.add(item.textValue().strip());
            }
        }
        return texts;
    }

    /** An object inside this one, if there is one. */
    public Optional<Input> objectIfAny(String name) {
        return value(
                name, "an object", JsonNode::isObject, field -> new Input((ObjectNode) field, pointer(name), errors));
    }

    /** The objects of an array, at most {@code count}; empty when absent. */
    public List<Input> objects(String name, int count) {
        List<Input> objects = new ArrayList<>();
        for (JsonNode item : items(name, count)) {
            String at = name + "/" + objects.size();
            if (check(at, item.isObject(), "type", "an object")) {
                objects.add(new Input((ObjectNode) item, pointer(at), errors));
            }
        }
        return objects;
    }

    /** A field with a reader of its own; what that refuses is told below the field's pointer. */
    public <T> Optional<T> readIfAny(String name, Function<JsonNode, T> reader) {
        Optional<JsonNode> field = json(name);
        try {
            return field.map(reader);
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Invalid invalid)) {
                throw refused;
            }
            invalid.errors().forEach(error -> wrong(name + error.pointer(), error.code(), error.detail()));
            return Optional.empty();
        }
    }

    /** The raw JSON of a field, for a reader of its own that reports into {@link #wrong}. */
    public Optional<JsonNode> json(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(field -> !field.isNull());
    }

    /** Notes a wrong field. */
    public void wrong(String name, String code, String detail) {
        errors.add(new FieldError(pointer(name), code, detail));
    }

    /** Checks one field; notes it as wrong where the condition does not hold. Returns the condition. */
    public boolean check(String name, boolean condition, String code, String detail) {
        if (!condition) {
            wrong(name, code, detail);
        }
        return condition;
    }

    /** Ends the reading of this object and refuses if anything, here or above, was wrong. */
    public void done() {
        end();
        if (!errors.isEmpty()) {
            throw new Refused(new Invalid(errors));
        }
    }

    /** Ends the reading of an inner object; its errors are told by the outer {@link #done}. */
    public void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                errors.add(new FieldError(
                        NAME.matcher(name).matches() ? pointer(name) : pointer, "unknown", "there is no such field"));
            }
        });
    }

    private <T> T required(String name, Optional<T> value, T standIn) {
        if (value.isEmpty()
                && errors.stream().noneMatch(error -> error.pointer().equals(pointer(name)))) {
            wrong(name, "required", "this field must be given");
        }
        return value.orElse(standIn);
    }

    private <T> Optional<T> parsed(String name, String expected, Function<String, T> parser) {
        Optional<String> text = textIfAny(name, 100);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text.get()));
        } catch (IllegalArgumentException | DateTimeParseException notOne) {
            wrong(name, "value", "expected " + expected);
            return Optional.empty();
        }
    }

    private <T> Optional<T> value(
            String name, String expected, Function<JsonNode, Boolean> isOne, Function<JsonNode, T> read) {
        return json(name)
                .filter(field -> check(name, isOne.apply(field), "type", "expected " + expected))
                .map(read);
    }

    private List<JsonNode> items(String name, int count) {
        List<JsonNode> items = new ArrayList<>();
        json(name)
                .filter(field -> check(name, field.isArray(), "type", "expected a list"))
                .filter(field -> check(name, field.size() <= count, "count", "at most " + count + " entries"))
                .ifPresent(field -> field.forEach(items::add));
        return items;
    }

    private String pointer(String name) {
        return pointer + "/" + name;
    }
}
