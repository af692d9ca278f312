package org.mochiyori.emergency;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.mochiyori.platform.web.JsonBody;

/** Emergencies as JSON. */
final class EmergencyJson {
    private EmergencyJson() {}

    static ObjectNode emergency(Emergency one) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", one.id().toString())
                .put("hub", one.hub())
                .put("reason", one.reason())
                .put("onBy", one.on().person().toString())
                .put("onAt", time(one.on().at(), one.zone()));
        one.off().ifPresent(off -> {
            json.put("offBy", off.person().toString()).put("offAt", time(off.at(), one.zone()));
            off.note().ifPresent(note -> json.put("note", note));
        });
        return json;
    }

    static ObjectNode status(Emergencies.Status status, ZoneId zone) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("on", status.on().isPresent());
        status.on().ifPresent(on -> json.set("emergency", emergency(on)));
        json.put("maySwitch", status.maySwitch());
        ArrayNode kinds = json.putArray("kinds");
        status.kinds().forEach(kinds::add);
        ArrayNode things = json.putArray("things");
        status.things().forEach(thing -> things.add(thing(thing, zone)));
        return json;
    }

    private static ObjectNode thing(Recalled thing, ZoneId zone) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("listing", thing.listing().toString()).put("name", thing.name());
        thing.place().ifPresent(place -> json.put("place", place));
        thing.address().ifPresent(address -> json.put("address", address));
        json.set("owner", reach(thing.owner()));
        json.put("quantity", thing.quantity())
                .put("here", thing.here())
                .put("out", thing.out())
                .put("marked", thing.marked());
        ArrayNode bookings = json.putArray("bookings");
        thing.lent().forEach(lent -> {
            ObjectNode item = bookings.addObject();
            item.put("id", lent.booking().toString())
                    .put("number", lent.number())
                    .put("state", lent.state().code())
                    .put("count", lent.count())
                    .put("from", time(lent.window().from(), zone))
                    .put("to", time(lent.window().until(), zone));
            item.set("holder", reach(lent.holder()));
        });
        return json;
    }

    private static ObjectNode reach(Recalled.Reach reach) {
        ObjectNode json = JsonBody.mapper().createObjectNode().put("name", reach.name());
        if (!reach.phone().isEmpty()) {
            json.put("phone", reach.phone());
        }
        return json;
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone).toOffsetDateTime());
    }
}
