package org.mochiyori.booking;

import static org.mochiyori.booking.OccupancyStore.at;
import static org.mochiyori.booking.OccupancyStore.instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Booking.Outcome;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.NewRow;

/** A line as a row of {@code booking_lines}, both ways. */
final class LineStore {
    private LineStore() {}

    static NewRow write(Entry entry) {
        Line line = entry.line();
        Terms terms = line.terms();
        NewRow row = new NewRow()
                .put("id", terms.id())
                .put("position", terms.position())
                .put("from_at", at(terms.window().from()))
                .put("to_at", at(terms.window().until()))
                .put("quantity", terms.quantity())
                .put("optional", terms.optional())
                .put("fee", fee(terms.price()))
                .put("state", line.state().code())
                .put("lapses_at", line.lapsesAt().map(OccupancyStore::at).orElse(null))
                .put("was_held", wasHeld(line))
                .put("no_show", line instanceof Line.Closed closed && closed.noShow())
                .put("reason", entry.outcome().reason().orElse(null))
                .put(
                        "returned",
                        entry.outcome().returned().isPresent()
                                ? entry.outcome().returned().getAsInt()
                                : null)
                .put("sequence", entry.sequence());
        if (!terms.candidates().isEmpty()) {
            row.put("candidates", candidates(terms.candidates()));
        }
        entry.replaces().ifPresent(old -> row.put("replaces", old));
        if (entry.outcome().dropped()) {
            row.put("dropped", true);
        }
        putThing(terms.thing(), row);
        putConditions(terms.conditions(), row);
        putTaking(terms.taking(), row);
        return row;
    }

    static Entry read(Row row) {
        Terms terms = new Terms(
                row.getUUID("id"),
                row.getInteger("position"),
                new Terms.Thing(
                        row.getUUID("listing"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("hub"),
                        row.getUUID("lender"),
                        ZoneId.of(row.getString("time_zone"))),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                row.getInteger("quantity"),
                row.getBoolean("optional"),
                price(Jsonb.read(row, "fee")),
                new Terms.Conditions(
                        row.getBoolean("by_person"),
                        row.getBoolean("request_blocks"),
                        row.getBoolean("borrower_confirms"),
                        Duration.ofMinutes(row.getInteger("answer_minutes")),
                        Duration.ofMinutes(row.getInteger("hold_minutes")),
                        cancellation(row),
                        Optional.ofNullable(row.getOffsetDateTime("confirm_by"))
                                .map(java.time.OffsetDateTime::toInstant)),
                taking(row),
                candidates(Jsonb.read(row, "candidates")));
        Integer returned = row.getInteger("returned");
        Outcome outcome = new Outcome(
                Optional.ofNullable(row.getString("reason")),
                returned == null ? OptionalInt.empty() : OptionalInt.of(returned),
                row.getBoolean("dropped"));
        return new Entry(
                line(row, terms), row.getInteger("sequence"), outcome, Optional.ofNullable(row.getUUID("replaces")));
    }

    private static Line line(Row row, Terms terms) {
        Integer back = row.getInteger("returned");
        return switch (State.of(row.getString("state"))) {
            case REQUESTED -> new Line.Requested(terms, instant(row, "lapses_at"));
            case HELD -> new Line.Held(terms, instant(row, "lapses_at"));
            case CONFIRMED -> new Line.Confirmed(terms);
            case OUT -> new Line.Out(terms, back == null ? 0 : back);
            case CLOSED -> new Line.Closed(terms, row.getBoolean("no_show"));
            case DECLINED -> new Line.Declined(terms);
            case WITHDRAWN -> new Line.Withdrawn(terms);
            case CANCELLED -> new Line.Cancelled(terms);
            case EXPIRED -> new Line.Expired(terms, row.getBoolean("was_held"));
        };
    }

    private static boolean wasHeld(Line line) {
        return line instanceof Line.Expired expired && expired.wasHeld();
    }

    private static void putThing(Terms.Thing thing, NewRow row) {
        row.put("hub", thing.hub())
                .put("listing", thing.listing())
                .put("lender", thing.lender())
                .put("kind", thing.kind())
                .put("title", thing.title());
    }

    private static void putConditions(Terms.Conditions conditions, NewRow row) {
        row.put("by_person", conditions.byPerson())
                .put("request_blocks", conditions.requestBlocks())
                .put("borrower_confirms", conditions.borrowerConfirms())
                .put("answer_minutes", conditions.answerWithin().toMinutes())
                .put("hold_minutes", conditions.hold().toMinutes())
                .put("cancel_days", conditions.cancellation().freeDays())
                .put("cancellation", cancellation(conditions.cancellation()))
                .put(
                        "confirm_by",
                        conditions.confirmBy().map(OccupancyStore::at).orElse(null));
    }

    /** Nothing where the number of free days says it all. */
    private static @Nullable JsonObject cancellation(Cancellation cancellation) {
        return cancellation.equals(Cancellation.freeUntil(cancellation.freeDays()))
                ? null
                : new JsonObject(cancellation.toJson().toString());
    }

    private static Cancellation cancellation(Row row) {
        JsonNode value = Jsonb.read(row, "cancellation");
        return value.isMissingNode()
                ? Cancellation.freeUntil(row.getInteger("cancel_days"))
                : Cancellation.fromJson(value);
    }

    private static void putTaking(Terms.Taking taking, NewRow row) {
        row.put("units", taking.amounts().keySet().toArray(UUID[]::new))
                .put("amounts", taking.amounts().values().toArray(Integer[]::new))
                .put("foot_from", at(taking.during().from()))
                .put("foot_to", at(taking.during().until()));
    }

    private static Terms.Taking taking(Row row) {
        UUID[] units = row.getArrayOfUUIDs("units");
        Integer[] amounts = row.getArrayOfIntegers("amounts");
        Map<UUID, Integer> all = new LinkedHashMap<>();
        for (int i = 0; i < units.length; i++) {
            all.put(units[i], amounts[i]);
        }
        return new Terms.Taking(new TimeWindow(instant(row, "foot_from"), instant(row, "foot_to")), all);
    }

    private static JsonArray candidates(List<Terms.Candidate> candidates) {
        JsonArray all = new JsonArray();
        candidates.forEach(one -> all.add(new JsonObject()
                .put("from", one.window().from().toString())
                .put("to", one.window().until().toString())
                .put("footFrom", one.footprint().from().toString())
                .put("footTo", one.footprint().until().toString())
                .put("fee", fee(one.price()))));
        return all;
    }

    private static List<Terms.Candidate> candidates(JsonNode all) {
        List<Terms.Candidate> candidates = new ArrayList<>();
        for (JsonNode one : all) {
            candidates.add(new Terms.Candidate(
                    window(one, "from", "to"), window(one, "footFrom", "footTo"), price(one.path("fee"))));
        }
        return candidates;
    }

    private static TimeWindow window(JsonNode json, String from, String to) {
        return new TimeWindow(
                Instant.parse(json.path(from).asText()),
                Instant.parse(json.path(to).asText()));
    }

    private static JsonArray fee(Price price) {
        JsonArray parts = new JsonArray();
        for (Price.Part part : price.parts()) {
            parts.add(new JsonObject()
                    .put("code", part.code())
                    .put("label", part.label())
                    .put("yen", part.yen().value())
                    .put("figures", new JsonObject(new LinkedHashMap<>(part.figures()))));
        }
        return parts;
    }

    private static Price price(JsonNode fee) {
        List<Price.Part> parts = new ArrayList<>();
        for (JsonNode part : fee) {
            Map<String, Long> figures = new LinkedHashMap<>();
            part.path("figures")
                    .properties()
                    .forEach(figure ->
                            figures.put(figure.getKey(), figure.getValue().asLong()));
            parts.add(new Price.Part(
                    part.path("code").asText(),
                    part.path("label").asText(),
                    new Yen(part.path("yen").asLong()),
                    figures));
        }
        return new Price(parts);
    }
}
