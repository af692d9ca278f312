package org.mochiyori.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Query;

/** The search over HTTP. */
final class SearchRoutes {
    private static final int LONGEST_TYPED = 256;

    private final Search search;
    private final Rankings rankings;
    private final Concepts concepts;
    private final Municipalities municipalities;

    SearchRoutes(Search search, Rankings rankings, Concepts concepts, Municipalities municipalities) {
        this.search = search;
        this.rankings = rankings;
        this.concepts = concepts;
        this.municipalities = municipalities;
    }

    void mount(Api api) {
        api.get("/listings", this::find);
        api.get("/listings/suggest", this::suggest);
        api.get("/listings/:id/rank", this::rank);
    }

    private Answer find(Call call) {
        SearchInput.Asked asked = new SearchInput(call.query(), concepts, municipalities).read();
        Found found =
                search.find(call.findCaller(), asked.wanted(), asked.look().shown());
        return Answer.ok(new SearchJson(concepts, asked.look()).write(found));
    }

    private Answer rank(Call call) {
        Caller caller = call.caller(org.mochiyori.people.Scopes.CURATE);
        SearchInput.Asked asked = new SearchInput(call.query(), concepts, municipalities).read();
        return Answer.ok(SearchJson.ranking(rankings.get(caller, call.id("id"), asked.wanted())));
    }

    private Answer suggest(Call call) {
        Query query = call.query();
        String typed = query.text("q", LONGEST_TYPED).orElse("");
        int limit = query.number("limit", 1, 20).orElse(10);
        query.done();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        search.suggest(typed, limit).forEach(items::add);
        return Answer.ok(json).with("Cache-Control", "public, max-age=60");
    }
}
