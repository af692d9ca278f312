package org.mochiyori.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;

/** Conversations over HTTP. Who wrote is told as a side; a name is told of one's own side by the pages. */
final class ConversationRoutes {
    private static final String PATH = "/bookings/:id/messages";
    private static final int LONGEST_REASON = 500;
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Conversations conversations;

    ConversationRoutes(Conversations conversations) {
        this.conversations = conversations;
    }

    void mount(Api api) {
        api.get(PATH, this::list);
        api.create(PATH, this::write);
        api.change(HttpMethod.POST, PATH + "/read", this::read);
        api.change(HttpMethod.POST, PATH + "/:message/retract", this::retract);
        api.change(HttpMethod.POST, PATH + "/:message/report", this::report);
        api.get("/message-reports", this::reports);
        api.change(HttpMethod.POST, "/message-reports/:id/settle", this::settle);
    }

    private Answer list(Call call) {
        Caller caller = call.caller(Scopes.READ);
        call.query().done();
        ObjectNode json = JsonBody.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        for (Conversation one : conversations.list(caller, call.id("id"))) {
            ObjectNode item = items.addObject()
                    .put("lender", one.lender().toString())
                    .put("open", one.open())
                    .put("unread", one.unread());
            one.voice().ifPresent(voice -> item.put("writesAs", voice.code()));
            ArrayNode messages = item.putArray("messages");
            one.messages().forEach(message -> messages.add(json(message, caller)));
        }
        return Answer.ok(json);
    }

    private Answer write(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input body = call.body();
        String text = body.text("text", Conversations.LONGEST);
        Optional<UUID> lender = body.idIfAny("lender");
        body.done();
        UUID booking = call.id("id");
        Message message = conversations.write(tx, caller, booking, lender, text);
        return Answer.created(Api.BASE + "/bookings/" + booking + "/messages", json(message, caller));
    }

    private Answer read(Call call, Tx tx) {
        call.body().done();
        conversations.read(tx, call.caller(Scopes.BOOK), call.id("id"));
        return Answer.empty();
    }

    private Answer retract(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        call.body().done();
        return Answer.ok(json(conversations.retract(tx, caller, call.id("id"), call.id("message")), caller));
    }

    private Answer report(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input body = call.body();
        String reason = body.textIfAny("reason", LONGEST_REASON).orElse("");
        body.done();
        conversations.report(tx, caller, call.id("id"), call.id("message"), reason);
        return Answer.empty();
    }

    private Answer reports(Call call) {
        return Answer.ok(call.slice()
                .json(conversations.reports(call.caller(Scopes.DESK)), Report::id, ConversationRoutes::json));
    }

    private Answer settle(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.DESK);
        Input body = call.body();
        String note = body.textIfAny("note", LONGEST_REASON).orElse("");
        body.done();
        conversations.settle(tx, caller, call.id("id"), note);
        return Answer.empty();
    }

    private static ObjectNode json(Message message, Caller caller) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", message.id().toString())
                .put("lender", message.lender().toString())
                .put("side", message.side().code())
                .put("own", message.author().equals(caller.person()))
                .put("at", time(message.at()));
        switch (message.text()) {
            case Message.Text.Shown shown -> json.put("text", shown.text()).put("contactsHidden", shown.hidden());
            case Message.Text.Retracted retracted -> json.put("retracted", true);
            case Message.Text.Gone gone -> json.put("gone", true);
        }
        return json;
    }

    private static ObjectNode json(Report report) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", report.id().toString())
                .put("booking", report.booking().toString())
                .put("number", report.number())
                .put("reason", report.reason())
                .put("author", report.author().toString())
                .put("reportedBy", report.by().toString())
                .put("reportedAt", time(report.at()));
        report.text().ifPresent(text -> json.put("text", text));
        return json;
    }

    private static String time(Instant at) {
        return at.atZone(ZONE).toOffsetDateTime().toString();
    }
}
