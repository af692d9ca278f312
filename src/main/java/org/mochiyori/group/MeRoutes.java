package org.mochiyori.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Person;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** Who I am here, and for whom I may act; and how a hub registers groups. */
final class MeRoutes {
    private final GroupModule doors;

    MeRoutes(GroupModule doors) {
        this.doors = doors;
    }

    void mount(Api api) {
        api.get("/me", this::me);
        api.get("/hubs/:hub/registration", this::terms);
        api.change(HttpMethod.PUT, "/hubs/:hub/registration", this::setTerms);
    }

    private Answer me(Call call) {
        Caller caller = call.caller(Scopes.READ);
        call.query().done();
        Person person = doors.people().get(caller.person());
        ObjectNode json = GroupJson.object()
                .put("id", person.id().toString())
                .put("name", person.name())
                .put("kana", person.kana())
                .put("phone", person.phone())
                .put("language", person.language().code())
                .put("operator", doors.roles().isOperator(person.id()));
        person.mail().ifPresent(mail -> json.put("mail", mail));
        ArrayNode scopes = json.putArray("scopes");
        caller.scopes().stream().sorted().forEach(scopes::add);
        groups(json.putArray("groups"), person.id());
        ArrayNode staff = json.putArray("staff");
        doors.roles().current(person.id()).forEach(term -> {
            ObjectNode office = staff.addObject()
                    .put("hub", term.hub())
                    .put("role", term.role().code());
            term.until().ifPresent(day -> office.put("until", day.toString()));
        });
        return Answer.ok(json).withVersion(person.version());
    }

    private void groups(ArrayNode into, UUID person) {
        Map<UUID, String> roles = new HashMap<>();
        doors.members().accompaniedBy(person).forEach(one -> roles.put(one.group(), "accompanier"));
        doors.members()
                .of(person)
                .forEach(one -> roles.put(one.group(), one.role().code()));
        List<Group> groups = doors.groups().list(roles.keySet());
        for (Group group : groups) {
            ObjectNode json = into.addObject()
                    .put("id", group.id().toString())
                    .put("hub", group.hub())
                    .put("name", group.name())
                    .put("role", roles.get(group.id()))
                    .put("state", group.state().code())
                    .put("registered", group.isRegisteredOn(doors.hubs().today(group.hub())));
            group.validUntil().ifPresent(day -> json.put("validUntil", day.toString()));
        }
    }

    private Answer terms(Call call) {
        call.query().done();
        return Answer.ok(
                json(doors.groups().terms(doors.hubs().get(call.path("hub")).id())));
    }

    private Answer setTerms(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.OPERATE);
        String hub = doors.hubs().get(call.path("hub")).id();
        if (!doors.roles().isOperator(caller.person(), hub)) {
            throw new Refused(new Problem.NotFound());
        }
        Input body = call.body();
        RegistrationTerms.Validity validity = RegistrationTerms.Validity.find(
                        body.oneOf("validity", Set.of("fiscal-year", "year", "open")))
                .orElse(RegistrationTerms.Validity.FISCAL_YEAR);
        RegistrationTerms terms = new RegistrationTerms(
                validity,
                body.number("renewalDays", 0, 366),
                body.number("graceDays", 0, 366),
                new RegistrationTerms.Asked(
                        body.numberIfAny("members", 0, RosterEntry.MOST).orElse(0),
                        body.flag("halfLocal"),
                        body.flag("adult")));
        body.done();
        doors.groups().setTerms(tx, hub, terms, caller.person());
        return Answer.ok(json(terms));
    }

    private static ObjectNode json(RegistrationTerms terms) {
        return GroupJson.object()
                .put("validity", terms.validity().code())
                .put("renewalDays", terms.renewalDays())
                .put("graceDays", terms.graceDays())
                .put("members", terms.asked().members())
                .put("halfLocal", terms.asked().halfLocal())
                .put("adult", terms.asked().adult());
    }
}
