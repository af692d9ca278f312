package org.mochiyori.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mochiyori.platform.text.Phrase;

/**
 * Opening rules in the shape in which they are asked for: where the value for programs has one of several kinds of thing, the
 * form has a list of at most one row, and who may ask from when is a row for some classes instead of an entry for each.
 */
final class OpeningAnswers {
    private static final String HOLIDAYS = "holidays";
    private static final String HOLIDAY_HOURS = "holidayHours";
    private static final String CLOSED = "closed";
    private static final String HOURS = "hours";
    private static final String DAYS = "days";
    private static final String SLOTS = "slots";
    private static final String RECEPTION = "reception";
    private static final String STANDARD = "standard";
    private static final String CLASSES = "classes";
    private static final String WHO = "who";
    private static final String OPENS = "opens";
    private static final String CLOSES = "closes";
    private static final String KIND = "kind";

    private OpeningAnswers() {}

    /** The value as it is asked for; what is no object stays as it is, and the rule refuses it. */
    static JsonNode asked(JsonNode value) {
        if (!(value.deepCopy() instanceof ObjectNode form)) {
            return value;
        }
        if (form.remove(HOLIDAY_HOURS) instanceof ArrayNode hours) {
            ObjectNode row = form.putArray(HOLIDAYS).addObject().put(KIND, hours.isEmpty() ? CLOSED : HOURS);
            row.set(HOURS, hours);
        }
        if (form.get(SLOTS) instanceof ObjectNode slots) {
            form.putArray(SLOTS).add(slots);
        }
        JsonNode reception = value.path(RECEPTION);
        form.remove(RECEPTION);
        rows(reception.path(STANDARD), form);
        reception.path(CLASSES).properties().forEach(entry -> {
            ObjectNode row = form.withArray(CLASSES).addObject();
            row.putArray(WHO).add(entry.getKey());
            rows(entry.getValue(), row);
        });
        return form;
    }

    /** The value that the answers mean. */
    static JsonNode meant(JsonNode answers) {
        if (!(answers.deepCopy() instanceof ObjectNode value)) {
            return answers;
        }
        JsonNode holidays = answers.path(HOLIDAYS).path(0);
        value.remove(HOLIDAYS);
        if (holidays.path(KIND).asText().equals(CLOSED)) {
            value.putArray(HOLIDAY_HOURS);
        } else if (holidays.path(HOURS) instanceof ArrayNode hours) {
            value.set(HOLIDAY_HOURS, hours);
        }
        value.remove(SLOTS);
        if (answers.path(SLOTS).path(0) instanceof ObjectNode slots) {
            value.set(SLOTS, slots);
        }
        value.remove(List.of(OPENS, CLOSES, CLASSES));
        ObjectNode reception = value.putObject(RECEPTION);
        reception.set(STANDARD, rule(answers));
        ObjectNode classes = reception.putObject(CLASSES);
        for (JsonNode row : answers.path(CLASSES)) {
            RuleAnswers.texts(row.path(WHO)).forEach(name -> classes.set(name, rule(row)));
        }
        return value;
    }

    /** Where the form asks for what a pointer into the value means. */
    static String place(String pointer, JsonNode answers) {
        String[] steps = pointer.substring(Math.min(1, pointer.length())).split("/", -1);
        String rest = String.join("/", List.of(steps).subList(1, steps.length));
        String beyond = rest.isEmpty() ? "" : "/0/" + rest;
        return switch (steps[0]) {
            case HOLIDAY_HOURS -> "/" + HOLIDAYS + "/0/" + HOURS;
            case SLOTS -> "/" + SLOTS + beyond;
            case RECEPTION -> reception(steps, answers);
            default -> pointer;
        };
    }

    /** What the rule cannot see in the value: of two rows for one class, only the second would be there. */
    static Map<String, Phrase> faults(JsonNode answers) {
        Map<String, Phrase> wrong = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < answers.path(CLASSES).size(); i++) {
            JsonNode who = answers.path(CLASSES).path(i).path(WHO);
            if (who.isEmpty()) {
                wrong.put(CLASSES + "." + i + "." + WHO, Phrase.of("form.wrong-required"));
            } else if (!RuleAnswers.texts(who).stream().allMatch(seen::add)) {
                wrong.put(CLASSES + "." + i + "." + WHO, Phrase.of("rule.wrong-opening-who"));
            }
        }
        return wrong;
    }

    private static String reception(String[] steps, JsonNode answers) {
        boolean ofClass = steps.length > 2 && steps[1].equals(CLASSES);
        int at = ofClass ? 3 : 2;
        String row = "";
        for (int i = 0; ofClass && i < answers.path(CLASSES).size(); i++) {
            if (RuleAnswers.texts(answers.path(CLASSES).path(i).path(WHO))
                    .contains(steps[2].replace("~1", "/").replace("~0", "~"))) {
                row = "/" + CLASSES + "/" + i;
            }
        }
        if (steps.length <= at) {
            return row.isEmpty() ? "/" + OPENS : row;
        }
        String field = steps.length > at + 1 ? "/0/" + steps[at + 1] : "";
        return row + "/" + steps[at] + field;
    }

    private static void rows(JsonNode rule, ObjectNode into) {
        if (rule.path(OPENS).deepCopy() instanceof ObjectNode opens) {
            into.putArray(OPENS).add(opens.put(KIND, opens.has(DAYS) ? DAYS : "months"));
        }
        if (rule.path(CLOSES).deepCopy() instanceof ObjectNode closes) {
            into.putArray(CLOSES).add(closes.put(KIND, closes.has(HOURS) ? HOURS : DAYS));
        }
    }

    private static ObjectNode rule(JsonNode answers) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        for (String name : List.of(OPENS, CLOSES)) {
            if (answers.path(name).path(0).deepCopy() instanceof ObjectNode side) {
                side.remove(KIND);
                rule.set(name, side);
            }
        }
        return rule;
    }
}
