package org.mochiyori.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.access.Key.Scope;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.Slice;

/** How one gets in, over HTTP. A look is a POST, so that nothing fetches it beforehand, and takes no key: no answer is kept. */
final class AccessRoutes {
    private static final Set<String> METHODS =
            Arrays.stream(Key.Method.values()).map(Key.Method::code).collect(Collectors.toSet());

    private final Keys keys;

    AccessRoutes(Keys keys) {
        this.keys = keys;
    }

    void mount(Api api) {
        mount(api, "/listings/:id/access", call -> new Scope.OfListing(call.id("id")));
        mount(api, "/places/:id/access", call -> new Scope.OfPlace(call.id("id")));
        api.get("/bookings/:id/access", this::list);
        api.change(HttpMethod.POST, "/bookings/:id/lines/:line/access", this::lookForLine);
    }

    private void mount(Api api, String path, Function<Call, Scope> scope) {
        api.get(path, call -> get(call, scope.apply(call)));
        api.change(HttpMethod.PUT, path, (call, tx) -> put(call, tx, scope.apply(call)));
        api.change(HttpMethod.POST, path + "/look", (call, tx) -> look(call, tx, scope.apply(call)));
        api.get(path + "/looks", call -> looks(call, scope.apply(call)));
    }

    private Answer get(Call call, Scope scope) {
        call.query().done();
        Optional<Key> key = keys.find(call.caller(), scope);
        return Answer.ok(key.map(AccessJson::key)
                        .orElseGet(() -> JsonBody.mapper().createObjectNode().put("hasSecret", false)))
                .withVersion(key.map(Key::version).orElse(0));
    }

    private Answer put(Call call, Tx tx, Scope scope) {
        Caller caller = call.caller(Scopes.LIST);
        keys.find(caller, scope);
        long version = call.ifMatch();
        Input in = call.body();
        String method = in.oneOf("method", METHODS);
        String instruction = in.text("instruction", 1000);
        boolean said = in.has("secret");
        Optional<String> secret = in.textIfAny("secret", 200);
        Duration lead =
                Duration.ofMinutes(in.numberIfAny("leadMinutes", 0, 1440).orElse(30));
        in.done();
        Key.Draft draft = new Key.Draft(
                Key.Method.of(method), instruction, said ? Optional.of(secret.orElse("")) : Optional.empty(), lead);
        Key key = keys.put(tx, caller, scope, version, draft);
        return Answer.ok(AccessJson.key(key)).withVersion(key.version());
    }

    private Answer look(Call call, Tx tx, Scope scope) {
        call.body().done();
        return Answer.ok(AccessJson.secret(keys.look(tx, call.caller(Scopes.LIST), scope)));
    }

    private Answer looks(Call call, Scope scope) {
        Slice slice = call.slice();
        return Answer.ok(slice.json(keys.looks(call.caller(), scope), Look::id, AccessJson::look));
    }

    private Answer list(Call call) {
        call.query().done();
        ObjectNode json = JsonBody.mapper().createObjectNode();
        var items = json.putArray("items");
        keys.list(call.caller(), call.id("id")).forEach(one -> items.add(AccessJson.access(one)));
        return Answer.ok(json);
    }

    private Answer lookForLine(Call call, Tx tx) {
        call.body().done();
        return Answer.ok(AccessJson.secret(keys.look(tx, call.caller(Scopes.BOOK), call.id("id"), call.id("line"))));
    }
}
