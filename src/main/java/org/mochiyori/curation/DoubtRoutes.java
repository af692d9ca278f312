package org.mochiyori.curation;

import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.calendar.Opening;
import org.mochiyori.kernel.Page;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;
import org.mochiyori.platform.web.Slice;

/** Duplicates and claims over HTTP. */
final class DoubtRoutes {
    private final Duplicates duplicates;
    private final Claims claims;

    DoubtRoutes(Duplicates duplicates, Claims claims) {
        this.duplicates = duplicates;
        this.claims = claims;
    }

    void mount(Api api) {
        api.get("/curation/duplicates", this::list);
        api.change(HttpMethod.POST, "/curation/duplicates/:id/decision", this::decide);
        api.create("/listings/:id/claim", this::ask);
        api.get("/claims", this::ofGroup);
        api.change(HttpMethod.POST, "/curation/claims/:id/decision", this::answer);
    }

    private Answer list(Call call) {
        Query query = call.query();
        String hub = CurationRoutes.hub(query);
        Optional<UUID> after = query.convert("cursor", "the next of the page before", UUID::fromString);
        int limit = query.number("limit", 1, 100).orElse(20);
        query.done();
        Page<Duplicate> page = duplicates.list(call.caller(CurationRoutes.CURATE), hub, after, limit);
        return Answer.ok(JsonList.of(page, CurationJson::duplicate));
    }

    private Answer decide(Call call, Tx tx) {
        Input in = call.body();
        String decision = in.oneOf("decision", Set.of("same", "different", "later"));
        in.done();
        Duplicate.State state = Duplicate.State.valueOf(decision.toUpperCase(Locale.ROOT));
        return Answer.ok(CurationJson.duplicate(
                duplicates.decide(tx, call.caller(CurationRoutes.CURATE), call.id("id"), state)));
    }

    private Answer ask(Call call, Tx tx) {
        Input in = call.body();
        UUID group = in.id("group");
        Optional<Opening> opening = in.readIfAny("opening", Opening::fromJson);
        String note = in.textIfAny("note", Decision.NOTE).orElse("");
        in.done();
        Claim claim = claims.ask(tx, call.caller("list"), call.id("id"), new Claims.Offer(group, opening, note));
        return Answer.created(Api.BASE + "/claims?group=" + group, CurationJson.claim(claim, CurationRoutes.ZONE));
    }

    private Answer ofGroup(Call call) {
        Query query = call.query();
        Optional<UUID> group = query.convert("group", "an identifier", UUID::fromString);
        if (group.isEmpty()) {
            query.wrong("group", "required", "name the group");
        }
        Slice slice = Slice.of(query);
        query.done();
        return Answer.ok(slice.json(
                claims.listOfGroup(call.caller(), group.orElseThrow()),
                Claim::id,
                claim -> CurationJson.claim(claim, CurationRoutes.ZONE)));
    }

    private Answer answer(Call call, Tx tx) {
        Input in = call.body();
        String decision = in.oneOf("decision", Set.of("agree", "decline"));
        String note = in.textIfAny("note", Decision.NOTE).orElse("");
        in.done();
        if (decision.equals("agree")) {
            return CurationRoutes.answer(claims.agree(tx, call.caller(CurationRoutes.CURATE), call.id("id"), note));
        }
        Claim declined = claims.decline(tx, call.caller(CurationRoutes.CURATE), call.id("id"), note);
        return Answer.ok(CurationJson.claim(declined, CurationRoutes.ZONE));
    }
}
