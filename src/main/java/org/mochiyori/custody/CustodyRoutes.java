package org.mochiyori.custody;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Loans;
import org.mochiyori.booking.Outages;
import org.mochiyori.booking.Seen;
import org.mochiyori.catalogue.Photos;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** Hand-over and return over HTTP. */
final class CustodyRoutes {
    private static final Pattern UPLOAD = Pattern.compile("(" + Api.BASE + ")?/custody/[0-9a-fA-F-]{36}/photos");
    private static final int MOST = 1_000_000;

    private final Platform platform;
    private final Bookings bookings;
    private final Outages outages;
    private final Custody custody;
    private final Renewals renewals;
    private final Claims claims;

    CustodyRoutes(Platform platform, Custody.Doors doors, CustodyModule module) {
        this.platform = platform;
        this.bookings = doors.bookings();
        this.outages = doors.outages();
        this.custody = module.custody();
        this.renewals = module.renewals();
        this.claims = module.claims();
    }

    /** Whether a request to this path may carry a picture. */
    static boolean isUpload(String path) {
        return UPLOAD.matcher(path).matches();
    }

    void mount(Api api) {
        api.get("/bookings/:id/custody", this::read);
        api.create("/bookings/:id/custody/hand-over", this::handOver);
        api.create("/bookings/:id/custody/return", this::takeBack);
        api.create("/bookings/:id/custody/code", this::renewCode);
        api.get("/custody/codes/:code", this::scan);
        api.create("/custody/:id/answer", this::answer);
        api.ask(HttpMethod.POST, "/custody/:id/photos", this::addPhoto);
        api.create("/bookings/:id/renewals", this::renew);
        api.create("/bookings/:id/renewals/decision", this::decide);
    }

    private Answer read(Call call) {
        call.query().done();
        Seen seen = bookings.get(call.caller(), call.id("id"));
        ZoneId zone = CustodyJson.zone(seen);
        Map<UUID, Integer> missing = outages.missing(platform.db(), seen.booking());
        ObjectNode json = CustodyJson.object();
        ArrayNode lines = json.putArray("lines");
        seen.entries()
                .forEach(entry -> lines.add(CustodyJson.line(entry.line(), custody.terms(entry.line()), missing)));
        ArrayNode records = json.putArray("records");
        custody.list(seen).forEach(handing -> records.add(CustodyJson.handing(handing, zone)));
        ArrayNode asked = json.putArray("renewals");
        renewals.list(seen).forEach(renewal -> asked.add(CustodyJson.renewal(renewal, zone)));
        ArrayNode open = json.putArray("claims");
        claims.list(seen).forEach(claim -> open.add(CustodyJson.claim(claim, zone)));
        return Answer.ok(json).withVersion(seen.booking().version());
    }

    private Answer handOver(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        Loans.At at = at(call, in);
        Optional<Integer> count = in.numberIfAny("count", 1, MOST);
        Custody.Said said = said(in);
        in.done();
        return created(call, custody.handOver(tx, caller, at, count, said), tx);
    }

    private Answer takeBack(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        Loans.At at = at(call, in);
        Custody.Counted counted = new Custody.Counted(
                in.numberIfAny("count", 0, MOST),
                in.numberIfAny("lost", 0, MOST).orElse(0),
                in.numberIfAny("damaged", 0, MOST).orElse(0));
        Custody.Said said = said(in);
        in.done();
        return created(call, custody.takeBack(tx, caller, at, counted, said), tx);
    }

    private Answer renewCode(Call call, Tx tx) {
        call.body().done();
        Custody.Code code = custody.renewCode(tx, call.caller(Scopes.BOOK), call.id("id"));
        return Answer.created(
                here(call),
                CustodyJson.object()
                        .put("address", platform.origin().address("/h/" + code.secret()))
                        .put("typed", code.typed()));
    }

    private Answer scan(Call call) {
        call.query().done();
        Seen seen = custody.scan(call.caller(), call.path("code"));
        return Answer.ok(CustodyJson.object()
                .put("booking", seen.booking().id().toString())
                .put("number", seen.booking().number()));
    }

    private Answer answer(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        boolean agrees = in.oneOf("answer", Set.of("agreed", "contested")).equals("agreed");
        Optional<String> note = in.textIfAny("note", 1000);
        in.check("note", agrees || note.isPresent(), "required", "what was otherwise");
        in.done();
        Handing handing = custody.answer(tx, caller, call.id("id"), agrees, note);
        return created(call, handing, tx);
    }

    private Answer addPhoto(Call call) {
        Caller caller = call.caller(Scopes.BOOK);
        UUID record = call.id("id");
        call.query().done();
        custody.requirePhotos(caller, record);
        Photos.Prepared photo = custody.prepare(call.upload("file").bytes());
        return platform.db().inTransaction(tx -> created(call, custody.addPhoto(tx, caller, record, photo), tx));
    }

    private Answer renew(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        Loans.At at = at(call, in);
        java.time.Instant until = in.instant("to").toInstant();
        Optional<String> note = in.textIfAny("note", 1000);
        in.done();
        Renewal renewal = renewals.ask(tx, caller, at, until, note);
        return Answer.created(here(call), CustodyJson.renewal(renewal, zone(tx, caller, at)));
    }

    private Answer decide(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        Loans.At at = at(call, in);
        String decision = in.oneOf("decision", Set.of("grant", "refuse", "withdraw"));
        Optional<String> note = in.textIfAny("note", 1000);
        in.check("note", !decision.equals("refuse") || note.isPresent(), "required", "a refusal says why");
        in.done();
        Renewal.Kind kind = Renewal.Kind.valueOf(decision.toUpperCase(java.util.Locale.ROOT));
        Renewal renewal = renewals.decide(tx, caller, at, kind, note);
        return Answer.created(here(call), CustodyJson.renewal(renewal, zone(tx, caller, at)));
    }

    private ZoneId zone(Tx tx, Caller caller, Loans.At at) {
        return CustodyJson.zone(bookings.get(tx, caller, at.booking()));
    }

    private Answer created(Call call, Handing handing, Tx tx) {
        Seen seen = bookings.get(tx, call.caller(), handing.booking());
        return Answer.created(
                        Api.BASE + "/bookings/" + handing.booking() + "/custody",
                        CustodyJson.handing(handing, CustodyJson.zone(seen)))
                .withVersion(seen.booking().version());
    }

    private static Custody.Said said(Input in) {
        List<String> ticked = in.texts("checks", 20, 100);
        return new Custody.Said(ticked, in.textIfAny("note", 1000));
    }

    private static Loans.At at(Call call, Input in) {
        return new Loans.At(call.id("id"), in.id("line"), call.ifMatchIfAny());
    }

    private static String here(Call call) {
        return Api.BASE + "/bookings/" + call.id("id") + "/custody";
    }
}
