package org.mochiyori.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;

/**
 * Reads one JSON object strictly: every field must be asked for, and have its type. The first wrong field ends the reading of
 * its object; fields nobody asked for are all named.
 */
public final class JsonFields {
    private final JsonNode node;
    private final String pointer;
    private final Set<String> asked = new HashSet<>();

    private JsonFields(JsonNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
        if (!node.isObject()) {
            throw wrong(pointer, "type", "an object is expected");
        }
    }

    /** Reads an object and refuses fields that the reader did not ask for. */
    public static <T> T read(JsonNode node, String pointer, Function<JsonFields, T> reader) {
        JsonFields fields = new JsonFields(node, pointer);
        T value = fields.checked(pointer, () -> reader.apply(fields));
        fields.refuseUnasked();
        return value;
    }

    static Refused wrong(String pointer, String code, String detail) {
        return new Refused(Invalid.of(pointer, code, detail));
    }

    /** Whether a field is there and not null. */
    public boolean has(String name) {
        asked.add(name);
        return node.hasNonNull(name);
    }

    /** A text that must be there. */
    public String text(String name) {
        return text(required(name), at(name));
    }

    /** A text, or another where it is left out. */
    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** True or false; false where it is left out. */
    public boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!node.get(name).isBoolean()) {
            throw wrong(at(name), "type", "true or false is expected");
        }
        return node.get(name).booleanValue();
    }

    /** A whole number that must be there. */
    public int number(String name) {
        return number(required(name), at(name));
    }

    /** A whole number, or another where it is left out. */
    public int number(String name, int otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** A whole number that may be left out. */
    public OptionalInt maybeNumber(String name) {
        return has(name) ? OptionalInt.of(number(name)) : OptionalInt.empty();
    }

    /** A text turned into a value; what the parser refuses becomes an error at the field. */
    public <T> T parsed(String name, Function<String, T> parser) {
        String text = text(name);
        return checked(at(name), () -> parser.apply(text));
    }

    <T> T object(String name, Function<JsonFields, T> reader) {
        return read(required(name), at(name), reader);
    }

    /** An object that may be left out. */
    public <T> Optional<T> maybeObject(String name, Function<JsonFields, T> reader) {
        return has(name) ? Optional.of(object(name, reader)) : Optional.empty();
    }

    /** A word of an enumeration in lower case, its parts joined by hyphens; another where it is left out. */
    public <E extends Enum<E>> E word(String name, E otherwise) {
        return has(name) ? parsed(name, text -> word(otherwise.getDeclaringClass(), text)) : otherwise;
    }

    /** The word of a constant, as {@link #word(String, Enum)} reads it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> word(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(JsonFields::word)
                                .toList()));
    }

    /** Objects of a list, which may be absent. */
    public <T> List<T> objects(String name, Function<JsonFields, T> reader) {
        return items(name, (item, where) -> read(item, where, reader));
    }

    /** Texts of a list, which may be absent, each turned into a value. */
    public <T> List<T> texts(String name, Function<String, T> parser) {
        return items(name, (item, where) -> {
            String text = text(item, where);
            return checked(where, () -> parser.apply(text));
        });
    }

    /** Whole numbers of a list, which may be absent. */
    List<Integer> numbers(String name) {
        return items(name, JsonFields::number);
    }

    /** Names of the fields present; the caller reads each. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode required(String name) {
        if (!has(name)) {
            throw wrong(at(name), "required", "this field is required");
        }
        return node.get(name);
    }

    private <T> List<T> items(String name, ItemReader<T> reader) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode list = node.get(name);
        if (!list.isArray()) {
            throw wrong(at(name), "type", "a list is expected");
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(reader.read(list.get(i), at(name) + "/" + i));
        }
        return items;
    }

    private static String text(JsonNode value, String where) {
        if (!value.isTextual()) {
            throw wrong(where, "type", "a text is expected");
        }
        return value.textValue();
    }

    private static int number(JsonNode value, String where) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(where, "type", "a whole number is expected");
        }
        return value.intValue();
    }

    /** Values are checked at birth; here their refusal gets the place in the document. */
    private <T> T checked(String where, Supplier<T> birth) {
        try {
            return birth.get();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            String detail = e instanceof IllegalArgumentException && e.getMessage() != null
                    ? e.getMessage()
                    : "a date, month and day, zone or time of the documented form is expected";
            throw wrong(where, "range", detail);
        }
    }

    private void refuseUnasked() {
        List<FieldError> errors = new ArrayList<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                errors.add(new FieldError(at(name), "unknown", "there is no such field here"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Refused(new Invalid(errors));
        }
    }

    private interface ItemReader<T> {
        T read(JsonNode item, String where);
    }
}
