package org.mochiyori.group;

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
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Slice;

/** Members, invitations, the change of a representative, accompaniment. */
final class MemberRoutes {
    private static final Set<String> ROLES = Set.of("representative", "member");

    private final GroupModule doors;

    MemberRoutes(GroupModule doors) {
        this.doors = doors;
    }

    void mount(Api api) {
        api.get("/groups/:id/members", this::list);
        api.create("/groups/:id/members", this::add);
        api.change(HttpMethod.DELETE, "/groups/:id/members/:person", this::remove);
        api.change(HttpMethod.POST, "/groups/:id/representative", this::handOver);
        api.ask(HttpMethod.POST, "/invitations/accept", this::accept);
        api.get("/groups/:id/accompaniments", this::accompaniments);
        api.create("/groups/:id/accompaniments", this::consent);
        api.change(HttpMethod.DELETE, "/groups/:id/accompaniments/:accompaniment", this::revoke);
    }

    private Answer list(Call call) {
        Slice slice = call.slice();
        UUID id = call.id("id");
        doors.acting().forGroup(call.caller(), id, Right.SEE);
        List<Membership> members = doors.members().ofGroup(id);
        Map<UUID, Person> names = doors
                .people()
                .list(members.stream().map(Membership::person).toList())
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return Answer.ok(slice.json(
                members,
                Membership::person,
                one -> GroupJson.member(one, Optional.ofNullable(names.get(one.person())))));
    }

    /** Staff name a person they know; a group invites a mail address and is not told whose it is. */
    private Answer add(Call call, Tx tx) {
        Caller caller = call.caller();
        UUID id = call.id("id");
        OnBehalf by = doors.acting().forGroup(caller, id, Right.GOVERN);
        Input body = call.body();
        Optional<UUID> person = body.idIfAny("person");
        Optional<String> mail = GroupJson.mail(body, "mail");
        body.check("mail", person.isPresent() != mail.isPresent(), "required", "give either person or mail");
        Membership.Role role = Membership.Role.of(body.oneOf("role", ROLES));
        body.done();
        if (mail.isPresent()) {
            doors.members().invite(tx, id, mail.get(), role, by);
            return new Answer(202, GroupJson.object().put("state", "letter-follows"), Map.of());
        }
        UUID who = person.orElseThrow();
        String hub = doors.groups().get(id).hub();
        boolean isMember = doors.members().ofGroup(id).stream()
                .anyMatch(one -> one.person().equals(who));
        if (!isMember) {
            doors.acting().forPerson(caller, who, hub);
        }
        Membership membership = doors.members().put(tx, id, who, role, by);
        return Answer.created(
                Api.BASE + "/groups/" + id + "/members/" + who,
                GroupJson.member(membership, doors.people().find(who)));
    }

    private Answer remove(Call call, Tx tx) {
        Caller caller = call.caller();
        UUID id = call.id("id");
        UUID person = call.id("person");
        // Anybody may leave.
        OnBehalf by = doors.acting().forGroup(caller, id, caller.person().equals(person) ? Right.SEE : Right.GOVERN);
        doors.members().remove(tx, id, person, by);
        return Answer.empty();
    }

    private Answer handOver(Call call, Tx tx) {
        Caller caller = call.caller();
        UUID id = call.id("id");
        OnBehalf by = doors.acting().forGroup(caller, id, Right.GOVERN);
        Input body = call.body();
        UUID to = body.id("to");
        UUID from = body.idIfAny("from")
                .or(() -> by.as() == OnBehalf.As.REPRESENTATIVE
                        ? Optional.of(caller.person())
                        : doors.members().representative(id))
                .orElse(caller.person());
        boolean stays = body.flag("stays");
        body.done();
        boolean isMember = doors.members().ofGroup(id).stream()
                .anyMatch(one -> one.person().equals(to));
        if (!isMember) {
            doors.acting().forPerson(caller, to, doors.groups().get(id).hub());
        }
        doors.members().handOver(tx, id, from, to, stays, by);
        return Answer.empty();
    }

    private Answer accept(Call call) {
        Caller caller = call.caller(Caller.ALL);
        Input body = call.body();
        String secret = body.text("token", 100);
        body.done();
        doors.signIn().countLink(call.remoteAddress());
        Membership membership = doors.db().inTransaction(tx -> doors.members().accept(tx, caller, secret));
        return Answer.ok(GroupJson.object()
                .put("group", membership.group().toString())
                .put("role", membership.role().code()));
    }

    private Answer accompaniments(Call call) {
        Slice slice = call.slice();
        UUID id = call.id("id");
        doors.acting().forGroup(call.caller(), id, Right.SEE);
        return Answer.ok(slice.json(doors.members().accompanimentsOf(id), Accompaniment::id, GroupJson::accompaniment));
    }

    /** Consent is the group's own: staff cannot give it. */
    private Answer consent(Call call, Tx tx) {
        Caller caller = call.caller();
        UUID id = call.id("id");
        OnBehalf by = doors.acting().forGroup(caller, id, Right.GOVERN);
        if (by.as() != OnBehalf.As.REPRESENTATIVE) {
            throw new Refused(new Problem.NotAllowed("group.role"));
        }
        LocalDate today = doors.hubs().today(doors.groups().get(id).hub());
        Input body = call.body();
        Optional<UUID> named = body.idIfAny("helper");
        Optional<String> mail = GroupJson.mail(body, "mail");
        body.check("helper", named.isPresent() != mail.isPresent(), "required", "give either helper or mail");
        String organisation = body.text("organisation", 200);
        Set<Right> rights = GroupJson.rights(body);
        Optional<LocalDate> until = body.dayIfAny("until");
        body.check("until", until.isPresent() || body.json("until").isPresent(), "required", "the last day");
        body.check("until", until.map(day -> !day.isBefore(today)).orElse(true), "range", "not in the past");
        body.done();
        // An address that nobody has is refused as one whose owner is of no intermediary: the same words.
        UUID helper = named.or(() -> mail.flatMap(doors.people()::findByMail).map(Person::id))
                .orElse(new UUID(0, 0));
        Accompaniment wish = new Accompaniment(
                doors.newId(), id, helper, organisation, rights, caller.person(), today, until.orElseThrow(), false);
        Accompaniment made = doors.members().consent(tx, wish, by);
        return Answer.created(
                Api.BASE + "/groups/" + id + "/accompaniments/" + made.id(), GroupJson.accompaniment(made));
    }

    private Answer revoke(Call call, Tx tx) {
        Caller caller = call.caller();
        UUID id = call.id("id");
        UUID which = call.id("accompaniment");
        boolean own = doors.members().accompanimentsOf(id).stream()
                .anyMatch(one -> one.id().equals(which) && one.helper().equals(caller.person()));
        OnBehalf by = doors.acting().forGroup(caller, id, own ? Right.SEE : Right.GOVERN);
        doors.members().revoke(tx, id, which, by);
        return Answer.empty();
    }
}
