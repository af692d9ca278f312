package org.mochiyori.series;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Quote;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.ProblemWords;

/** Series as JSON. Times bear the offset of the lender's zone. */
final class SeriesJson {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private SeriesJson() {}

    static ObjectNode plan(Plan plan, Language reader) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.set("recurrence", RecurrenceJson.write(plan.recurrence()));
        for (Outcome outcome : Outcome.values()) {
            json.put(
                    outcome.code(),
                    plan.dates().stream()
                            .filter(date -> date.outcome() == outcome)
                            .count());
        }
        json.put("total", plan.total().value()).put("complete", plan.isComplete());
        ArrayNode without = json.putArray("without");
        plan.without().forEach(month -> without.add(month.toString().substring(0, 7)));
        ArrayNode dates = json.putArray("occurrences");
        plan.dates().forEach(date -> dates.add(date(date, plan.zone(), reader)));
        return json;
    }

    private static ObjectNode date(Plan.Date date, ZoneId zone, Language reader) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("number", date.number())
                .put("day", date.day().toString())
                .put("outcome", date.outcome().code());
        date.refusal().ifPresent(problem -> json.set("refusal", problem(problem, reader)));
        date.had().ifPresent(possible -> possible(possible, zone, json));
        date.nearest().ifPresent(possible -> possible(possible, zone, json.putObject("nearest")));
        return json;
    }

    private static void possible(Plan.Possible possible, ZoneId zone, ObjectNode json) {
        Quote quote = possible.quote();
        Terms first = quote.lines().getFirst().terms();
        window(first, zone, json);
        json.put("total", quote.total().value()).put("complete", quote.isComplete());
        ArrayNode lines = json.putArray("lines");
        for (Quote.QuotedLine line : quote.lines()) {
            ObjectNode each = lines.addObject();
            each.put("position", line.terms().position())
                    .put("listing", line.terms().thing().listing().toString())
                    .put("free", line.refusal().isEmpty());
            window(line.terms(), zone, each);
            if (line.refusal().isEmpty()) {
                each.put("state", line.state().code())
                        .put("total", line.terms().price().total().value());
            }
        }
    }

    static ObjectNode problem(Problem problem, Language reader) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("rule", SeriesRules.code(problem)).put("detail", ProblemWords.told(problem, reader));
        Map<String, Object> data = switch (problem) {
            case Problem.RuleRefuses rule -> {
                json.put("waivedBy", rule.waivedBy());
                yield rule.data();
            }
            case Problem.Taken taken -> taken.data();
            default -> Map.of();
        };
        if (data.containsKey("alternatives")) {
            json.set("alternatives", JsonBody.mapper().valueToTree(data.get("alternatives")));
        }
        return json;
    }

    static ObjectNode series(Series series) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", series.id().toString());
        json.set("recurrence", RecurrenceJson.write(series.recurrence()));
        json.put("clashes", series.clashes().code()).put("at", time(series.at(), JAPAN));
        for (Outcome outcome : Outcome.values()) {
            json.put(outcome.code(), series.count(outcome));
        }
        ArrayNode all = json.putArray("occurrences");
        for (Series.Occurrence one : series.occurrences()) {
            ObjectNode each = all.addObject();
            each.put("number", one.number())
                    .put("day", one.day().toString())
                    .put("outcome", one.outcome().code());
            one.rule().ifPresent(rule -> each.put("rule", rule));
            one.booking().ifPresent(seen -> each.set("booking", booking(seen)));
        }
        return json;
    }

    private static ObjectNode booking(Seen seen) {
        Booking booking = seen.booking();
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", booking.id().toString())
                .put("number", booking.number())
                .put("state", booking.state().code())
                .put("version", booking.version());
        current(seen).ifPresent(terms -> window(terms, terms.thing().zone(), json));
        return json;
    }

    /** The first line that still stands, else the first of all. */
    static Optional<Terms> current(Seen seen) {
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> line.state().occupies() != State.Occupies.NEVER || line.state() == State.CLOSED)
                .findFirst()
                .or(() -> seen.entries().stream().map(Booking.Entry::line).findFirst())
                .map(line -> line.terms());
    }

    static ObjectNode done(SeriesChanges.Done done, Language reader) {
        ObjectNode json = series(done.series());
        done.done().forEach(json.putArray("done")::add);
        put(json.putArray("moved"), done.moved(), reader);
        put(json.putArray("left"), done.left(), reader);
        return json;
    }

    private static void put(ArrayNode array, List<SeriesChanges.Left> dates, Language reader) {
        dates.forEach(
                one -> array.addObject().put("number", one.number()).set("refusal", problem(one.problem(), reader)));
    }

    static ObjectNode summary(Series.Summary summary) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", summary.id().toString());
        json.set("recurrence", RecurrenceJson.write(summary.recurrence()));
        summary.group().ifPresent(group -> json.put("group", group.toString()));
        json.put("title", summary.title())
                .put("purpose", summary.purpose())
                .put("first", summary.first().toString())
                .put("last", summary.last().toString())
                .put("dates", summary.dates())
                .put("skipped", summary.skipped())
                .put("open", summary.open());
        summary.next().ifPresent(next -> json.put("next", time(next, summary.zone())));
        return json;
    }

    private static void window(Terms terms, ZoneId zone, ObjectNode json) {
        json.put("from", time(terms.window().from(), zone))
                .put("to", time(terms.window().until(), zone));
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }
}
