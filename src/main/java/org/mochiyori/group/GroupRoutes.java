package org.mochiyori.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;

/** Registration of groups, by themselves and by their hub. */
final class GroupRoutes {
    private static final Set<String> STATES = Set.of("applied", "active", "declined", "ended");
    private static final Set<String> DECISIONS = Set.of("approve", "decline", "end");

    private final GroupModule doors;

    GroupRoutes(GroupModule doors) {
        this.doors = doors;
    }

    void mount(Api api) {
        api.get("/groups", this::list);
        api.create("/groups", this::apply);
        api.get("/groups/:id", this::one);
        api.change(HttpMethod.PATCH, "/groups/:id", this::change);
        api.change(HttpMethod.POST, "/groups/:id/decision", this::decide);
        api.change(HttpMethod.POST, "/groups/:id/renew", this::renew);
        api.change(HttpMethod.PUT, "/groups/:id/classes", this::setClasses);
        api.get("/groups/:id/roster", this::roster);
        api.change(HttpMethod.PUT, "/groups/:id/roster", this::setRoster);
    }

    private Answer list(Call call) {
        Caller caller = call.caller(Scopes.READ);
        Query query = call.query();
        Optional<String> hub = query.text("hub", 40);
        GroupQuery wish = new GroupQuery(
                hub.orElse(""),
                query.text("q", 100).map(Typed::line).orElse(""),
                query.convert(
                                "phone",
                                "digits of a telephone number",
                                text -> Typed.phone(text).orElseThrow(IllegalArgumentException::new))
                        .orElse(""),
                query.oneOf("state", STATES).map(Group.State::of),
                query.oneOf("renewal", Set.of("asked")).isPresent(),
                query.text("cursor", 2000),
                query.number("limit", 1, 100).orElse(20));
        query.done();
        if (hub.isEmpty()) {
            List<UUID> own = doors.members().of(caller.person()).stream()
                    .map(Membership::group)
                    .toList();
            return Answer.ok(JsonList.of(doors.groups().list(own), this::json));
        }
        requireReader(caller, hub.get());
        Page<Group> page = doors.groups().search(wish);
        ObjectNode answer = JsonList.of(page.items(), this::json);
        page.next().ifPresent(next -> answer.put("next", next));
        return Answer.ok(answer);
    }

    private Answer apply(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        Input body = call.body();
        String hub = body.text("hub", 40);
        body.check("hub", hub.isEmpty() || doors.hubs().find(hub).isPresent(), "unknown", "a hub of this server");
        Group.Profile profile = GroupJson.profile(body);
        Optional<UUID> representative = body.idIfAny("representative");
        Optional<UUID> umbrella = body.idIfAny("umbrella");
        List<RosterEntry> roster = GroupJson.roster(body);
        body.done();
        OnBehalf by = representative
                .map(person -> doors.acting().forPerson(caller, person, hub))
                .orElseGet(() -> doors.acting().forSelf(caller));
        UUID speaks = by.person().orElseThrow();
        Group group = doors.groups().apply(tx, new Groups.Application(hub, profile, speaks, umbrella, roster), by);
        return Answer.created(Api.BASE + "/groups/" + group.id(), json(group)).withVersion(group.version());
    }

    private Answer one(Call call) {
        call.query().done();
        UUID id = call.id("id");
        doors.acting().forGroup(call.caller(), id, Right.SEE);
        Group group = doors.groups().get(id);
        ObjectNode json = json(group);
        LocalDate today = doors.hubs().today(group.hub());
        List<Accompaniment> helpers = doors.members().accompanimentsOf(id).stream()
                .filter(one -> one.covers(today))
                .toList();
        json.set(
                "accompaniments", JsonList.of(helpers, GroupJson::accompaniment).get("items"));
        return Answer.ok(json).withVersion(group.version());
    }

    private Answer change(Call call, Tx tx) {
        UUID id = call.id("id");
        OnBehalf by = doors.acting().forGroup(call.caller(), id, Right.KEEP);
        int version = Math.toIntExact(call.ifMatch());
        Group was = doors.groups().get(id);
        if (was.version() != version) {
            throw new Refused(new Problem.Stale(String.valueOf(was.version())));
        }
        Input body = call.body();
        Group.Profile profile = GroupJson.patch(body, was.profile());
        Optional<UUID> umbrella = GroupJson.umbrella(body, was.umbrella());
        body.done();
        Group group = doors.groups().change(tx, was, profile, umbrella, by);
        return Answer.ok(json(group)).withVersion(group.version());
    }

    private Answer decide(Call call, Tx tx) {
        UUID id = call.id("id");
        OnBehalf by = requireStaff(call.caller(), id);
        Input body = call.body();
        String word = body.oneOf("decision", DECISIONS);
        Decision decision = Decision.find(word).orElse(Decision.APPROVE);
        Optional<String> reason = body.textIfAny("reason", 1000);
        body.check("reason", decision == Decision.APPROVE || reason.isPresent(), "required", "the group is owed one");
        Optional<LocalDate> until = body.dayIfAny("validUntil");
        body.done();
        Group group = doors.groups().decide(tx, id, new Groups.Verdict(decision, reason.orElse(""), until), by);
        return Answer.ok(json(group)).withVersion(group.version());
    }

    /** A group asks for it; its hub gives it. */
    private Answer renew(Call call, Tx tx) {
        UUID id = call.id("id");
        OnBehalf by = doors.acting().forGroup(call.caller(), id, Right.KEEP);
        Input body = call.body();
        Optional<LocalDate> until = body.dayIfAny("validUntil");
        boolean byHub = by.as() == OnBehalf.As.STAFF;
        body.check("validUntil", byHub || until.isEmpty(), "unknown", "the hub decides about the last day");
        body.done();
        Group group =
                byHub ? doors.groups().renew(tx, id, until, by) : doors.groups().askRenewal(tx, id, by);
        return Answer.ok(json(group)).withVersion(group.version());
    }

    private Answer setClasses(Call call, Tx tx) {
        UUID id = call.id("id");
        OnBehalf by = requireStaff(call.caller(), id);
        int version = Math.toIntExact(call.ifMatch());
        Input body = call.body();
        List<String> classes = body.texts("classes", 10, 40).stream()
                .map(Typed::line)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        body.done();
        Group group = doors.groups().setClasses(tx, id, version, classes, by);
        return Answer.ok(json(group)).withVersion(group.version());
    }

    private Answer roster(Call call) {
        call.query().done();
        UUID id = call.id("id");
        doors.acting().forGroup(call.caller(), id, Right.KEEP);
        return Answer.ok(JsonList.of(doors.groups().roster(id), GroupJson::entry))
                .withVersion(doors.groups().get(id).version());
    }

    private Answer setRoster(Call call, Tx tx) {
        UUID id = call.id("id");
        OnBehalf by = doors.acting().forGroup(call.caller(), id, Right.KEEP);
        int version = Math.toIntExact(call.ifMatch());
        Input body = call.body();
        List<RosterEntry> roster = GroupJson.roster(body);
        body.done();
        Group group = doors.groups().setRoster(tx, id, version, roster, by);
        return Answer.ok(json(group)).withVersion(group.version());
    }

    private ObjectNode json(Group group) {
        return GroupJson.group(group, doors.hubs().get(group.hub()).zone());
    }

    // Whoever is of the group learns that this is for the hub; to anybody else the group is not there.
    private OnBehalf requireStaff(Caller caller, UUID id) {
        OnBehalf seen = doors.acting().forGroup(caller, id, Right.SEE);
        String hub = doors.groups().get(id).hub();
        boolean desk = caller.allows(Scopes.DESK) && doors.roles().isDesk(caller.person(), hub);
        boolean curator = caller.allows(Scopes.CURATE) && doors.roles().mayCurate(caller.person(), hub);
        if (!desk && !curator) {
            throw new Refused(new Problem.NotAllowed("role.desk"));
        }
        return new OnBehalf(seen.actor(), Optional.of(id), Optional.empty(), OnBehalf.As.STAFF);
    }

    private void requireReader(Caller caller, String hub) {
        if (!doors.roles().isAny(caller.person(), doors.hubs().get(hub).id())) {
            throw new Refused(new Problem.NotFound());
        }
    }
}
