package org.mochiyori.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Slice;

/** A person's access tokens. Only a browser session makes or lists them: a token cannot make another. */
final class TokenRoutes {
    private final Tokens tokens;

    TokenRoutes(Tokens tokens) {
        this.tokens = tokens;
    }

    void mount(Api api) {
        api.get("/tokens", call -> {
            Slice slice = call.slice();
            return Answer.ok(
                    slice.json(tokens.list(call.caller(Caller.ALL).person()), AccessToken::id, PeopleJson::token));
        });
        // No Idempotency-Key: a kept answer would keep the secret.
        api.change(HttpMethod.POST, "/tokens", this::issue);
        api.change(HttpMethod.DELETE, "/tokens/:id", (call, tx) -> {
            tokens.revoke(tx, call.caller(Caller.ALL).person(), call.id("id"));
            return Answer.empty();
        });
    }

    private Answer issue(Call call, Tx tx) {
        Caller caller = call.caller(Caller.ALL);
        Input body = call.body();
        String name = body.text("name", 100);
        Set<String> scopes = Set.copyOf(body.texts("scopes", Scopes.EVERY.size(), 20));
        body.check(
                "scopes",
                !scopes.isEmpty() && Scopes.EVERY.containsAll(scopes),
                "value",
                "one or more of "
                        + String.join(", ", Scopes.EVERY.stream().sorted().toList()));
        Optional<Instant> until = body.dayIfAny("until")
                .map(day -> day.atTime(LocalTime.MAX)
                        .atZone(ZoneId.of("Asia/Tokyo"))
                        .toInstant());
        body.done();
        AccessToken.Issued issued = tokens.issue(tx, caller.person(), new AccessToken.Wish(name, scopes, until));
        ObjectNode json = PeopleJson.token(issued.token()).put("secret", issued.secret());
        return Answer.created(Api.BASE + "/tokens/" + issued.token().id(), json);
    }
}
