package org.mochiyori.saved;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;
import org.mochiyori.platform.web.Slice;

/** Saved searches over HTTP. */
final class SavedRoutes {
    private static final String PATH = "/saved-searches";
    private static final int LONGEST_QUERY = 4000;
    private static final int LONGEST_NAME = 100;

    private final SavedSearches searches;

    SavedRoutes(SavedSearches searches) {
        this.searches = searches;
    }

    void mount(Api api) {
        api.get(PATH, this::list);
        api.create(PATH, this::save);
        api.get(PATH + "/:id", this::get);
        api.change(HttpMethod.PATCH, PATH + "/:id", this::rename);
        api.change(HttpMethod.DELETE, PATH + "/:id", this::delete);
        api.get(PATH + "/:id/finds", this::finds);
    }

    private Answer list(Call call) {
        Caller caller = call.caller(Scopes.READ);
        Query query = call.query();
        Optional<UUID> group = query.convert("group", "the id of a group", UUID::fromString);
        Slice slice = Slice.of(query);
        query.done();
        return Answer.ok(slice.json(searches.list(caller, group), SavedSearch::id, SavedJson::search));
    }

    private Answer save(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input body = call.body();
        SavedSearches.Wish wish = new SavedSearches.Wish(
                body.textIfAny("name", LONGEST_NAME).orElse(""),
                body.text("query", LONGEST_QUERY),
                body.idIfAny("group"));
        body.done();
        SavedSearch search = pointed(() -> searches.save(tx, caller, wish));
        return Answer.created(Api.BASE + PATH + "/" + search.id(), SavedJson.search(search))
                .withVersion(search.version());
    }

    private Answer get(Call call) {
        Caller caller = call.caller(Scopes.READ);
        call.query().done();
        SavedSearch search = searches.get(caller, call.id("id"));
        return Answer.ok(SavedJson.search(search)).withVersion(search.version());
    }

    private Answer rename(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        UUID id = call.id("id");
        searches.get(caller, id);
        int version = (int) call.ifMatch();
        Input body = call.body();
        String name = body.text("name", LONGEST_NAME);
        body.done();
        SavedSearch search = searches.rename(tx, caller, id, version, name);
        return Answer.ok(SavedJson.search(search)).withVersion(search.version());
    }

    private Answer delete(Call call, Tx tx) {
        searches.delete(tx, call.caller(Scopes.BOOK), call.id("id"));
        return Answer.empty();
    }

    private Answer finds(Call call) {
        Caller caller = call.caller(Scopes.READ);
        call.query().done();
        return Answer.ok(JsonList.of(searches.told(caller, searches.get(caller, call.id("id"))), SavedJson::told));
    }

    /** What is wrong with a parameter of the search is wrong with the body's field {@code query}. */
    private static SavedSearch pointed(java.util.function.Supplier<SavedSearch> saving) {
        try {
            return saving.get();
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                throw new Refused(new Problem.Invalid(invalid.errors().stream()
                        .map(error -> error.pointer().startsWith("/")
                                ? error
                                : new Problem.FieldError(
                                        "/query", error.code(), error.pointer() + ": " + error.detail()))
                        .toList()));
            }
            throw refused;
        }
    }
}
