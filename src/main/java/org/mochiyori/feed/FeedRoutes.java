package org.mochiyori.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Digests;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Scopes;
import org.mochiyori.people.SignIn;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.Query;
import org.mochiyori.platform.web.Slice;

/** Calendars over HTTP. Only a browser session makes an address: one made by a token would outlive it. */
final class FeedRoutes {
    static final String PATH = "/calendar-feeds";

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int LONGEST_NAME = 100;

    private final Feeds feeds;
    private final SignIn guesses;

    FeedRoutes(Feeds feeds, SignIn guesses) {
        this.feeds = feeds;
        this.guesses = guesses;
    }

    void mount(Api api) {
        api.get("/listings/:id/calendar.ics", this::listing);
        api.get(PATH + "/:key/calendar.ics", this::read);
        api.get(PATH, this::list);
        // No Idempotency-Key: a kept answer would keep the secret.
        api.change(HttpMethod.POST, PATH, this::make);
        api.change(HttpMethod.POST, PATH + "/:id/renew", this::renew);
        api.change(HttpMethod.DELETE, PATH + "/:id", this::revoke);
    }

    private Answer listing(Call call) {
        call.query().done();
        return calendar(feeds.listing(call.id("id"))).with("Cache-Control", "public, max-age=300");
    }

    private Answer read(Call call) {
        call.query().done();
        Optional<String> text = feeds.read(call.path("key"));
        if (text.isEmpty()) {
            guesses.countCalendar(call.remoteAddress());
            throw new Refused(new Problem.NotFound());
        }
        return calendar(text.get()).with("Cache-Control", "private, no-cache");
    }

    private static Answer calendar(String text) {
        byte[] digest = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return Answer.text("text/calendar; charset=utf-8", text)
                .with("ETag", "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"");
    }

    private Answer list(Call call) {
        Caller caller = call.caller(Scopes.READ);
        Query query = call.query();
        Optional<UUID> group = query.convert("group", "the id of a group", UUID::fromString);
        Slice slice = Slice.of(query);
        query.done();
        List<Feed> some = group.map(id -> feeds.list(caller, id)).orElseGet(() -> feeds.list(caller));
        return Answer.ok(slice.json(some, Feed::id, FeedRoutes::json));
    }

    private Answer make(Call call, Tx tx) {
        Caller caller = call.caller(Caller.ALL);
        Input body = call.body();
        String name = Typed.line(body.text("name", LONGEST_NAME));
        body.check("name", !name.isEmpty(), "required", "1 to 100 characters");
        Optional<UUID> group = body.idIfAny("group");
        body.done();
        Feed.Issued issued = feeds.make(tx, caller, name, group);
        return Answer.created(Api.BASE + PATH + "/" + issued.feed().id(), json(issued));
    }

    private Answer renew(Call call, Tx tx) {
        Caller caller = call.caller(Caller.ALL);
        call.body().done();
        return Answer.ok(json(feeds.renew(tx, caller, call.id("id"))));
    }

    private Answer revoke(Call call, Tx tx) {
        feeds.revoke(tx, call.caller(Caller.ALL), call.id("id"));
        return Answer.empty();
    }

    private static ObjectNode json(Feed.Issued issued) {
        return json(issued.feed()).put("address", issued.address());
    }

    private static ObjectNode json(Feed feed) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", feed.id().toString());
        feed.group().ifPresent(group -> json.put("group", group.toString()));
        json.put("name", feed.name())
                .put("holder", feed.holder().toString())
                .put("createdAt", time(feed.made()))
                .put("renewedAt", time(feed.renewed()));
        feed.readOn().ifPresent(day -> json.put("readOn", day.toString()));
        return json;
    }

    private static String time(java.time.Instant at) {
        return at.atZone(ZONE).toOffsetDateTime().toString();
    }
}
