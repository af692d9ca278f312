package org.mochiyori.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.calendar.Stretch;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.ProblemWords;

/** Bookings as JSON. Times bear the offset of the owner hub's zone. */
final class BookingJson {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private BookingJson() {}

    static ObjectNode booking(Seen seen) {
        Booking booking = seen.booking();
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", booking.id().toString())
                .put("number", booking.number())
                .put("state", booking.state().code())
                .put("hub", booking.borrower().hub());
        booking.borrower()
                .group()
                .filter(group -> seen.namesBorrower())
                .ifPresent(group -> json.put("group", group.toString()));
        if (seen.told().contains(Agreement.DataItem.PERSON_NAME)) {
            json.put("person", booking.borrower().person().toString());
        }
        json.put("purpose", booking.request().purpose());
        booking.request().persons().ifPresent(persons -> json.put("persons", persons));
        json.put("nature", booking.request().nature().word());
        booking.occurrence()
                .ifPresent(one -> json.putObject("series")
                        .put("id", one.series().toString())
                        .put("occurrence", one.number()));
        json.put("channel", booking.request().channel()).put("at", time(booking.at(), JAPAN));
        ArrayNode lines = json.putArray("lines");
        seen.entries().forEach(entry -> lines.add(line(seen, entry)));
        if (booking.entries().size() > 1) {
            json.set("bundle", bundle(seen));
        }
        json.put(
                "total",
                seen.entries().stream()
                        .filter(entry -> counts(entry.line().state()))
                        .mapToLong(entry -> entry.line().terms().price().total().value())
                        .sum());
        return json;
    }

    /** How far the whole has come, and which of the lines the reader sees are lost. */
    private static ObjectNode bundle(Seen seen) {
        Parts parts = Parts.of(seen.booking());
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("stage", parts.stage().code());
        parts.keptUntil().ifPresent(until -> json.put("keptUntil", time(until, JAPAN)));
        ArrayNode lost = json.putArray("lost");
        parts.lost().stream()
                .filter(seen.entries()::contains)
                .forEach(entry -> lost.add(entry.line().terms().id().toString()));
        return json;
    }

    /** Puts what could stand in beside each line that was lost. */
    static void putSubstitutes(Map<UUID, List<Terms>> substitutes, ObjectNode booking) {
        for (JsonNode line : booking.path("lines")) {
            List<Terms> equal = substitutes.get(UUID.fromString(line.path("id").asText()));
            if (equal != null) {
                ArrayNode all = ((ObjectNode) line).putArray("substitutes");
                for (Terms terms : equal) {
                    ObjectNode each = all.addObject();
                    terms(terms, each);
                    each.remove(List.of("position", "optional", "candidates"));
                }
            }
        }
    }

    /** The same with what the reader may know of who borrows. */
    static ObjectNode booking(Seen seen, Map<Agreement.DataItem, String> borrower) {
        ObjectNode json = booking(seen);
        ObjectNode who = json.putObject("borrower");
        for (Agreement.DataItem item : Agreement.DataItem.values()) {
            if (borrower.containsKey(item)) {
                who.put(
                        switch (item) {
                            case GROUP_NAME -> "groupName";
                            case PERSON_NAME -> "personName";
                            case PHONE -> "phone";
                            case MAIL -> "mail";
                        },
                        borrower.get(item));
            }
        }
        return json;
    }

    static ObjectNode page(Page<Seen> page) {
        return JsonList.of(
                page, seen -> booking(seen).put("version", seen.booking().version()));
    }

    static ObjectNode quote(Quote quote, Language reader) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("free", quote.isFree()).put("total", quote.total().value()).put("complete", quote.isComplete());
        ArrayNode lines = json.putArray("lines");
        for (Quote.QuotedLine line : quote.lines()) {
            ObjectNode each = lines.addObject();
            terms(line.terms(), each);
            each.put("free", line.refusal().isEmpty());
            line.refusal()
                    .ifPresentOrElse(
                            problem -> each.set("refusal", refusal(line.terms(), problem, reader)),
                            () -> each.put("state", line.state().code()));
            deadlines(line.terms(), line.state(), line.lapsesAt(), each);
        }
        return json;
    }

    static ObjectNode history(List<Bookings.Passed> history) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        for (Bookings.Passed passed : history) {
            ObjectNode item = items.addObject();
            item.put("line", passed.line().toString())
                    .put("sequence", passed.sequence())
                    .put("at", time(passed.at(), JAPAN))
                    .put("move", passed.move())
                    .put("state", passed.state().code());
            passed.actor().ifPresent(actor -> item.put("actor", actor.toString()));
            passed.onBehalfOf().ifPresent(party -> item.put("onBehalfOf", party.toString()));
            passed.reason().ifPresent(reason -> item.put("reason", reason));
            passed.note().ifPresent(note -> item.put("note", note));
        }
        return json;
    }

    static ObjectNode availability(String listing, Availability.Answered answered) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("listing", listing).put("asOf", time(answered.asOf(), answered.zone()));
        ArrayNode windows = json.putArray("windows");
        for (Stretch stretch : answered.stretches()) {
            windows.addObject()
                    .put("from", time(stretch.from(), answered.zone()))
                    .put("to", time(stretch.to(), answered.zone()))
                    .put("state", stretch.state().name().toLowerCase(java.util.Locale.ROOT))
                    .put("remaining", stretch.remaining());
        }
        return json;
    }

    /** A line as a problem names it. */
    static Map<String, Object> reference(Terms line) {
        return Map.of(
                "position",
                line.position(),
                "listing",
                line.thing().listing().toString(),
                "title",
                line.thing().title(),
                "from",
                time(line.window().from(), line.thing().zone()),
                "to",
                time(line.window().until(), line.thing().zone()));
    }

    static Map<String, Object> window(TimeWindow window, ZoneId zone) {
        return Map.of("from", time(window.from(), zone), "to", time(window.until(), zone));
    }

    /** RFC 3339 with offset, to the second. */
    static String time(Instant at, ZoneId zone) {
        return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }

    private static ObjectNode line(Seen seen, Booking.Entry entry) {
        Line line = entry.line();
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", line.terms().id().toString());
        terms(line.terms(), json);
        json.put("state", line.state().code()).put("sequence", entry.sequence());
        entry.outcome().reason().ifPresent(reason -> json.put("reason", reason));
        entry.replaces().ifPresent(old -> json.put("replaces", old.toString()));
        if (entry.outcome().dropped()) {
            json.put("dropped", true);
        }
        entry.outcome().returned().ifPresent(count -> json.put("returned", count));
        if (line instanceof Line.Closed closed) {
            json.put("noShow", closed.noShow());
        }
        deadlines(line.terms(), line.state(), line.lapsesAt(), json);
        ArrayNode moves = json.putArray("moves");
        seen.moves(line).forEach(move -> moves.add(move.code()));
        List<String> changes = seen.changes(entry);
        if (!changes.isEmpty()) {
            changes.forEach(json.putArray("changes")::add);
        }
        return json;
    }

    private static void terms(Terms terms, ObjectNode json) {
        ZoneId zone = terms.thing().zone();
        json.put("position", terms.position())
                .put("listing", terms.thing().listing().toString())
                .put("title", terms.thing().title())
                .put("kind", terms.thing().kind())
                .put("hub", terms.thing().hub())
                .put("lender", terms.thing().lender().toString())
                .put("from", time(terms.window().from(), zone))
                .put("to", time(terms.window().until(), zone))
                .put("quantity", terms.quantity())
                .put("optional", terms.optional())
                .put("byPerson", terms.conditions().byPerson());
        if (!terms.candidates().isEmpty()) {
            ArrayNode candidates = json.putArray("candidates");
            terms.candidates()
                    .forEach(one -> candidates
                            .addObject()
                            .put("from", time(one.window().from(), zone))
                            .put("to", time(one.window().until(), zone)));
        }
        ObjectNode price = json.putObject("price");
        price.put("total", terms.price().total().value())
                .put("complete", terms.price().isComplete())
                .put("deposit", terms.price().deposit().value());
        ArrayNode parts = price.putArray("parts");
        for (Price.Part part : terms.price().parts()) {
            ObjectNode each = parts.addObject();
            each.put("code", part.code())
                    .put("label", part.label())
                    .put("yen", part.yen().value());
            part.figures().forEach(each::put);
        }
    }

    private static void deadlines(Terms terms, State state, java.util.Optional<Instant> lapsesAt, ObjectNode json) {
        ZoneId zone = terms.thing().zone();
        ObjectNode deadlines = json.putObject("deadlines");
        lapsesAt.ifPresent(at -> deadlines.put(state == State.REQUESTED ? "answerBy" : "confirmBy", time(at, zone)));
        deadlines.put("cancelFreeUntil", time(terms.cancelFreeUntil(), zone));
        json.set("cancellation", terms.conditions().cancellation().toJson());
    }

    private static ObjectNode refusal(Terms terms, Problem problem, Language reader) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("rule", RefusalJson.code(problem)).put("detail", ProblemWords.told(problem, reader));
        switch (problem) {
            case Problem.RuleRefuses rule -> {
                json.put("waivedBy", rule.waivedBy());
                json.setAll((ObjectNode) JsonBody.mapper().valueToTree(rule.data()));
            }
            case Problem.Taken taken -> {
                json.setAll((ObjectNode) JsonBody.mapper().valueToTree(taken.data()));
                json.put("rule", "taken");
            }
            default -> json.put("waivedBy", "");
        }
        json.set("line", JsonBody.mapper().valueToTree(reference(terms)));
        return json;
    }

    private static boolean counts(State state) {
        return switch (state) {
            case REQUESTED, HELD, CONFIRMED, OUT, CLOSED -> true;
            case DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> false;
        };
    }
}
