package org.mochiyori.outside;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.ZoneId;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;

/** Calendars kept elsewhere over HTTP. Their addresses are told to nobody. */
final class OutsideRoutes {
    private static final String OF_LISTING = "/listings/:id/outside-calendars";
    private static final String PATH = "/outside-calendars/:id";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 2000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final OutsideCalendars calendars;

    OutsideRoutes(OutsideCalendars calendars) {
        this.calendars = calendars;
    }

    void mount(Api api) {
        api.get(OF_LISTING, this::list);
        api.create(OF_LISTING, this::add);
        api.change(HttpMethod.POST, PATH + "/accept", this::accept);
        api.change(HttpMethod.DELETE, PATH, this::remove);
    }

    private Answer list(Call call) {
        return Answer.ok(call.slice()
                .json(
                        calendars.list(call.caller(Scopes.READ), call.id("id")),
                        OutsideCalendar::id,
                        OutsideRoutes::json));
    }

    private Answer add(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        Input body = call.body();
        String name = Typed.line(body.text("name", LONGEST_NAME));
        body.check("name", !name.isEmpty(), "required", "1 to 100 characters");
        String address = body.text("address", LONGEST_ADDRESS);
        body.done();
        OutsideCalendar made = calendars.add(tx, caller, call.id("id"), name, address);
        return Answer.created(Api.BASE + "/listings/" + made.listing() + "/outside-calendars", json(made));
    }

    private Answer accept(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.LIST);
        call.body().done();
        return Answer.ok(json(calendars.accept(tx, caller, call.id("id"))));
    }

    private Answer remove(Call call, Tx tx) {
        calendars.remove(tx, call.caller(Scopes.LIST), call.id("id"));
        return Answer.empty();
    }

    private static ObjectNode json(OutsideCalendar calendar) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("id", calendar.id().toString())
                .put("listing", calendar.listing().toString())
                .put("name", calendar.name());
        calendar.host().ifPresent(host -> json.put("host", host));
        calendar.known().asOf().ifPresent(at -> json.put("asOf", time(at)));
        json.put("busy", calendar.known().busy());
        calendar.trouble().ifPresent(trouble -> {
            switch (trouble) {
                case OutsideCalendar.Trouble.Failing failing ->
                    json.put("fault", failing.fault().code()).put("failures", failing.failures());
                case OutsideCalendar.Trouble.Emptied emptied -> json.put("emptiedAt", time(emptied.since()));
            }
        });
        return json;
    }

    private static String time(Instant at) {
        return at.atZone(ZONE).toOffsetDateTime().toString();
    }
}
