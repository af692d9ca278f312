package org.mochiyori.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mochiyori.booking.Seen;
import org.mochiyori.platform.web.JsonBody;

/** Reports as JSON. */
final class ReportJson {
    private ReportJson() {}

    /** A report, with its times as they are at the place. */
    static ObjectNode of(Report report, Seen seen) {
        return report(report, Reports.line(seen, report.line()).terms().thing().zone());
    }

    private static ObjectNode report(Report report, ZoneId zone) {
        Report.Said said = report.said();
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("line", report.line().toString())
                .put("version", report.sequence())
                .put(
                        "at",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(report.at()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .atZone(zone)
                                .toOffsetDateTime()));
        said.usedFor().ifPresent(text -> json.put("usedFor", text));
        json.put("persons", said.attended().persons());
        json.set("counts", counts(said.attended().counts()));
        json.set("checks", checks(said.checks()));
        said.trouble().ifPresent(text -> json.put("trouble", text));
        said.remarks().ifPresent(text -> json.put("remarks", text));
        said.minutes().ifPresent(minutes -> json.put("minutes", minutes));
        ArrayNode photos = json.putArray("photos");
        report.photos().forEach(photo -> photos.add("/reports/photos/" + photo));
        return json;
    }

    static ObjectNode ask(Ask ask) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        json.put("line", ask.line().toString()).put("dueOn", ask.dueOn().toString());
        ArrayNode counts = json.putArray("counts");
        ask.counts().forEach(counts::add);
        ArrayNode checks = json.putArray("checklist");
        ask.checklist().forEach(checks::add);
        return json;
    }

    static ArrayNode counts(List<Report.Count> counts) {
        ArrayNode all = JsonBody.mapper().createArrayNode();
        counts.forEach(count -> all.addObject().put("of", count.of()).put("n", count.n()));
        return all;
    }

    static ArrayNode checks(List<Report.Check> checks) {
        ArrayNode all = JsonBody.mapper().createArrayNode();
        checks.forEach(check -> all.addObject().put("text", check.text()).put("ok", check.ok()));
        return all;
    }
}
