package org.mochiyori.arrangement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.JsonBody;

/** Yearly renewal over HTTP, for lenders and desks. Who is asked answers on a page. */
final class RenewalRoutes {
    private final Renewals renewals;

    RenewalRoutes(Renewals renewals) {
        this.renewals = renewals;
    }

    void mount(Api api) {
        api.get("/listings/:id/renewal", this::get);
        api.create("/listings/:id/renewal", this::confirm);
    }

    private Answer get(Call call) {
        call.query().done();
        return Answer.ok(json(renewals.get(call.caller(), call.id("id"))));
    }

    private Answer confirm(Call call, Tx tx) {
        call.body().done();
        Renewal renewal = renewals.confirm(tx, call.caller(Scopes.LIST), call.id("id"));
        return Answer.created(Api.BASE + "/listings/" + call.id("id") + "/renewal", json(renewal));
    }

    private static ObjectNode json(Renewal renewal) {
        return JsonBody.mapper()
                .createObjectNode()
                .put("listing", renewal.listing().toString())
                .put("confirmedUntil", renewal.due().toString())
                .put("asked", renewal.told() > 0)
                .put("rests", renewal.rests());
    }
}
