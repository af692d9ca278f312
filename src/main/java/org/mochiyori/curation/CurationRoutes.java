package org.mochiyori.curation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.kernel.Page;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;

/** The queue, decisions and reasons over HTTP. */
final class CurationRoutes {
    /** The scope of a token that decides. */
    static final String CURATE = "curate";
    /** The zone of times where a page mixes hubs. */
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final Set<String> DECISIONS = Stream.of(ListingMove.values())
            .filter(move -> move != ListingMove.SUBMIT)
            .map(ListingMove::word)
            .collect(Collectors.toUnmodifiableSet());

    private final Curation curation;

    CurationRoutes(Curation curation) {
        this.curation = curation;
    }

    void mount(Api api) {
        api.get("/curation/queue", this::queue);
        api.change(HttpMethod.POST, "/listings/:id/decision", this::decide);
        api.get("/listings/:id/decisions", this::decisions);
        api.change(HttpMethod.PUT, "/listings/:id/pick", this::pick);
        api.ask(HttpMethod.POST, "/curation/decisions", this::decideAll);
        api.ask(HttpMethod.POST, "/curation/categories", this::categorise);
        api.get("/curation/reasons", this::reasons);
        api.change(HttpMethod.PUT, "/curation/reasons?hub", this::putReasons);
    }

    private Answer queue(Call call) {
        Query query = call.query();
        String hub = hub(query);
        Optional<String> cursor = query.text("cursor", 100);
        int limit = query.number("limit", 1, 100).orElse(50);
        query.done();
        Page<Waiting> page = curation.queue(call.caller(CURATE), hub, cursor, limit);
        ObjectNode json = JsonList.of(page, waiting -> CurationJson.waiting(waiting, ZONE));
        return Answer.ok(json.put("total", curation.count(hub)));
    }

    private Answer decide(Call call, Tx tx) {
        Input in = call.body();
        Decision decision = decision(in);
        return answer(curation.decide(tx, call.caller(CURATE), read(call), decision));
    }

    private Answer decideAll(Call call) {
        Input in = call.body();
        List<UUID> listings = listings(in);
        Decision decision = decision(in);
        return outcomes(curation.decideAll(call.caller(CURATE), listings, decision));
    }

    private Answer categorise(Call call) {
        Input in = call.body();
        List<UUID> listings = listings(in);
        String category = in.text("category", 100);
        in.done();
        return outcomes(curation.categoriseAll(call.caller(CURATE), listings, category));
    }

    private Answer decisions(Call call) {
        call.query().done();
        return Answer.ok(JsonList.of(
                curation.decisions(call.caller(), call.id("id")), decided -> CurationJson.decided(decided, ZONE)));
    }

    private Answer pick(Call call, Tx tx) {
        Input in = call.body();
        boolean picked = in.flag("picked");
        in.done();
        return answer(curation.pick(tx, call.caller(CURATE), read(call), picked));
    }

    private Answer reasons(Call call) {
        Query query = call.query();
        String hub = hub(query);
        query.done();
        return Answer.ok(CurationJson.reasons(curation.reasons(hub)));
    }

    private Answer putReasons(Call call, Tx tx) {
        Query query = call.query();
        String hub = hub(query);
        query.done();
        Input in = call.body();
        List<CannedReason> reasons = new ArrayList<>();
        for (Input each : in.objects("reasons", 50)) {
            String code = each.text("code", 40);
            String ja = each.text("ja", 300);
            String en = each.textIfAny("en", 300).orElse("");
            each.end();
            if (each.check("code", code.matches("[a-z][a-z0-9-]{1,39}"), "value", "letters, digits and hyphens")
                    && !ja.isEmpty()) {
                reasons.add(new CannedReason(code, ja, en));
            }
        }
        in.done();
        curation.putReasons(tx, call.caller(CURATE), hub, reasons);
        return Answer.ok(CurationJson.reasons(reasons));
    }

    private static Listings.Version read(Call call) {
        return new Listings.Version(call.id("id"), (int) call.ifMatch());
    }

    private static Decision decision(Input in) {
        String move = in.oneOf("decision", DECISIONS);
        Optional<String> reason = in.textIfAny("reason", 40);
        String note = in.textIfAny("note", Decision.NOTE).orElse("");
        in.done();
        return new Decision(ListingMove.valueOf(move.toUpperCase(Locale.ROOT)), reason, note);
    }

    private static List<UUID> listings(Input in) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (String text : in.texts("listings", Curation.BULK, 36)) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException notOne) {
                in.wrong("listings", "value", "expected identifiers");
            }
        }
        return List.copyOf(ids);
    }

    static String hub(Query query) {
        Optional<String> hub = query.text("hub", 40);
        if (hub.isEmpty()) {
            query.wrong("hub", "required", "name the hub");
        }
        return hub.orElse("");
    }

    private static Answer outcomes(List<Curation.Outcome> outcomes) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        var items = json.putArray("outcomes");
        outcomes.forEach(outcome -> items.add(CurationJson.outcome(outcome)));
        return Answer.ok(json);
    }

    static Answer answer(Entry entry) {
        return Answer.ok(entry.toEditingJson())
                .withVersion(entry.listing().status().version());
    }
}
