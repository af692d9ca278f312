package org.mochiyori.closure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.mochiyori.booking.Displacing;
import org.mochiyori.closure.Block.Displaced;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.web.JsonBody;

/** Closed times and displaced lines as JSON. */
final class ClosureJson {
    private ClosureJson() {}

    static ObjectNode block(Block block) {
        ObjectNode json = object();
        json.put("id", block.id().toString())
                .put("kind", block.scope().kind().code())
                .put("hub", block.scope().hub());
        block.scope().listing().ifPresent(listing -> json.put("listing", listing.toString()));
        block.scope().place().ifPresent(place -> json.put("place", place.toString()));
        window(json, block.during(), block.zone());
        json.put("reason", block.reason())
                .put("madeBy", block.made().person().toString())
                .put("madeAt", time(block.made().at(), block.zone()));
        block.lifted()
                .ifPresent(lifted -> json.put("liftedBy", lifted.person().toString())
                        .put("liftedAt", time(lifted.at(), block.zone())));
        ArrayNode displaced = json.putArray("displaced");
        block.displaced().forEach(line -> displaced.add(line(line, block.zone())));
        return json;
    }

    static ObjectNode line(Displaced line, ZoneId zone) {
        ObjectNode json = object();
        json.put("id", line.booking().toString())
                .put("number", line.number())
                .put("line", line.line().toString())
                .put("listing", line.listing().toString())
                .put("title", line.title());
        window(json, line.window(), zone);
        return json.put("state", line.state().code());
    }

    static ObjectNode preview(Blocks.Preview preview, ZoneId zone) {
        ObjectNode json = line(preview.line(), zone);
        preview.ways().ifPresent(ways -> ways(json, ways, zone));
        return json;
    }

    static ObjectNode displacement(Displacement one) {
        ZoneId zone = one.block().zone();
        ObjectNode json = object();
        json.put("id", one.id().toString())
                .put("block", one.block().id().toString())
                .put("kind", one.block().scope().kind().code())
                .put("reason", one.block().reason())
                .put("state", one.status().state().code())
                .put("version", one.version());
        json.set("booking", line(one.line(), zone));
        one.status().trouble().ifPresent(code -> json.put("trouble", code));
        one.status().newLine().ifPresent(line -> json.put("newLine", line.toString()));
        return json;
    }

    static void ways(ObjectNode json, Displacing.Ways ways, ZoneId zone) {
        ArrayNode places = json.putArray("places");
        ways.places().forEach(terms -> {
            ObjectNode place = places.addObject()
                    .put("listing", terms.thing().listing().toString())
                    .put("title", terms.thing().title());
            window(place, terms.window(), zone);
        });
        ArrayNode times = json.putArray("times");
        ways.times().forEach(window -> window(times.addObject(), window, zone));
    }

    private static void window(ObjectNode json, TimeWindow window, ZoneId zone) {
        json.put("from", time(window.from(), zone));
        if (!window.isOpen()) {
            json.put("to", time(window.until(), zone));
        }
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone).toOffsetDateTime());
    }

    static ObjectNode object() {
        return JsonBody.mapper().createObjectNode();
    }
}
