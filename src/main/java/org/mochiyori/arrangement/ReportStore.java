package org.mochiyori.arrangement;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of reports. */
final class ReportStore {
    private ReportStore() {}

    static void insert(Tx tx, Report report) {
        tx.update(
                """
                insert into help_reports (line, booking, at, persons, minutes, remarks, actor)
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                report.line(),
                report.booking(),
                report.at().atOffset(ZoneOffset.UTC),
                report.said().persons(),
                report.said().minutes(),
                report.said().remarks().orElse(null),
                report.by());
    }

    static List<Report> listOfBooking(Sql sql, UUID booking) {
        return sql.list(
                "select * from help_reports where booking = $1 order by at, line",
                row -> new Report(
                        row.getUUID("booking"),
                        row.getUUID("line"),
                        row.getOffsetDateTime("at").toInstant(),
                        new Report.Said(
                                row.getInteger("persons"),
                                row.getInteger("minutes"),
                                Optional.ofNullable(row.getString("remarks"))),
                        row.getUUID("actor")),
                booking);
    }
}
