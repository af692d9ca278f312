package org.mochiyori.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Slice;

/** The hubs: anybody reads, an operator makes and changes them. */
final class HubRoutes {
    private final Hubs hubs;
    private final Roles roles;

    HubRoutes(Hubs hubs, Roles roles) {
        this.hubs = hubs;
        this.roles = roles;
    }

    void mount(Api api) {
        api.get("/hubs", call -> {
            Slice slice = call.slice();
            return Answer.ok(slice.json(hubs.list(), Hub::id, PeopleJson::hub));
        });
        api.get("/hubs/:hub", this::one);
        api.create("/hubs", this::create);
        api.change(HttpMethod.PATCH, "/hubs/:hub", this::change);
    }

    private Answer one(Call call) {
        call.query().done();
        Hub hub = hubs.get(call.path("hub"));
        ObjectNode json = PeopleJson.hub(hub);
        if (call.findCaller()
                .filter(caller -> caller.allows(Scopes.OPERATE))
                .filter(caller -> roles.isOperator(caller.person(), hub.id()))
                .isPresent()) {
            PeopleJson.checklist(json, hubs.checklist(hub.id()));
        }
        return Answer.ok(json).withVersion(hub.version());
    }

    private Answer create(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.OPERATE);
        if (!roles.isOperator(caller.person())) {
            throw new Refused(new Problem.NotAllowed("role.operator"));
        }
        Input body = call.body();
        String id = body.text("id", 40);
        body.check("id", Hub.isId(id) || id.isEmpty(), "value", "2 to 40 of a-z, 0-9 and minus, a letter first");
        body.text("name", 200);
        Hub.Profile profile = PeopleJson.profile(body, Hub.Profile.named(""));
        body.done();
        Hub hub = hubs.create(tx, id, profile, Optional.of(caller.person()));
        ObjectNode json = PeopleJson.hub(hub);
        PeopleJson.checklist(json, hub.checklist(java.util.Set.of()));
        return Answer.created(Api.BASE + "/hubs/" + id, json).withVersion(hub.version());
    }

    private Answer change(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.OPERATE);
        Hub hub = hubs.get(call.path("hub"));
        requireOperator(roles, caller.person(), hub.id());
        int version = Math.toIntExact(call.ifMatch());
        Input body = call.body();
        Hub.Profile profile = PeopleJson.profile(body, hub.profile());
        body.done();
        Hub changed = hubs.change(tx, hub.id(), version, profile, caller.person());
        return Answer.ok(PeopleJson.hub(changed)).withVersion(changed.version());
    }

    /** Staff of the hub learn that it takes an operator; to anybody else there is nothing to change here. */
    static void requireOperator(Roles roles, UUID person, String hub) {
        if (!roles.isOperator(person, hub)) {
            throw new Refused(
                    roles.isAny(person, hub) ? new Problem.NotAllowed("role.operator") : new Problem.NotFound());
        }
    }
}
