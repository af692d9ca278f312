package org.mochiyori.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Slice;

/** Who works for a hub: its staff see it, its operator changes it. */
final class StaffRoutes {
    private static final Set<String> ROLES = Set.of("operator", "curator", "desk", "officer");

    private final Hubs hubs;
    private final Roles roles;
    private final People people;

    StaffRoutes(Hubs hubs, Roles roles, People people) {
        this.hubs = hubs;
        this.roles = roles;
        this.people = people;
    }

    void mount(Api api) {
        api.get("/hubs/:hub/staff", this::list);
        api.create("/hubs/:hub/staff", this::appoint);
        api.change(HttpMethod.DELETE, "/hubs/:hub/staff/:person/:role", this::dismiss);
    }

    private Answer list(Call call) {
        Caller caller = call.caller(Scopes.READ);
        Slice slice = call.slice();
        String hub = hubs.get(call.path("hub")).id();
        if (!roles.isAny(caller.person(), hub)) {
            throw new Refused(new Problem.NotFound());
        }
        List<StaffTerm> terms = roles.ofHub(hub);
        Map<UUID, Person> names = people
                .list(terms.stream().map(StaffTerm::person).toList())
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return Answer.ok(slice.json(
                terms, StaffRoutes::name, term -> json(term, Optional.ofNullable(names.get(term.person())))));
    }

    private static String name(StaffTerm term) {
        return term.person() + "/" + term.role();
    }

    private Answer appoint(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.OPERATE);
        String hub = hubs.get(call.path("hub")).id();
        HubRoutes.requireOperator(roles, caller.person(), hub);
        Input body = call.body();
        Optional<String> mail = PeopleJson.mail(body);
        Optional<UUID> id = body.idIfAny("person");
        body.check("person", mail.isPresent() != id.isPresent(), "required", "give either person or mail");
        StaffRole role = StaffRole.find(body.oneOf("role", ROLES)).orElse(StaffRole.OFFICER);
        LocalDate since = body.dayIfAny("since").orElse(hubs.today(hub));
        Optional<LocalDate> until = body.dayIfAny("until");
        body.check("until", until.map(day -> !day.isBefore(since)).orElse(true), "range", "not before since");
        body.done();
        Person person = id.map(people::get)
                .or(() -> mail.flatMap(people::findByMail))
                .orElseThrow(() -> new Refused(Problem.Invalid.of("/mail", "unknown", "nobody here has this address")));
        StaffTerm term = new StaffTerm(hub, person.id(), role, since, until);
        roles.appoint(tx, term, Optional.of(caller.person()));
        return Answer.created(
                Api.BASE + "/hubs/" + hub + "/staff/" + person.id() + "/" + role.code(),
                json(term, Optional.of(person)));
    }

    private Answer dismiss(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.OPERATE);
        String hub = hubs.get(call.path("hub")).id();
        HubRoutes.requireOperator(roles, caller.person(), hub);
        StaffRole role = StaffRole.find(call.path("role")).orElseThrow(() -> new Refused(new Problem.NotFound()));
        roles.dismiss(tx, hub, call.id("person"), role, caller.person());
        return Answer.empty();
    }

    private static ObjectNode json(StaffTerm term, Optional<Person> person) {
        ObjectNode json = PeopleJson.term(term);
        person.ifPresent(known -> json.put("name", known.name()));
        return json;
    }
}
