package org.mochiyori.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of reports. They are only added; the last one of a line counts. */
final class ReportStore {
    private ReportStore() {}

    /** One at a time reports about a booking. */
    static void lock(Tx tx, UUID booking) {
        tx.find("select id from bookings where id = $1 for no key update", row -> row.getUUID("id"), booking);
    }

    static void insert(Tx tx, Report report) {
        Report.Said said = report.said();
        tx.update(
                """
                insert into use_reports (line, sequence, booking, at, used_for, persons, counts, checks, trouble, remarks, minutes,
                  actor, on_behalf_of)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """,
                report.line(),
                report.sequence(),
                report.booking(),
                report.at().atOffset(ZoneOffset.UTC),
                said.usedFor().orElse(null),
                said.attended().persons(),
                Jsonb.of(ReportJson.counts(said.attended().counts())),
                Jsonb.of(ReportJson.checks(said.checks())),
                said.trouble().orElse(null),
                said.remarks().orElse(null),
                said.minutes().isPresent() ? said.minutes().getAsInt() : null,
                report.by(),
                report.onBehalfOf().orElse(null));
    }

    /** Those that count, one a line, the oldest first. */
    static List<Report> listOfBooking(Sql sql, UUID booking) {
        return sql.list("""
                select r.*, array(select p.id from use_report_photos p where p.line = r.line order by p.at, p.id) as photos
                from (select distinct on (line) * from use_reports where booking = $1 order by line, sequence desc) r
                order by at, line
                """, ReportStore::report, booking);
    }

    /** The one of a line that counts. */
    static Optional<Report> find(Sql sql, UUID booking, UUID line) {
        return listOfBooking(sql, booking).stream()
                .filter(report -> report.line().equals(line))
                .findFirst();
    }

    /** Those that count, of uses of a hub that began in a time, in which something is broken, dirty or found, or pictured. */
    static List<Uses.Trouble> listTroubles(Sql sql, String hub, TimeWindow within, int limit) {
        return sql.list(
                """
                select r.booking, r.line, r.trouble, p.n as photos
                from (
                  select distinct on (u.line) u.* from booking_lines l join use_reports u on u.line = l.id
                  where l.hub = $1 and l.from_at >= $2 and l.from_at < $3 order by u.line, u.sequence desc
                ) r, lateral (select count(*)::int as n from use_report_photos p where p.line = r.line) p
                where r.trouble is not null or p.n > 0
                order by r.at desc, r.line limit $4
                """,
                row -> new Uses.Trouble(
                        row.getUUID("booking"),
                        row.getUUID("line"),
                        Optional.ofNullable(row.getString("trouble")),
                        row.getInteger("photos")),
                hub,
                within.from().atOffset(ZoneOffset.UTC),
                within.until().atOffset(ZoneOffset.UTC),
                limit);
    }

    private static Report report(Row row) {
        Integer minutes = row.getInteger("minutes");
        return new Report(
                row.getUUID("booking"),
                row.getUUID("line"),
                row.getInteger("sequence"),
                row.getOffsetDateTime("at").toInstant(),
                new Report.Said(
                        Optional.ofNullable(row.getString("used_for")),
                        new Report.Attended(
                                row.getInteger("persons"),
                                all(
                                        Jsonb.read(row, "counts"),
                                        one -> new Report.Count(
                                                one.path("of").asText(),
                                                one.path("n").asInt()))),
                        all(
                                Jsonb.read(row, "checks"),
                                one -> new Report.Check(
                                        one.path("text").asText(),
                                        one.path("ok").asBoolean())),
                        Optional.ofNullable(row.getString("trouble")),
                        Optional.ofNullable(row.getString("remarks")),
                        minutes == null ? OptionalInt.empty() : OptionalInt.of(minutes)),
                row.getUUID("actor"),
                Optional.ofNullable(row.getUUID("on_behalf_of")),
                Arrays.asList(row.getArrayOfUUIDs("photos")));
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        array.forEach(item -> all.add(reader.apply(item)));
        return all;
    }
}
