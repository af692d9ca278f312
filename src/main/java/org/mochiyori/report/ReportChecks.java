package org.mochiyori.report;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about reports. */
final class ReportChecks {
    private static final String TELL = "Tell the makers of the program: a report and its booking have parted.";

    private ReportChecks() {}

    static List<Check> all() {
        return List.of(helped(), places(), sums(), told());
    }

    private static Check helped() {
        return RowCheck.of(new Promise("help-reported", "Help that was reported is closed.", TELL), """
                select format('Line %s was reported and stands as %s.', r.line, l.state) as what, array[r.line::text] as ids
                from use_reports r join booking_lines l on l.id = r.line
                where l.kind = 'skill' and (l.state <> 'closed' or l.no_show)
                """);
    }

    private static Check places() {
        return RowCheck.of(
                new Promise(
                        "report-places", "Reports stand with the booking of their line, one after the other.", TELL),
                """
                select format('Report %s of line %s stands with another booking.', r.sequence, r.line) as what,
                  array[r.booking::text, r.line::text] as ids
                from use_reports r join booking_lines l on l.id = r.line where l.booking <> r.booking
                union all
                select format('The reports of line %s are numbered up to %s and are %s.', r.line, max(r.sequence), count(*)),
                  array[r.line::text]
                from use_reports r group by r.line having count(*) <> max(r.sequence)
                """);
    }

    private static Check sums() {
        return RowCheck.of(
                new Promise("report-sums", "The kinds of people that are counted add up to all who came.", TELL), """
                select format('The report of line %s counts %s of %s.', r.line, c.n, r.persons) as what, array[r.line::text] as ids
                from use_reports r, lateral (
                  select sum((one ->> 'n')::bigint) as n from jsonb_array_elements(r.counts) one) c
                where c.n <> r.persons
                """);
    }

    private static Check told() {
        return RowCheck.late(
                new Promise(
                        "reports-told",
                        "Who owes a report is told so within days.",
                        "See the server's log for the job \"reports-told\"."),
                Duration.ofDays(3),
                """
                select format('The report of line %s is asked for and nobody was told.', a.line) as what,
                  array[a.booking::text, a.line::text] as ids
                from report_asks a join booking_lines l on l.id = a.line
                where a.told = 0 and not l.no_show and a.asked_at < $1
                """);
    }
}
