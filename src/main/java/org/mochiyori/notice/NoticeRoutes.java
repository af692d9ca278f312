package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Hub;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.people.Person;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Words;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;

/** A person's own notices; for the desk, what became of its hub's letters. */
final class NoticeRoutes {
    private static final Set<String> STATES =
            Arrays.stream(Mail.State.values()).map(Mail.State::code).collect(Collectors.toSet());

    private final Notices notices;
    private final Outbox outbox;
    private final PeopleModule people;
    private final Messages messages;

    NoticeRoutes(Notices notices, Outbox outbox, PeopleModule people, Messages messages) {
        this.notices = notices;
        this.outbox = outbox;
        this.people = people;
        this.messages = messages;
    }

    void mount(Api api) {
        api.get("/notices", this::list);
        api.change(HttpMethod.POST, "/notices/:id/read?lang", this::read);
        api.get("/letters", this::letters);
        api.change(HttpMethod.POST, "/letters/:id/retry", this::retry);
        api.change(HttpMethod.POST, "/letters/:id/settle", this::settle);
    }

    private Answer list(Call call) {
        Caller caller = call.caller(Scopes.READ);
        Query query = call.query();
        int limit = limit(query);
        Optional<UUID> before = cursor(query);
        Words words = words(query, caller);
        query.done();
        ObjectNode answer =
                JsonList.of(notices.list(caller.person(), before, limit), notice -> NoticeJson.notice(notice, words));
        return Answer.ok(answer.put("unread", notices.countUnread(caller.person())));
    }

    private Answer read(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.READ);
        Query query = call.query();
        Words words = words(query, caller);
        query.done();
        call.body().done();
        return Answer.ok(NoticeJson.notice(notices.read(tx, caller.person(), call.id("id")), words));
    }

    private Answer letters(Call call) {
        Caller caller = call.caller(Scopes.DESK);
        Query query = call.query();
        Optional<String> hub = query.text("hub", 40);
        Optional<Mail.State> state = query.oneOf("state", STATES).map(Mail.State::of);
        Outbox.Query wanted = new Outbox.Query(hub, state, cursor(query), limit(query));
        query.done();
        requireDesk(caller, hub);
        ZoneId zone = hub.map(id -> people.hubs().get(id).zone()).orElse(ZoneId.of("Asia/Tokyo"));
        ObjectNode answer = JsonList.of(outbox.list(wanted), mail -> NoticeJson.mail(mail, zone));
        NoticeJson.counts(answer, outbox.counts(hub));
        return Answer.ok(answer.put("sends", outbox.sends()));
    }

    private Answer settle(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.DESK);
        call.query().done();
        call.body().done();
        requireDesk(caller, outbox.get(call.id("id")).hub());
        outbox.settle(tx, call.id("id"), caller.person());
        return Answer.empty();
    }

    private Answer retry(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.DESK);
        call.query().done();
        call.body().done();
        requireDesk(caller, outbox.get(call.id("id")).hub());
        outbox.retry(tx, call.id("id"));
        return Answer.empty();
    }

    /** Letters of a hub are for its desk, letters about accounts for who runs the server; to others there are none. */
    private void requireDesk(Caller caller, Optional<String> hub) {
        UUID person = caller.person();
        boolean allowed = hub.flatMap(people.hubs()::find)
                .map(Hub::id)
                .map(id -> people.roles().isStaff(person, id) || people.roles().isOperator(person, id))
                .orElseGet(() -> hub.isEmpty() && people.roles().isOperator(person));
        if (!allowed) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private Words words(Query query, Caller caller) {
        Language own =
                people.people().find(caller.person()).map(Person::language).orElse(Language.JA);
        Optional<String> asked = query.oneOf("lang", Set.of("ja", "easy", "en"));
        return messages.in(asked.flatMap(Language::find).orElse(own));
    }

    private static int limit(Query query) {
        return query.number("limit", 1, 100).orElse(20);
    }

    private static Optional<UUID> cursor(Query query) {
        return query.convert("cursor", "the `next` of the page before", UUID::fromString);
    }
}
