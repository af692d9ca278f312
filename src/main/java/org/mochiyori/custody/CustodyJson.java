package org.mochiyori.custody;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Outage;
import org.mochiyori.booking.Seen;
import org.mochiyori.catalogue.CustodyTerms;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.web.JsonBody;

/** Records, renewals, claims and outages as JSON. */
final class CustodyJson {
    private CustodyJson() {}

    static ObjectNode object() {
        return JsonBody.mapper().createObjectNode();
    }

    /** A line as it stands in the hands of the two sides. */
    static ObjectNode line(Line line, CustodyTerms terms, Map<UUID, Integer> missing) {
        ObjectNode json = object();
        json.put("line", line.terms().id().toString())
                .put("title", line.terms().thing().title())
                .put("state", line.state().code())
                .put("quantity", line.terms().quantity())
                .put("out", line instanceof Line.Out out ? out.left() : 0)
                .put("missing", missing.getOrDefault(line.terms().id(), 0))
                .set("terms", terms.toJson());
        return json;
    }

    static ObjectNode handing(Handing handing, ZoneId zone) {
        ObjectNode json = object();
        json.put("id", handing.id().toString())
                .put("line", handing.line().toString())
                .put("kind", handing.kind().word())
                .put("at", time(handing.at(), zone))
                .put("count", handing.count())
                .put("of", handing.of())
                .put("by", handing.by().toString())
                .put("answerBy", time(handing.answerBy(), zone))
                .put("asks", handing.asks());
        handing.note().ifPresent(note -> json.put("note", note));
        ArrayNode checks = json.putArray("checks");
        handing.checks()
                .forEach(check -> checks.addObject().put("text", check.text()).put("ok", check.ok()));
        ArrayNode photos = json.putArray("photos");
        handing.photos().forEach(photo -> photos.add("/custody/photos/" + photo));
        handing.answer().ifPresent(answer -> {
            ObjectNode said = json.putObject("answer");
            said.put("answer", answer.word().word()).put("at", time(answer.at(), zone));
            answer.by().ifPresent(by -> said.put("by", by.toString()));
            answer.note().ifPresent(note -> said.put("note", note));
        });
        return json;
    }

    static ObjectNode renewal(Renewal renewal, ZoneId zone) {
        ObjectNode json = object();
        json.put("line", renewal.line().toString())
                .put("move", renewal.kind().word())
                .put("at", time(renewal.at(), zone))
                .put("to", time(renewal.until(), zone))
                .put("by", renewal.by().toString());
        renewal.note().ifPresent(note -> json.put("note", note));
        return json;
    }

    static ObjectNode claim(Claim claim, ZoneId zone) {
        ObjectNode json = object();
        json.put("id", claim.id().toString())
                .put("line", claim.line().toString())
                .put("kind", claim.kind().word())
                .put("count", claim.count())
                .put("state", claim.state().word())
                .put("version", claim.version());
        claim.demand().ifPresent(demand -> putDemand(demand, json));
        ArrayNode moves = json.putArray("history");
        for (Claim.Step step : claim.moves()) {
            ObjectNode each = moves.addObject();
            each.put("move", step.move().word())
                    .put("at", time(step.at(), zone))
                    .put("by", step.by().toString());
            step.demand().ifPresent(demand -> putDemand(demand, each));
            step.note().ifPresent(note -> each.put("note", note));
        }
        return json;
    }

    static ObjectNode outages(List<Outage> outages) {
        ObjectNode json = object();
        ArrayNode items = json.putArray("items");
        outages.forEach(outage -> items.add(outage(outage)));
        return json;
    }

    static ObjectNode outage(Outage outage) {
        ObjectNode json = object();
        json.put("id", outage.id().toString())
                .put("listing", outage.listing().toString())
                .put("count", outage.count())
                .put("from", outage.from().toString())
                .put("reason", outage.reason());
        outage.until().ifPresent(until -> json.put("until", until.toString()));
        outage.endedAt().ifPresent(ended -> json.put("endedAt", ended.toString()));
        affected(json, outage.affected());
        return json;
    }

    static void affected(ObjectNode json, List<Outage.Affected> lines) {
        ArrayNode affected = json.putArray("affected");
        for (Outage.Affected line : lines) {
            affected.addObject()
                    .put("booking", line.booking().toString())
                    .put("number", line.number())
                    .put("line", line.line().toString())
                    .put("from", line.window().from().toString())
                    .put("to", line.window().until().toString())
                    .put("state", line.state().code())
                    .put("quantity", line.quantity())
                    .put("missing", line.missing());
        }
    }

    static ZoneId zone(Seen seen) {
        return seen.booking().entries().getFirst().line().terms().thing().zone();
    }

    private static void putDemand(Claim.Demand demand, ObjectNode json) {
        json.put("demand", demand.what().word());
        demand.yen().map(Yen::value).ifPresent(yen -> json.put("yen", yen));
    }

    private static String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
