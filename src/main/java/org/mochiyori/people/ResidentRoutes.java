package org.mochiyori.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;

/** The people a desk knows: found, entered, their address checked. For the desk only. */
final class ResidentRoutes {
    private static final Set<String> METHODS =
            Set.of("licence", "my-number-card", "insurance-card", "utility-bill", "other");

    private final Residents residents;
    private final People people;
    private final Hubs hubs;
    private final Roles roles;

    ResidentRoutes(Residents residents, People people, Hubs hubs, Roles roles) {
        this.residents = residents;
        this.people = people;
        this.hubs = hubs;
        this.roles = roles;
    }

    void mount(Api api) {
        api.get("/hubs/:hub/people", this::search);
        api.create("/hubs/:hub/people", this::enter);
        api.get("/hubs/:hub/people/:person", this::one);
        api.change(HttpMethod.PUT, "/hubs/:hub/people/:person/address-check", this::check);
    }

    private Answer search(Call call) {
        String hub = desk(call);
        Query query = call.query();
        String text = query.text("q", 100).orElse("");
        Optional<UUID> after = query.convert("cursor", "the next of the page before", UUID::fromString);
        int limit = query.number("limit", 1, 100).orElse(20);
        query.done();
        Page<Person> page = residents.search(hub, text, after, limit);
        ObjectNode json = JsonList.of(page.items(), PeopleJson::person);
        page.next().ifPresent(next -> json.put("next", next));
        return Answer.ok(json);
    }

    private Answer enter(Call call, Tx tx) {
        String hub = desk(call);
        Input body = call.body();
        NewPerson person = PeopleJson.newPerson(body);
        body.done();
        Person entered = residents.enter(tx, hub, person, call.caller().person());
        return Answer.created(Api.BASE + "/hubs/" + hub + "/people/" + entered.id(), PeopleJson.person(entered));
    }

    private Answer one(Call call) {
        String hub = desk(call);
        call.query().done();
        Person person = known(call, hub);
        ObjectNode json = PeopleJson.person(person);
        ArrayNode checks = json.putArray("addressChecks");
        residents
                .checks(person.id())
                .forEach(check -> checks.addObject()
                        .put("hub", check.hub())
                        .put("checkedOn", check.checkedOn().toString())
                        .put("method", check.method().code()));
        return Answer.ok(json).withVersion(person.version());
    }

    private Answer check(Call call, Tx tx) {
        String hub = desk(call);
        UUID person = known(call, hub).id();
        Input body = call.body();
        LocalDate today = hubs.today(hub);
        LocalDate day = body.dayIfAny("checkedOn").orElse(today);
        body.check("checkedOn", !day.isAfter(today), "range", "not in the future");
        String method = body.oneOf("method", METHODS);
        body.done();
        AddressCheck.Method seen = AddressCheck.Method.find(method).orElse(AddressCheck.Method.OTHER);
        residents.checked(
                tx, new AddressCheck(hub, person, day, seen, call.caller().person()));
        return Answer.empty();
    }

    private Person known(Call call, String hub) {
        UUID person = call.id("person");
        if (!residents.isKnown(person, hub)) {
            throw new Refused(new Problem.NotFound());
        }
        return people.get(person);
    }

    private String desk(Call call) {
        Caller caller = call.caller(Scopes.DESK);
        String hub = hubs.get(call.path("hub")).id();
        if (!roles.isDesk(caller.person(), hub)) {
            throw new Refused(new Problem.NotFound());
        }
        return hub;
    }
}
