package org.mochiyori.calendar;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
import static org.mochiyori.calendar.JsonFields.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mochiyori.calendar.Closing.OnHoliday;

/** The JSON form of {@link Opening}: stable names, empty parts left out, lists in a fixed order. */
final class OpeningJson {
    private OpeningJson() {}

    static Opening read(JsonNode json) {
        return JsonFields.read(
                json,
                "",
                f -> new Opening(
                        new Opening.Times(
                                f.parsed("zone", ZoneId::of),
                                week(f),
                                f.objects("closed", OpeningJson::closing),
                                f.objects("extra", OpeningJson::extra),
                                f.objects("priority", OpeningJson::priority)),
                        f.object("slots", OpeningJson::slots),
                        f.maybeObject("limits", OpeningJson::limits).orElse(Opening.Limits.NONE),
                        f.maybeObject("reception", ReceptionJson::read).orElse(Reception.ALWAYS)));
    }

    static ObjectNode write(Opening opening) {
        ObjectNode json = instance.objectNode().put("zone", opening.zone().getId());
        ObjectNode weekly = json.putObject("weekly");
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours> hours = opening.times().week().days().get(day);
            if (hours != null) {
                weekly.set(word(day), texts(hours));
            }
        }
        opening.times().week().holidays().ifPresent(h -> json.set("holidayHours", texts(h)));
        list(json, "closed", opening.times().closed(), OpeningJson::closing);
        list(json, "extra", opening.times().extra(), OpeningJson::extra);
        list(json, "priority", opening.times().priorities(), OpeningJson::priority);
        json.set("slots", slots(opening.slots()));
        if (!opening.limits().equals(Opening.Limits.NONE)) {
            json.set("limits", limits(opening.limits()));
        }
        if (!opening.reception().equals(Reception.ALWAYS)) {
            json.set("reception", ReceptionJson.write(opening.reception()));
        }
        return json;
    }

    private static Opening.Week week(JsonFields f) {
        Optional<List<Hours>> holidays =
                f.has("holidayHours") ? Optional.of(f.texts("holidayHours", Hours::parse)) : Optional.empty();
        return f.object("weekly", days -> {
            Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, days.texts(word(day), Hours::parse));
            }
            return new Opening.Week(week, holidays);
        });
    }

    private static Opening.Extra extra(JsonFields f) {
        return new Opening.Extra(
                f.parsed("date", LocalDate::parse), f.texts("hours", Hours::parse), f.text("reason", ""));
    }

    private static ObjectNode extra(Opening.Extra extra) {
        ObjectNode json = instance.objectNode().put("date", extra.date().toString());
        json.set("hours", texts(extra.hours()));
        return reason(json, extra.reason());
    }

    private static Opening.Priority priority(JsonFields f) {
        return new Opening.Priority(
                pattern(f),
                f.parsed("hours", Hours::parse),
                Set.copyOf(f.texts("classes", text -> text)),
                f.text("reason", ""));
    }

    private static ObjectNode priority(Opening.Priority priority) {
        ObjectNode json = pattern(instance.objectNode(), priority.pattern())
                .put("hours", priority.hours().toString());
        ArrayNode classes = json.putArray("classes");
        priority.classes().stream().sorted().forEach(classes::add);
        return reason(json, priority.reason());
    }

    private static Closing.Pattern pattern(JsonFields f) {
        return new Closing.Pattern(days(f, "days"), Set.copyOf(f.numbers("weeks")), Set.copyOf(f.numbers("months")));
    }

    private static ObjectNode pattern(ObjectNode json, Closing.Pattern pattern) {
        days(json, "days", pattern.days());
        numbers(json, "weeks", pattern.weeks());
        numbers(json, "months", pattern.months());
        return json;
    }

    private static Opening.Limits limits(JsonFields f) {
        return new Opening.Limits(
                f.number("min", 0), f.maybeNumber("max"), f.number("before", 0), f.number("after", 0));
    }

    private static ObjectNode limits(Opening.Limits limits) {
        ObjectNode json = instance.objectNode();
        putUnlessZero(json, "min", limits.shortest());
        limits.longest().ifPresent(max -> json.put("max", max));
        putUnlessZero(json, "before", limits.before());
        putUnlessZero(json, "after", limits.after());
        return json;
    }

    private static Slots slots(JsonFields f) {
        String kind = f.text("kind");
        return switch (kind) {
            case "grid" -> new Slots.Grid(f.number("minutes"), f.number("offset", 0));
            case "bands" ->
                new Slots.Bands(f.objects("bands", OpeningJson::band), f.flag("joinable"), f.number("overrun", 0));
            case "days" -> new Slots.Days(f.number("min", 1), f.maybeNumber("max"));
            case "months" -> new Slots.Months(f.number("min", 1), f.maybeNumber("max"));
            default -> throw wrong(f.at("kind"), "range", "kinds are grid, bands, days and months");
        };
    }

    private static ObjectNode slots(Slots slots) {
        ObjectNode json = instance.objectNode();
        switch (slots) {
            case Slots.Grid grid -> {
                json.put("kind", "grid").put("minutes", grid.minutes());
                putUnlessZero(json, "offset", grid.offset());
            }
            case Slots.Bands bands -> {
                json.put("kind", "bands");
                list(json, "bands", bands.bands(), OpeningJson::band);
                putIfTrue(json, "joinable", bands.joinable());
                putUnlessZero(json, "overrun", bands.overrun());
            }
            case Slots.Days days -> {
                json.put("kind", "days").put("min", days.shortest());
                days.longest().ifPresent(max -> json.put("max", max));
            }
            case Slots.Months months -> {
                json.put("kind", "months").put("min", months.shortest());
                months.longest().ifPresent(max -> json.put("max", max));
            }
        }
        return json;
    }

    private static Slots.Band band(JsonFields f) {
        return new Slots.Band(f.text("name"), f.parsed("hours", Hours::parse), days(f, "days"));
    }

    private static ObjectNode band(Slots.Band band) {
        ObjectNode json = instance.objectNode()
                .put("name", band.name())
                .put("hours", band.hours().toString());
        return days(json, "days", band.days());
    }

    private static Closing closing(JsonFields f) {
        String kind = f.text("kind");
        String reason = f.text("reason", "");
        return switch (kind) {
            case "weekly" ->
                new Closing.Weekly(
                        pattern(f),
                        f.has("onHoliday") ? f.parsed("onHoliday", OpeningJson::onHoliday) : OnHoliday.CLOSED,
                        reason);
            case "holidays" -> new Closing.OnHolidays(days(f, "butOpenOn"), reason);
            case "afterHolidays" ->
                new Closing.AfterHolidays(days(f, "butOpenOn"), f.flag("butOpenOnHolidays"), reason);
            case "yearly" ->
                new Closing.Yearly(
                        f.parsed("from", OpeningJson::monthDay), f.parsed("until", OpeningJson::monthDay), reason);
            case "monthly" -> new Closing.Monthly(Set.copyOf(f.numbers("days")), reason);
            case "dates" ->
                new Closing.Dates(f.parsed("from", LocalDate::parse), f.parsed("until", LocalDate::parse), reason);
            default ->
                throw wrong(
                        f.at("kind"), "range", "kinds are weekly, holidays, afterHolidays, yearly, monthly and dates");
        };
    }

    private static ObjectNode closing(Closing closing) {
        ObjectNode json = instance.objectNode();
        switch (closing) {
            case Closing.Weekly weekly -> {
                pattern(json.put("kind", "weekly"), weekly.pattern());
                if (weekly.onHoliday() != OnHoliday.CLOSED) {
                    json.put("onHoliday", word(weekly.onHoliday()));
                }
            }
            case Closing.OnHolidays holidays -> days(json.put("kind", "holidays"), "butOpenOn", holidays.butOpenOn());
            case Closing.AfterHolidays after -> {
                days(json.put("kind", "afterHolidays"), "butOpenOn", after.butOpenOn());
                putIfTrue(json, "butOpenOnHolidays", after.butOpenOnHolidays());
            }
            case Closing.Yearly yearly ->
                json.put("kind", "yearly")
                        .put("from", yearly.from().toString().substring(2))
                        .put("until", yearly.until().toString().substring(2));
            case Closing.Monthly monthly -> numbers(json.put("kind", "monthly"), "days", monthly.days());
            case Closing.Dates dates ->
                json.put("kind", "dates")
                        .put("from", dates.from().toString())
                        .put("until", dates.until().toString());
        }
        return reason(json, closing.reason());
    }

    private static MonthDay monthDay(String text) {
        return MonthDay.parse("--" + text);
    }

    private static Set<DayOfWeek> days(JsonFields f, String name) {
        List<DayOfWeek> days = f.texts(name, OpeningJson::dayOfWeek);
        return days.isEmpty() ? Set.of() : EnumSet.copyOf(days);
    }

    private static ObjectNode days(ObjectNode json, String name, Set<DayOfWeek> days) {
        if (!days.isEmpty()) {
            ArrayNode list = json.putArray(name);
            days.stream().sorted().forEach(d -> list.add(word(d)));
        }
        return json;
    }

    private static DayOfWeek dayOfWeek(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(d -> word(d).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("weekdays are monday to sunday"));
    }

    private static OnHoliday onHoliday(String text) {
        return Arrays.stream(OnHoliday.values())
                .filter(o -> word(o).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "on a holiday: closed, open, nextDay, nextNonHoliday or nextWorkday"));
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static String word(OnHoliday onHoliday) {
        return switch (onHoliday) {
            case CLOSED -> "closed";
            case OPEN -> "open";
            case NEXT_DAY -> "nextDay";
            case NEXT_NON_HOLIDAY -> "nextNonHoliday";
            case NEXT_WORKDAY -> "nextWorkday";
        };
    }

    private static ArrayNode texts(List<Hours> hours) {
        ArrayNode list = instance.arrayNode();
        hours.forEach(h -> list.add(h.toString()));
        return list;
    }

    private static void numbers(ObjectNode json, String name, Collection<Integer> numbers) {
        if (!numbers.isEmpty()) {
            ArrayNode list = json.putArray(name);
            numbers.stream().sorted().forEach(list::add);
        }
    }

    private static <T> void list(ObjectNode json, String name, List<T> items, Function<T, JsonNode> writer) {
        if (!items.isEmpty()) {
            ArrayNode list = json.putArray(name);
            items.forEach(i -> list.add(writer.apply(i)));
        }
    }

    private static ObjectNode reason(ObjectNode json, String reason) {
        return reason.isEmpty() ? json : json.put("reason", reason);
    }

    static void putIfTrue(ObjectNode json, String name, boolean value) {
        if (value) {
            json.put(name, true);
        }
    }

    private static void putUnlessZero(ObjectNode json, String name, int value) {
        if (value != 0) {
            json.put(name, value);
        }
    }
}
