package org.mochiyori.custody;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Loans;
import org.mochiyori.booking.Outage;
import org.mochiyori.booking.Outages;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Yen;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Query;

/** What was lost, damaged and is out of service, over HTTP. */
final class ClaimRoutes {
    private static final int MOST = 1_000_000;
    private static final int MOST_YEN = 100_000_000;

    private final Bookings bookings;
    private final Claims claims;
    private final Outages outages;

    ClaimRoutes(Custody.Doors doors, Claims claims) {
        this.bookings = doors.bookings();
        this.claims = claims;
        this.outages = doors.outages();
    }

    void mount(Api api) {
        api.create("/bookings/:id/claims", this::report);
        api.create("/bookings/:id/claims/:claim/moves", this::move);
        api.get("/listings/:id/outages", this::list);
        api.get("/listings/:id/outages/affected", this::preview);
        api.create("/listings/:id/outages", this::begin);
        api.create("/outages/:id/end", this::end);
    }

    private Answer report(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        Loans.At at = new Loans.At(call.id("id"), in.id("line"), java.util.OptionalLong.empty());
        String kind = in.oneOf("kind", Set.of("lost", "damaged"));
        int count = in.number("count", 1, MOST);
        Optional<String> note = in.textIfAny("note", 1000);
        in.done();
        Claims.Report report = new Claims.Report(Claim.Kind.valueOf(upper(kind)), count, note);
        return answer(tx, caller, claims.report(tx, caller, at, report));
    }

    private Answer move(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Claims.At at = new Claims.At(call.id("id"), call.id("claim"));
        int version = (int) call.ifMatch();
        Input in = call.body();
        String move = in.oneOf("move", Set.of("claim", "agree", "contest", "settle"));
        Optional<String> what = in.oneOfIfAny("demand", Set.of("none", "repair", "replacement", "amount"));
        Optional<Integer> yen = in.numberIfAny("yen", 1, MOST_YEN);
        Optional<String> note = in.textIfAny("note", 1000);
        in.check("demand", what.isPresent() == move.equals("claim"), "either", "with a claim, and with nothing else");
        in.check(
                "yen",
                yen.isPresent() == what.filter("amount"::equals).isPresent(),
                "either",
                "with an amount, and with nothing else");
        in.check("note", !move.equals("contest") || note.isPresent(), "required", "why not");
        in.done();
        Optional<Claim.Demand> demand =
                what.map(word -> new Claim.Demand(Claim.What.valueOf(upper(word)), yen.map(Yen::new)));
        Claims.Doing doing = new Claims.Doing(Claim.Move.valueOf(upper(move)), demand, note, version);
        return answer(tx, caller, claims.move(tx, caller, at, doing));
    }

    private Answer list(Call call) {
        call.query().done();
        return Answer.ok(CustodyJson.outages(outages.list(call.caller(), call.id("id"))));
    }

    private Answer preview(Call call) {
        Query query = call.query();
        Optional<Integer> count = query.number("count", 1, MOST);
        Optional<Instant> from = query.instant("from").map(OffsetDateTime::toInstant);
        Optional<Instant> until = query.instant("until").map(OffsetDateTime::toInstant);
        query.done();
        Outages.Wanted wanted = new Outages.Wanted(call.id("id"), count.orElse(1), from, until, "");
        ObjectNode json = CustodyJson.object();
        CustodyJson.affected(json, outages.preview(call.caller(), wanted));
        return Answer.ok(json);
    }

    private static Optional<Instant> instant(Input in, String name) {
        return in.has(name) ? Optional.of(in.instant(name).toInstant()) : Optional.empty();
    }

    private Answer begin(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        Input in = call.body();
        int count = in.number("count", 1, MOST);
        Optional<Instant> from = instant(in, "from");
        Optional<Instant> until = instant(in, "until");
        String reason = in.text("reason", 300);
        in.done();
        Outage outage = outages.begin(tx, caller, new Outages.Wanted(call.id("id"), count, from, until, reason));
        return Answer.created(Api.BASE + "/listings/" + outage.listing() + "/outages", CustodyJson.outage(outage));
    }

    private Answer end(Call call, Tx tx) {
        call.body().done();
        Outage outage = outages.end(tx, call.caller(Scopes.LIST), call.id("id"));
        return Answer.created(Api.BASE + "/listings/" + outage.listing() + "/outages", CustodyJson.outage(outage));
    }

    private Answer answer(Tx tx, Caller caller, Claim claim) {
        ObjectNode json = CustodyJson.claim(claim, CustodyJson.zone(bookings.get(tx, caller, claim.booking())));
        return Answer.created(Api.BASE + "/bookings/" + claim.booking() + "/custody", json)
                .withVersion(claim.version());
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
