package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.Slice;

/** Rules set aside, over HTTP. */
final class WaiverRoutes {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Waivers waivers;

    WaiverRoutes(Waivers waivers) {
        this.waivers = waivers;
    }

    void mount(Api api) {
        api.get("/listings/:id/waivers", this::list);
        api.create("/listings/:id/waivers", this::give);
    }

    private Answer list(Call call) {
        Slice slice = call.slice();
        return Answer.ok(slice.json(waivers.list(call.caller(), call.id("id")), Waiver::id, WaiverRoutes::json));
    }

    private Answer give(Call call, Tx tx) {
        Caller caller = call.caller("book");
        Input in = call.body();
        Optional<UUID> group = in.idIfAny("group");
        Optional<UUID> person = in.idIfAny("person");
        in.check("group", group.isPresent() != person.isPresent(), "either", "a group or a person, one of them");
        String rule = in.text("rule", 60);
        Optional<TimeWindow> window = WindowInput.read(in);
        String reason = in.text("reason", 300);
        in.done();
        UUID party = group.or(() -> person).orElseThrow();
        Waiver waiver = waivers.give(
                tx,
                caller,
                new Waivers.Wanted(call.id("id"), party, group.isPresent(), rule, window.orElseThrow(), reason));
        return Answer.created(Api.BASE + "/listings/" + waiver.listing() + "/waivers", json(waiver));
    }

    private static ObjectNode json(Waiver waiver) {
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("id", waiver.id().toString())
                .put("listing", waiver.listing().toString())
                .put("borrower", waiver.party().toString())
                .put("rule", waiver.rule())
                .put("from", BookingJson.time(waiver.during().from(), JAPAN))
                .put("to", BookingJson.time(waiver.during().until(), JAPAN))
                .put("reason", waiver.given().reason())
                .put("givenAs", waiver.given().as().word())
                .put("givenBy", waiver.given().by().toString())
                .put("givenAt", BookingJson.time(waiver.given().at(), JAPAN));
        ArrayNode lines = json.putArray("lines");
        waiver.lines().forEach(line -> lines.add(line.toString()));
        return json;
    }
}
