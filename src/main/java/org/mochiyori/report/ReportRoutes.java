package org.mochiyori.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Seen;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.Query;

/** 利用報告 and 実施報告 over HTTP, and the figures made of them. */
final class ReportRoutes {
    private static final int MOST_YEN = 1_000_000;
    private static final int MOST_PERSONS = 100_000;
    private static final int MOST_KINDS = 8;

    private final Bookings bookings;
    private final Reports reports;
    private final Uses uses;

    ReportRoutes(Bookings bookings, Reports reports, Uses uses) {
        this.bookings = bookings;
        this.reports = reports;
        this.uses = uses;
    }

    void mount(Api api) {
        api.get("/bookings/:id/reports", this::list);
        api.create("/bookings/:id/lines/:line/report", this::report);
        api.get("/hubs/:id/uses", this::figures);
    }

    private Answer list(Call call) {
        call.query().done();
        Seen seen = bookings.get(call.caller(), call.id("id"));
        ObjectNode json = JsonBody.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        reports.list(seen).forEach(report -> items.add(ReportJson.of(report, seen)));
        ArrayNode asked = json.putArray("asked");
        reports.asks(seen).forEach(ask -> asked.add(ReportJson.ask(ask)));
        return Answer.ok(json);
    }

    private Answer report(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Seen seen = bookings.get(tx, caller, call.id("id"));
        Booking.Entry entry = seen.entries().stream()
                .filter(one -> one.line().terms().id().equals(call.id("line")))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        boolean help = entry.line().terms().thing().kind().equals("skill");
        Report report = help ? help(call, tx, caller) : use(call, tx, caller);
        return Answer.created(Api.BASE + "/bookings/" + report.booking() + "/reports", ReportJson.of(report, seen));
    }

    private Report help(Call call, Tx tx, Caller caller) {
        Input in = call.body();
        int persons = in.number("persons", 0, MOST_PERSONS);
        int minutes = in.number("minutes", 1, Reports.MOST_MINUTES);
        Optional<String> remarks = in.textIfAny("remarks", 1000);
        int expense = in.numberIfAny("expense", 0, MOST_YEN).orElse(0);
        in.done();
        Report.Said said = new Report.Said(
                Optional.empty(),
                Report.Attended.of(persons),
                List.of(),
                Optional.empty(),
                remarks,
                OptionalInt.of(minutes));
        return reports.reportHelp(tx, caller, at(call, OptionalLong.empty()), said, new Yen(expense));
    }

    private Report use(Call call, Tx tx, Caller caller) {
        Input in = call.body();
        Optional<Integer> persons = in.numberIfAny("persons", 0, MOST_PERSONS);
        List<Report.Count> counts = in.objects("counts", MOST_KINDS).stream()
                .map(ReportRoutes::count)
                .toList();
        Reports.Words words = new Reports.Words(
                in.textIfAny("usedFor", 300),
                new HashSet<>(in.texts("checks", 20, 100)),
                in.textIfAny("trouble", 1000),
                in.textIfAny("remarks", 1000));
        in.done();
        return reports.report(
                tx, caller, at(call, call.ifMatchIfAny()), new Reports.Attendance(persons, counts), words);
    }

    private static Report.Count count(Input in) {
        Report.Count count = new Report.Count(in.text("of", 30), in.number("n", 0, MOST_PERSONS));
        in.end();
        return count;
    }

    private Answer figures(Call call) {
        Caller caller = call.caller();
        Query query = call.query();
        Optional<LocalDate> from = query.convert("from", "a day such as 2027-04-01", ReportRoutes::day);
        Optional<LocalDate> to = query.convert("to", "a day such as 2028-03-31", ReportRoutes::day);
        query.done();
        Uses.Days days = uses.days(call.path("id"), from, to);
        Figures figures = uses.figures(caller, call.path("id"), days);
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("from", days.first().toString())
                .put("to", days.last().toString());
        ArrayNode items = json.putArray("items");
        figures.rows().forEach(row -> items.add(figure(row)));
        return Answer.ok(json);
    }

    private static ObjectNode figure(Figures.Row row) {
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("listing", row.listing().toString())
                .put("name", row.name())
                .put("kind", row.kind())
                .put("uses", row.uses())
                .put("minutes", row.minutes())
                .put("reported", row.reported())
                .put("persons", row.persons())
                .put("expected", row.expected());
        ArrayNode counts = json.putArray("counts");
        for (Map.Entry<String, Long> count : row.counts().entrySet()) {
            counts.addObject().put("of", count.getKey()).put("n", count.getValue());
        }
        return json;
    }

    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 2000 || day.getYear() > 2199) {
            throw new IllegalArgumentException("no day of ours");
        }
        return day;
    }

    private static Reports.At at(Call call, OptionalLong version) {
        return new Reports.At(call.id("id"), call.id("line"), version);
    }
}
