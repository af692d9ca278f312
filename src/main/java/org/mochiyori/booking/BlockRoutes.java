package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.Slice;

/** 行政使用 over HTTP. */
final class BlockRoutes {
    private final Blocks blocks;

    BlockRoutes(Blocks blocks) {
        this.blocks = blocks;
    }

    void mount(Api api) {
        api.get("/listings/:id/blocks", this::list);
        api.create("/listings/:id/blocks", this::make);
        api.change(HttpMethod.POST, "/blocks/:id/lift", this::lift);
    }

    private Answer list(Call call) {
        Slice slice = call.slice();
        return Answer.ok(slice.json(blocks.list(call.caller(), call.id("id")), Block::id, BlockRoutes::json));
    }

    private Answer make(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.DESK);
        Input in = call.body();
        Optional<TimeWindow> window = WindowInput.read(in);
        String reason = in.text("reason", 300);
        in.done();
        Block block = blocks.make(tx, caller, new Blocks.Wanted(call.id("id"), window.orElseThrow(), reason));
        return Answer.created(Api.BASE + "/listings/" + block.listing() + "/blocks", json(block));
    }

    private Answer lift(Call call, Tx tx) {
        call.body().done();
        return Answer.ok(json(blocks.lift(tx, call.caller(Scopes.DESK), call.id("id"))));
    }

    private static ObjectNode json(Block block) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", block.id().toString())
                .put("listing", block.listing().toString())
                .put("from", BookingJson.time(block.during().from(), block.zone()))
                .put("to", BookingJson.time(block.during().until(), block.zone()))
                .put("reason", block.reason())
                .put("madeBy", block.made().person().toString())
                .put("madeAt", BookingJson.time(block.made().at(), block.zone()));
        block.lifted()
                .ifPresent(lifted -> json.put("liftedBy", lifted.person().toString())
                        .put("liftedAt", BookingJson.time(lifted.at(), block.zone())));
        ArrayNode displaced = json.putArray("displaced");
        block.displaced()
                .forEach(line -> displaced
                        .addObject()
                        .put("id", line.booking().toString())
                        .put("number", line.number())
                        .put("line", line.line().toString())
                        .put("from", BookingJson.time(line.window().from(), block.zone()))
                        .put("to", BookingJson.time(line.window().until(), block.zone()))
                        .put("state", line.state().code()));
        return json;
    }
}
