package org.mochiyori.arrangement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mochiyori.booking.Bookings;
import org.mochiyori.kernel.Yen;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;

/** 実施報告 over HTTP. */
final class ReportRoutes {
    private static final int MOST_YEN = 1_000_000;

    private final Bookings bookings;
    private final Reports reports;

    ReportRoutes(Bookings bookings, Reports reports) {
        this.bookings = bookings;
        this.reports = reports;
    }

    void mount(Api api) {
        api.get("/bookings/:id/reports", this::list);
        api.create("/bookings/:id/lines/:line/report", this::report);
    }

    private Answer list(Call call) {
        call.query().done();
        ObjectNode json = JsonBody.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        reports.list(bookings.get(call.caller(), call.id("id"))).forEach(report -> items.add(json(report)));
        return Answer.ok(json);
    }

    private Answer report(Call call, Tx tx) {
        Input in = call.body();
        int persons = in.number("persons", 0, 100_000);
        int minutes = in.number("minutes", 1, Reports.MOST_MINUTES);
        var remarks = in.textIfAny("remarks", 1000);
        int expense = in.numberIfAny("expense", 0, MOST_YEN).orElse(0);
        in.done();
        Soundings.At at = new Soundings.At(call.id("id"), call.id("line"));
        Report report = reports.report(
                tx, call.caller(Scopes.BOOK), at, new Report.Said(persons, minutes, remarks), new Yen(expense));
        return Answer.created(Api.BASE + "/bookings/" + at.booking() + "/reports", json(report));
    }

    private static ObjectNode json(Report report) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("line", report.line().toString())
                .put("at", SoundingJson.time(report.at()))
                .put("persons", report.said().persons())
                .put("minutes", report.said().minutes());
        report.said().remarks().ifPresent(remarks -> json.put("remarks", remarks));
        return json;
    }
}
