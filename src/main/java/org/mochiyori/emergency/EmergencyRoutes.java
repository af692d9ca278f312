package org.mochiyori.emergency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Hubs;
import org.mochiyori.people.People;
import org.mochiyori.people.Person;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.Slice;

/** 緊急モード over HTTP. */
final class EmergencyRoutes {
    private static final int MOST_KINDS = 50;

    private final Emergencies emergencies;
    private final Hubs hubs;
    private final People people;

    EmergencyRoutes(Emergencies emergencies, Hubs hubs, People people) {
        this.emergencies = emergencies;
        this.hubs = hubs;
        this.people = people;
    }

    void mount(Api api) {
        api.get("/hubs/:hub/emergency", this::status);
        api.create("/hubs/:hub/emergency/on", this::on);
        api.change(HttpMethod.POST, "/hubs/:hub/emergency/off", this::off);
        api.get("/hubs/:hub/emergencies", this::list);
        api.change(HttpMethod.PUT, "/hubs/:hub/emergency/kinds", this::choose);
        api.get("/hubs/:hub/emergency/switchers", this::switchers);
        api.create("/hubs/:hub/emergency/switchers", this::give);
        api.change(HttpMethod.DELETE, "/hubs/:hub/emergency/switchers/:person", this::end);
        api.get("/listings/:id/emergency-mark", this::mark);
        api.change(HttpMethod.PUT, "/listings/:id/emergency-mark", this::putMark);
    }

    private Answer status(Call call) {
        call.query().done();
        Emergencies.Status status = emergencies.status(call.caller(), hub(call));
        return Answer.ok(EmergencyJson.status(status, hubs.get(hub(call)).zone()));
    }

    private Answer on(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.DESK);
        Input in = call.body();
        String reason = in.text("reason", 300);
        in.done();
        String hub = hub(call);
        Emergency on = emergencies.on(tx, caller, hub, reason);
        return Answer.created(Api.BASE + "/hubs/" + hub + "/emergency", EmergencyJson.emergency(on));
    }

    private Answer off(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.DESK);
        Input in = call.body();
        Optional<String> note = in.textIfAny("note", 500);
        in.done();
        return Answer.ok(EmergencyJson.emergency(emergencies.off(tx, caller, hub(call), note)));
    }

    private Answer list(Call call) {
        Slice slice = call.slice();
        return Answer.ok(
                slice.json(emergencies.list(call.caller(), hub(call)), Emergency::id, EmergencyJson::emergency));
    }

    private Answer choose(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.OPERATE);
        Input in = call.body();
        List<String> kinds = in.texts("kinds", MOST_KINDS, 100);
        in.done();
        emergencies.choose(tx, caller, hub(call), kinds);
        return Answer.empty();
    }

    private Answer switchers(Call call) {
        Slice slice = call.slice();
        return Answer.ok(slice.json(
                emergencies.switchers().list(call.caller(), hub(call)),
                Switchers.Switcher::person,
                EmergencyRoutes::json));
    }

    private Answer give(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.OPERATE);
        String hub = hub(call);
        emergencies.switchers().requireGiver(tx, caller, hub);
        Input in = call.body();
        String mail = in.text("mail", 254);
        in.done();
        Person person = people.findByMail(mail)
                .orElseThrow(() -> new Refused(Problem.Invalid.of("/mail", "unknown", "nobody here has this address")));
        emergencies.switchers().give(tx, caller, hub, person.id());
        String path = Api.BASE + "/hubs/" + hub + "/emergency/switchers/" + person.id();
        return Answer.created(
                path,
                JsonBody.mapper()
                        .createObjectNode()
                        .put("person", person.id().toString())
                        .put("name", person.name()));
    }

    private Answer end(Call call, Tx tx) {
        emergencies.switchers().end(tx, call.caller(Scopes.OPERATE), hub(call), call.id("person"));
        return Answer.empty();
    }

    private Answer mark(Call call) {
        call.query().done();
        return Answer.ok(JsonBody.mapper()
                .createObjectNode()
                .put("offered", emergencies.isMarked(call.caller(), call.id("id"))));
    }

    private Answer putMark(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        emergencies.isMarked(caller, call.id("id"));
        Input in = call.body();
        in.check("offered", in.has("offered"), "required", "this field must be given");
        boolean offered = in.flag("offered");
        in.done();
        emergencies.mark(tx, caller, call.id("id"), offered);
        return Answer.empty();
    }

    /** Who runs the server is an operator of every hub there is, and of no other. */
    private String hub(Call call) {
        return hubs.get(call.path("hub")).id();
    }

    private static ObjectNode json(Switchers.Switcher one) {
        return JsonBody.mapper()
                .createObjectNode()
                .put("person", one.person().toString())
                .put("name", one.name());
    }
}
