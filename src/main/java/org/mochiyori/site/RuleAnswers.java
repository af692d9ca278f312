package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Typed;

/**
 * Answers of a form as the value of a rule and back. A field is named by the way to it: {@code steps.0.percent}. What cannot be
 * read stays in the value as it was typed, so that nothing is lost when rows come and go; the rule itself refuses it.
 */
final class RuleAnswers {
    /** Marks a row, or a part that may be left out, as there. */
    static final String THERE = "there";
    /** The box for words that cannot be ticked. */
    static final String OTHERS = "others";

    private static final int MOST_ROWS = 60;

    private final Map<String, String> typed;
    private final Language language;

    private RuleAnswers(Map<String, String> typed, Language language) {
        this.typed = typed;
        this.language = language;
    }

    /** The value that answers mean. */
    static ObjectNode value(List<RuleQuestion> asked, Map<String, String> typed) {
        // Read are all languages, whoever typed.
        return new RuleAnswers(typed, Language.JA).object(asked, "");
    }

    /** The answers that mean a value, as who reads this language would type them. */
    static Map<String, String> typed(List<RuleQuestion> asked, JsonNode value, Language language) {
        RuleAnswers answers = new RuleAnswers(new LinkedHashMap<>(), language);
        answers.write(asked, value, "");
        return answers.typed;
    }

    private ObjectNode object(List<RuleQuestion> asked, String at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        asked.forEach(question -> read(question, at + question.ask().name(), json));
        return json;
    }

    private void read(RuleQuestion question, String at, ObjectNode into) {
        String name = question.ask().name();
        String text = text(at);
        switch (question) {
            case RuleQuestion.Text one -> put(into, name, Typed.line(text));
            case RuleQuestion.Choice one -> put(into, name, text);
            case RuleQuestion.Code one -> put(into, name, text);
            case RuleQuestion.Figure one -> number(into, name, text);
            case RuleQuestion.Written one -> {
                if (!text.isEmpty()) {
                    into.set(name, one.as().read(text));
                }
            }
            case RuleQuestion.Yes one -> into.put(name, typed.containsKey(at));
            case RuleQuestion.Names names ->
                words(names, at).forEach(word -> array(into, name).add(word));
            case RuleQuestion.Lines lines ->
                text.lines()
                        .map(Typed::line)
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> array(into, name).add(line));
            case RuleQuestion.Together together -> into.set(name, object(together.asked(), at + "."));
            case RuleQuestion.Maybe maybe -> {
                if (typed.containsKey(at + "." + THERE)) {
                    into.set(name, object(maybe.asked(), at + "."));
                }
            }
            case RuleQuestion.Rows rows -> rows(rows, at, into);
        }
    }

    private void rows(RuleQuestion.Rows rows, String at, ObjectNode into) {
        for (int i = 0; i < MOST_ROWS && typed.containsKey(at + "." + i + "." + THERE); i++) {
            String row = at + "." + i + ".";
            RuleQuestion.Row kind = rows.kind(text(row + THERE));
            ObjectNode json = object(kind.asked(), row);
            if (!rows.tag().isEmpty()) {
                json.put(rows.tag(), kind.word());
            }
            array(into, rows.ask().name()).add(json);
        }
        rows.kinds().stream()
                .flatMap(kind -> kind.asked().stream())
                .filter(RuleQuestion.Code.class::isInstance)
                .forEach(code -> name(into.path(rows.ask().name()), code.ask().name()));
    }

    /** What has no name for programs gets one that no other row has. */
    private static void name(JsonNode rows, String field) {
        Set<String> names = new HashSet<>();
        rows.forEach(row -> names.add(row.path(field).asText()));
        for (JsonNode row : rows) {
            if (!row.has(field)) {
                int n = 1;
                while (!names.add("no" + n)) {
                    n++;
                }
                ((ObjectNode) row).put(field, "no" + n);
            }
        }
    }

    private List<String> words(RuleQuestion.Names names, String at) {
        Stream<String> ticked =
                names.known().stream().map(option -> option.value()).filter(word -> typed.containsKey(at + "." + word));
        Stream<String> others = Stream.of(text(at + "." + OTHERS).split("[、,，\\n]", -1))
                .map(Typed::line)
                .filter(word -> !word.isEmpty());
        return Stream.concat(ticked, others).distinct().toList();
    }

    /** Full-width digits, points between thousands, and the unit behind are read as people write them. */
    private static void number(ObjectNode into, String name, String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[,\\s]", "")
                .replaceAll("[円¥%日回人]+$", "");
        if (plain.matches("[0-9]{1,9}")) {
            into.put(name, Integer.parseInt(plain));
        } else {
            put(into, name, text);
        }
    }

    private static void put(ObjectNode into, String name, String text) {
        if (!text.isEmpty()) {
            into.put(name, text);
        }
    }

    private static ArrayNode array(ObjectNode into, String name) {
        return into.get(name) instanceof ArrayNode there ? there : into.putArray(name);
    }

    private String text(String at) {
        return typed.getOrDefault(at, "").strip();
    }

    private void write(List<RuleQuestion> asked, JsonNode value, String at) {
        asked.forEach(question -> write(
                question, value.path(question.ask().name()), at + question.ask().name()));
    }

    private void write(RuleQuestion question, JsonNode value, String at) {
        switch (question) {
            case RuleQuestion.Yes yes -> {
                if (value.asBoolean()) {
                    typed.put(at, "yes");
                }
            }
            case RuleQuestion.Names names -> words(names, value, at);
            case RuleQuestion.Lines lines -> typed.put(at, String.join("\n", texts(value)));
            case RuleQuestion.Written one -> typed.put(at, one.as().write(value, language));
            case RuleQuestion.Together together -> write(together.asked(), value, at + ".");
            case RuleQuestion.Maybe maybe -> {
                if (value.isObject()) {
                    typed.put(at + "." + THERE, "yes");
                    write(maybe.asked(), value, at + ".");
                }
            }
            case RuleQuestion.Rows rows -> {
                for (int i = 0; i < value.size(); i++) {
                    String row = at + "." + i + ".";
                    RuleQuestion.Row kind =
                            rows.kind(value.get(i).path(rows.tag()).asText());
                    typed.put(row + THERE, kind.word());
                    write(kind.asked(), value.get(i), row);
                }
            }
            default -> typed.put(at, value.asText());
        }
    }

    private void words(RuleQuestion.Names names, JsonNode value, String at) {
        List<String> rest = new ArrayList<>(texts(value));
        names.known().stream()
                .map(option -> option.value())
                .filter(rest::remove)
                .forEach(word -> typed.put(at + "." + word, "yes"));
        typed.put(at + "." + OTHERS, String.join("、", rest));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
