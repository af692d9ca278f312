package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.Slice;

/** 連携設定 over HTTP. */
final class AgreementRoutes {
    private static final String CURATE = "curate";

    private final Agreements agreements;

    AgreementRoutes(Agreements agreements) {
        this.agreements = agreements;
    }

    void mount(Api api) {
        api.get("/agreements", this::list);
        api.create("/agreements", this::propose);
        api.get("/agreements/:id", this::read);
        api.change(HttpMethod.POST, "/agreements/:id/decision", this::decide);
        api.change(HttpMethod.POST, "/agreements/:id/end", this::end);
    }

    private Answer list(Call call) {
        Slice slice = call.slice();
        return Answer.ok(slice.json(agreements.list(call.caller()), Agreement::id, AgreementRoutes::json));
    }

    private Answer read(Call call) {
        call.query().done();
        return answer(agreements.get(call.caller(), call.id("id")));
    }

    private Answer propose(Call call, Tx tx) {
        Caller caller = call.caller(CURATE);
        Input in = call.body();
        String owner = in.text("ownerHub", 40);
        String borrower = in.text("borrowerHub", 40);
        List<String> categories = in.texts("categories", 100, 60);
        Agreement.Audience audience = in.oneOfIfAny("audience", words(Agreement.Audience.class))
                .map(word -> AgreementStore.parse(Agreement.Audience.class, word))
                .orElse(Agreement.Audience.GROUPS);
        boolean byPerson = in.flag("byPerson");
        int answerHours = in.numberIfAny("answerHours", 1, 720).orElse(72);
        Set<Agreement.DataItem> items = items(in);
        Optional<LocalDate> from = in.dayIfAny("from");
        in.check("from", from.isPresent(), "required", "a day such as 2027-04-01");
        Optional<LocalDate> until = in.dayIfAny("until");
        in.check("borrowerHub", !owner.equals(borrower), "value", "another hub than ownerHub");
        in.check("until", isOrdered(from, until), "order", "not before from");
        in.done();
        Agreement agreement = agreements.propose(
                tx,
                caller,
                new Agreement.Between(owner, borrower),
                new Agreement.Scope(categories, audience, byPerson, answerHours, items),
                new Agreement.Term(from.orElseThrow(), until));
        return Answer.created(Api.BASE + "/agreements/" + agreement.id(), json(agreement))
                .withVersion(agreement.version());
    }

    private Answer decide(Call call, Tx tx) {
        Input in = call.body();
        String decision = in.oneOf("decision", Set.of("agree", "decline"));
        in.done();
        return answer(agreements.decide(
                tx,
                call.caller(CURATE),
                new Agreements.Reading(call.id("id"), call.ifMatch()),
                decision.equals("agree")));
    }

    private Answer end(Call call, Tx tx) {
        call.body().done();
        return answer(agreements.end(tx, call.caller(CURATE), new Agreements.Reading(call.id("id"), call.ifMatch())));
    }

    private static boolean isOrdered(Optional<LocalDate> from, Optional<LocalDate> until) {
        return from.isEmpty() || until.isEmpty() || !until.get().isBefore(from.get());
    }

    private static Set<Agreement.DataItem> items(Input in) {
        Set<Agreement.DataItem> items = EnumSet.noneOf(Agreement.DataItem.class);
        Set<String> known = words(Agreement.DataItem.class);
        for (String word : in.texts("dataItems", 10, 30)) {
            if (in.check("dataItems", known.contains(word), "value", "of " + String.join(", ", known))) {
                items.add(AgreementStore.parse(Agreement.DataItem.class, word));
            }
        }
        return items;
    }

    private static Answer answer(Agreement agreement) {
        return Answer.ok(json(agreement)).withVersion(agreement.version());
    }

    private static ObjectNode json(Agreement agreement) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", agreement.id().toString())
                .put("ownerHub", agreement.between().owner())
                .put("borrowerHub", agreement.between().borrower());
        ArrayNode categories = json.putArray("categories");
        agreement.scope().categories().forEach(categories::add);
        json.put("audience", AgreementStore.word(agreement.scope().audience()))
                .put("byPerson", agreement.scope().byPerson())
                .put("answerHours", agreement.scope().answerHours());
        ArrayNode items = json.putArray("dataItems");
        agreement.scope().dataItems().stream()
                .map(AgreementStore::word)
                .sorted()
                .forEach(items::add);
        json.put("from", agreement.term().from().toString());
        agreement.term().until().ifPresent(day -> json.put("until", day.toString()));
        json.put("state", AgreementStore.word(agreement.state()))
                .put("proposedBy", agreement.signed().proposed().person().toString());
        agreement
                .signed()
                .decided()
                .ifPresent(by -> json.put("decidedBy", by.person().toString()));
        agreement
                .signed()
                .ended()
                .ifPresent(by -> json.put("endedBy", by.person().toString()));
        return json;
    }

    private static <E extends Enum<E>> Set<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(AgreementStore::word)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
