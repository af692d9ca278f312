package org.mochiyori.closure;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Outage;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** Decisions about bookings for which things out of service are missing, over HTTP. */
final class SubstituteRoutes {
    private final Substitutes substitutes;

    SubstituteRoutes(Substitutes substitutes) {
        this.substitutes = substitutes;
    }

    void mount(Api api) {
        api.change(HttpMethod.POST, "/outages/:id/decision", this::decide);
    }

    private Answer decide(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        // Before the body is read: strangers find nothing here.
        substitutes.requireOutage(tx, caller, call.id("id"));
        Input in = call.body();
        UUID line = in.id("line");
        Optional<Decision> decision = DecisionInput.read(in);
        in.done();
        Outage outage = substitutes.decide(tx, caller, new Substitutes.At(call.id("id"), line), decision.orElseThrow());
        return Answer.ok(ClosureJson.object()
                .put("id", outage.id().toString())
                .put("left", outage.affected().size()));
    }
}
