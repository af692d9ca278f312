package org.mochiyori.calendar;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The JSON form of {@link Reception}, a part of the one of {@link Opening}. */
final class ReceptionJson {
    private ReceptionJson() {}

    static Reception read(JsonFields f) {
        return new Reception(
                f.maybeObject("standard", ReceptionJson::rule).orElse(Reception.Rule.ALWAYS),
                f.maybeObject("classes", classes -> {
                            Map<String, Reception.Rule> rules = new TreeMap<>();
                            for (String name : classes.names()) {
                                rules.put(name, classes.object(name, ReceptionJson::rule));
                            }
                            return rules;
                        })
                        .orElse(Map.of()));
    }

    static ObjectNode write(Reception reception) {
        ObjectNode json = instance.objectNode();
        json.set("standard", rule(reception.standard()));
        if (!reception.classes().isEmpty()) {
            ObjectNode classes = json.putObject("classes");
            new TreeMap<>(reception.classes()).forEach((name, rule) -> classes.set(name, rule(rule)));
        }
        return json;
    }

    private static Reception.Rule rule(JsonFields f) {
        return new Reception.Rule(
                f.maybeObject("opens", ReceptionJson::opens), f.maybeObject("closes", ReceptionJson::closes));
    }

    private static ObjectNode rule(Reception.Rule rule) {
        ObjectNode json = instance.objectNode();
        rule.opens().ifPresent(o -> json.set("opens", opens(o)));
        rule.closes().ifPresent(c -> json.set("closes", closes(c)));
        return json;
    }

    private static Reception.Opens opens(JsonFields f) {
        int at = f.has("at") ? f.parsed("at", Hours::minute) : 0;
        boolean shift = f.flag("offClosedDays");
        return f.has("days")
                ? new Reception.Opens.DaysBefore(f.number("days"), at, shift)
                : new Reception.Opens.MonthsBefore(f.number("months"), f.maybeNumber("day"), at, shift);
    }

    private static ObjectNode opens(Reception.Opens opens) {
        ObjectNode json = instance.objectNode();
        switch (opens) {
            case Reception.Opens.MonthsBefore m -> {
                json.put("months", m.months());
                m.day().ifPresent(d -> json.put("day", d));
            }
            case Reception.Opens.DaysBefore d -> json.put("days", d.days());
        }
        json.put("at", Hours.clock(opens.at()));
        OpeningJson.putIfTrue(json, "offClosedDays", opens.offClosedDays());
        return json;
    }

    private static Reception.Closes closes(JsonFields f) {
        return f.has("hours")
                ? new Reception.Closes.HoursBefore(f.number("hours"))
                : new Reception.Closes.DaysBefore(
                        f.number("days"), f.has("at") ? f.parsed("at", Hours::minute) : Hours.DAY);
    }

    private static ObjectNode closes(Reception.Closes closes) {
        return switch (closes) {
            case Reception.Closes.HoursBefore h -> instance.objectNode().put("hours", h.hours());
            case Reception.Closes.DaysBefore d ->
                instance.objectNode().put("days", d.days()).put("at", Hours.clock(d.at()));
        };
    }
}
