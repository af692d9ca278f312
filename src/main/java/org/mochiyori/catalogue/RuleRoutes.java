package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Problem.Stale;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;

/** Rule values over HTTP, alike for hubs, places and listings. */
final class RuleRoutes {
    private final Platform platform;
    private final RuleValues rules;

    RuleRoutes(Platform platform, RuleValues rules) {
        this.platform = platform;
        this.rules = rules;
    }

    void mount(Api api) {
        mount(api, "/hubs/:id/rules/:kind", call -> RuleScope.ofHub(call.path("id")));
        mount(api, "/places/:id/rules/:kind", call -> RuleScope.ofPlace(call.id("id")));
        mount(api, "/listings/:id/rules/:kind", call -> RuleScope.ofListing(call.id("id")));
    }

    private void mount(Api api, String path, Function<Call, RuleScope> scope) {
        api.get(path, call -> read(call, scope.apply(call)));
        api.change(HttpMethod.PUT, path, (call, tx) -> put(call, tx, scope.apply(call)));
        api.change(HttpMethod.DELETE, path + "/:validFrom", (call, tx) -> remove(call, tx, scope.apply(call)));
    }

    private Answer read(Call call, RuleScope scope) {
        call.query().done();
        rules.requireReader(call.findCaller(), scope);
        return answer(platform.db(), key(call, scope));
    }

    private Answer put(Call call, Tx tx, RuleScope scope) {
        Caller caller = call.caller(ListingRoutes.WRITE);
        RuleValues.Key key = key(call, scope);
        rules.requireRuler(tx, caller, scope);
        requireMatch(call, tx, key);
        Input in = call.body();
        LocalDate validFrom = in.dayIfAny("validFrom").orElseGet(this::today);
        Optional<JsonNode> value = in.json("value");
        in.check("value", value.isPresent(), "required", "the value of the rule");
        in.done();
        try {
            rules.put(tx, caller, key, new Dated<>(validFrom, value.orElseThrow()));
        } catch (Refused refused) {
            throw below("/value", refused);
        }
        return answer(tx, key);
    }

    private Answer remove(Call call, Tx tx, RuleScope scope) {
        Caller caller = call.caller(ListingRoutes.WRITE);
        RuleValues.Key key = key(call, scope);
        rules.requireRuler(tx, caller, scope);
        requireMatch(call, tx, key);
        rules.remove(tx, caller, key, day(call.path("validFrom")));
        return answer(tx, key);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException notOne) {
            throw Gate.absent();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(platform.clock().instant(), java.time.ZoneId.of("Asia/Tokyo"));
    }

    private void requireMatch(Call call, Tx tx, RuleValues.Key key) {
        long tag = tag(rules.list(tx, key.scope(), key.kind()));
        if (call.ifMatch() != tag) {
            throw new Refused(new Stale(String.valueOf(tag)));
        }
    }

    private Answer answer(Sql sql, RuleValues.Key key) {
        List<Dated<JsonNode>> values = rules.list(sql, key.scope(), key.kind());
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("kind", key.kind().word())
                .put("scope", key.scope().level().word())
                .put("id", key.scope().id());
        var array = json.putArray("values");
        values.forEach(each ->
                array.addObject().put("validFrom", each.validFrom().toString()).set("value", each.value()));
        return Answer.ok(json).withVersion(tag(values));
    }

    /** Values have no version of their own: their text stands in for one. */
    private static long tag(List<Dated<JsonNode>> values) {
        return Integer.toUnsignedLong(values.toString().hashCode());
    }

    private static RuleValues.Key key(Call call, RuleScope scope) {
        return Arrays.stream(RuleKind.values())
                .filter(kind -> kind.word().equals(call.path("kind")))
                .findFirst()
                .map(kind -> new RuleValues.Key(scope, kind))
                .orElseThrow(Gate::absent);
    }

    private static Refused below(String pointer, Refused refused) {
        if (refused.problem() instanceof Invalid invalid) {
            return new Refused(new Invalid(invalid.errors().stream()
                    .map(error -> new FieldError(pointer + error.pointer(), error.code(), error.detail()))
                    .toList()));
        }
        return refused;
    }
}
