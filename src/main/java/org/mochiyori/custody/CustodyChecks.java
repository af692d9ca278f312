package org.mochiyori.custody;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about hand-overs and returns. */
final class CustodyChecks {
    private static final String BY_HAND = "Look at the booking's history and tell whoever looks after this server.";

    private CustodyChecks() {}

    static List<Check> all() {
        return List.of(places(), gone(), silence(), sequences(), handedOut());
    }

    private static Check places() {
        return RowCheck.of(
                new Promise("custody-places", "What was put down of a line stands with that line's booking.", BY_HAND),
                """
                select format('Record %s is of a line of another booking.', r.id) as what, array[r.booking::text, r.line::text] as ids
                from custody_records r join booking_lines l on l.id = r.line where l.booking <> r.booking
                union all
                select format('Claim %s is about a line of another booking.', c.id), array[c.booking::text, c.line::text]
                from custody_claims c join booking_lines l on l.id = c.line where l.booking <> c.booking
                """);
    }

    private static Check gone() {
        return RowCheck.of(
                new Promise(
                        "custody-moves",
                        "Whatever was put down as handed over or taken back has moved its line.",
                        BY_HAND),
                """
                select format('Line %s: put down as %s, and its history has no such move then.', r.line, r.kind) as what,
                  array[r.booking::text, r.line::text] as ids
                from custody_records r
                where not exists (select from line_moves m where m.line = r.line
                  and m.at <= r.at and m.at > r.at - interval '1 minute'
                  and m.move = any (case when r.kind = 'hand-over' then array['hand-over'] else array['return', 'return-part'] end))
                """);
    }

    private static Check silence() {
        return RowCheck.late(
                new Promise(
                        "custody-silence",
                        "Silence about a hand-over or return is taken for a yes in time, and told.",
                        "Look into the server's log for the job \"custody-silence\"."),
                Duration.ofMinutes(20),
                """
                select format('Record %s waits for a word since %s.', r.id, r.answer_by) as what, array[r.booking::text] as ids
                from custody_records r
                where r.asks and r.answer_by < $1 and not exists (select from custody_answers a where a.record = r.id)
                """);
    }

    private static Check sequences() {
        return RowCheck.of(
                new Promise("custody-history", "Renewals and claims have their whole history.", BY_HAND), """
                select format('Claim %s has %s moves, and the last is number %s.', c.id, count(m.sequence), max(m.sequence)) as what,
                  array[c.booking::text, c.id::text] as ids
                from custody_claims c left join custody_claim_moves m on m.claim = c.id group by c.id
                having count(m.sequence) <> coalesce(max(m.sequence), -1)
                union all
                select format('Line %s has %s moves about a renewal, and the last is number %s.', line, count(*), max(sequence)),
                  array[line::text]
                from custody_renewals group by line having count(*) <> max(sequence)
                """);
    }

    private static Check handedOut() {
        return RowCheck.of(
                new Promise(
                        "custody-once", "No thing is in two pairs of hands: no more is out than there is.", BY_HAND),
                """
                select format('Of unit %s there are %s, and %s are out.', u.id, u.capacity, sum(o.amount)) as what,
                  array[u.id::text] || array_agg(l.booking::text) as ids
                from occupancies o join booking_lines l on l.id = o.line join units u on u.id = o.unit
                where l.state = 'out' and l.kind = 'equipment' group by u.id having sum(o.amount) > u.capacity
                """);
    }
}
