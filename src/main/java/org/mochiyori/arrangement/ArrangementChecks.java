package org.mochiyori.arrangement;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about soundings. */
final class ArrangementChecks {
    private ArrangementChecks() {}

    static List<Check> all() {
        return List.of(ended(), decided(), asked());
    }

    private static Check ended() {
        return RowCheck.late(
                new Promise(
                        "soundings-ended",
                        "Where nobody answers in time, the desk is told within an hour.",
                        "See the server's log for the job \"soundings\"."),
                Duration.ofHours(1),
                """
                select format('Sounding %s should have ended at %s.', id, answer_by) as what, array[id::text] as ids
                from soundings where state = 'open' and answer_by < $1
                """);
    }

    private static Check decided() {
        return RowCheck.of(
                new Promise(
                        "soundings-decided",
                        "What somebody behind a skill has accepted was approved, at the time they accepted.",
                        "Tell the makers of the program: somebody may come for nothing, or nobody may come."),
                """
                select format('Line %s was accepted for %s and stands as %s from %s.', s.line, s.from_at, l.state, l.from_at)
                    as what, array[s.id::text, s.line::text] as ids
                from soundings s join booking_lines l on l.id = s.line
                where s.state = 'accepted' and (l.state in ('requested', 'declined') or l.from_at <> s.from_at)
                """);
    }

    private static Check asked() {
        return RowCheck.late(
                new Promise(
                        "renewals-asked",
                        "Whether somebody still offers a skill is asked within days of its time.",
                        "See the server's log for the job \"renewals\"."),
                Duration.ofDays(3),
                """
                select format('The skill %s should have been asked about on %s.', r.listing, r.next_on) as what,
                  array[r.listing::text] as ids
                from skill_renewals r join listings l on l.id = r.listing
                where r.next_on < $1::date and l.state = 'published'
                """);
    }
}
