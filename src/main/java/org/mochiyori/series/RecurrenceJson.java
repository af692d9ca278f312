package org.mochiyori.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.series.Recurrence.Dates;
import org.mochiyori.series.Recurrence.End;
import org.mochiyori.series.Recurrence.Monthly;
import org.mochiyori.series.Recurrence.Weekly;

/** Recurrences as JSON: {@code {"frequency": "weekly" | "monthly" | "dates", …}}. */
final class RecurrenceJson {
    private static final Map<String, DayOfWeek> WEEKDAYS =
            Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(RecurrenceJson::word, day -> day));
    private static final Set<Integer> WEEKS = Set.of(1, 2, 3, 4, 5, Monthly.LAST);
    private static final int INTERVAL = 12;

    private RecurrenceJson() {}

    /**
     * A recurrence as somebody writes it; what is left out is as the first date has it. To be called once all that was wrong
     * has been told.
     */
    static Function<LocalDate, Recurrence> read(Input in) {
        String frequency = in.oneOf("frequency", Set.of("weekly", "monthly", "dates"));
        if (frequency.equals("dates")) {
            SortedSet<LocalDate> days = days(in);
            in.end();
            return first -> new Dates(days);
        }
        int interval = in.numberIfAny("interval", 1, INTERVAL).orElse(1);
        Set<DayOfWeek> weekdays = frequency.equals("weekly") ? weekdays(in) : Set.of();
        Optional<Integer> week =
                frequency.equals("monthly") ? in.numberIfAny("week", Monthly.LAST, 5) : Optional.empty();
        in.check("week", week.isEmpty() || WEEKS.contains(week.get()), "value", "1 to 5, or -1 for the last");
        Optional<LocalDate> until = in.dayIfAny("until");
        Optional<Integer> count = in.numberIfAny("count", 2, Recurrence.MOST);
        in.check("count", until.isEmpty() || count.isEmpty(), "either", "until a day, or so many times");
        in.check("count", until.isPresent() || count.isPresent(), "required", "until a day, or so many times");
        in.end();
        return first -> {
            End end = new End(until, count.map(OptionalInt::of).orElse(OptionalInt.empty()));
            return frequency.equals("weekly")
                    ? new Weekly(interval, weekdays.isEmpty() ? Set.of(first.getDayOfWeek()) : weekdays, end)
                    : new Monthly(interval, week.orElseGet(() -> weekOf(first)), first.getDayOfWeek(), end);
        };
    }

    static ObjectNode write(Recurrence recurrence) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        switch (recurrence) {
            case Weekly weekly -> {
                json.put("frequency", "weekly").put("interval", weekly.interval());
                ArrayNode weekdays = json.putArray("weekdays");
                weekly.weekdays().stream().sorted().forEach(day -> weekdays.add(word(day)));
                end(weekly.end(), json);
            }
            case Monthly monthly -> {
                json.put("frequency", "monthly")
                        .put("interval", monthly.interval())
                        .put("week", monthly.week())
                        .put("weekday", word(monthly.weekday()));
                end(monthly.end(), json);
            }
            case Dates dates -> {
                ArrayNode days = json.put("frequency", "dates").putArray("dates");
                dates.days().forEach(day -> days.add(day.toString()));
            }
        }
        return json;
    }

    /** What {@link #write} has written. */
    static Recurrence kept(JsonNode json) {
        return switch (json.path("frequency").asText()) {
            case "weekly" ->
                new Weekly(
                        json.path("interval").asInt(),
                        texts(json.path("weekdays")).stream()
                                .map(RecurrenceJson::weekday)
                                .collect(Collectors.toSet()),
                        end(json));
            case "monthly" ->
                new Monthly(
                        json.path("interval").asInt(),
                        json.path("week").asInt(),
                        weekday(json.path("weekday").asText()),
                        end(json));
            default ->
                new Dates(texts(json.path("dates")).stream()
                        .map(LocalDate::parse)
                        .collect(Collectors.toCollection(TreeSet::new)));
        };
    }

    /** Which such weekday of its month a day is; the fifth is the last. */
    static int weekOf(LocalDate day) {
        int week = (day.getDayOfMonth() + 6) / 7;
        return week == 5 ? Monthly.LAST : week;
    }

    private static Set<DayOfWeek> weekdays(Input in) {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (String text : in.texts("weekdays", 7, 3)) {
            if (in.check("weekdays", WEEKDAYS.containsKey(text), "value", "mon, tue, wed, thu, fri, sat, sun")) {
                weekdays.add(weekday(text));
            }
        }
        return weekdays;
    }

    private static SortedSet<LocalDate> days(Input in) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (String text : in.texts("dates", Recurrence.MOST, 10)) {
            try {
                LocalDate day = LocalDate.parse(text);
                if (in.check(
                        "dates", day.getYear() >= 1970 && day.getYear() < 2200, "range", "between 1970 and 2200")) {
                    days.add(day);
                }
            } catch (DateTimeParseException notOne) {
                in.wrong("dates", "value", "days such as 2027-01-09");
            }
        }
        in.check("dates", !days.isEmpty(), "required", "days such as 2027-01-09");
        return days;
    }

    private static void end(End end, ObjectNode json) {
        end.until().ifPresent(day -> json.put("until", day.toString()));
        end.count().ifPresent(count -> json.put("count", count));
    }

    private static End end(JsonNode json) {
        return json.has("until")
                ? End.on(LocalDate.parse(json.path("until").asText()))
                : End.after(json.path("count").asInt());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static DayOfWeek weekday(String word) {
        return Objects.requireNonNull(WEEKDAYS.get(word));
    }
}
