package org.mochiyori.dues;

import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about money: that it adds up. */
final class DuesChecks {
    private static final String BY_HAND =
            "Compare the booking's page with the desk's own book, and tell whoever looks after this server.";

    private DuesChecks() {}

    static List<Check> all() {
        return List.of(places(), received(), reduced(), owed());
    }

    private static Check places() {
        return RowCheck.of(
                new Promise(
                        "payments-places", "Money was received for a lender of the booking it is noted at.", BY_HAND),
                """
                select format('Payment %s is for a group that lends nothing in its booking.', p.number) as what,
                  array[p.booking::text] as ids
                from payments p
                where not exists (
                  select from booking_lines l where l.booking = p.booking and l.lender = p.lender and l.hub = p.hub)
                """);
    }

    private static Check received() {
        return RowCheck.of(new Promise("payments-sums", "No more money is paid back than was received.", BY_HAND), """
                select format('%s yen more were paid back than received.', -sum(p.yen)) as what, array[p.booking::text] as ids
                from payments p group by p.booking, p.lender, p.deposit having sum(p.yen) < 0
                """);
    }

    private static Check reduced() {
        return RowCheck.of(
                new Promise(
                        "reductions-steps",
                        "The steps of a 減免 follow each other: asked for, then decided once.",
                        BY_HAND),
                """
                select format('Step %s of the 減免 of line %s is %s.', r.sequence, r.line, r.move) as what, array[r.line::text] as ids
                from (select line, sequence, move, row_number() over w as place, lag(move) over w as before
                  from reductions window w as (partition by line order by sequence)) r
                where r.sequence <> r.place
                  or (r.move = 'ask') <> (r.before is null or r.before = 'refuse')
                """);
    }

    /** Of lines of which not both a part was let off and a 減免 granted, and without claims, whose amounts come and go. */
    private static Check owed() {
        return RowCheck.of(
                new Promise("dues-sums", "No more is taken off a price, or let off, than is owed.", BY_HAND), """
                select format('Of line %s %s yen more are taken off than are owed.', l.id, -s.yen) as what,
                  array[l.booking::text, l.id::text] as ids
                from booking_lines l, lateral (
                  select coalesce((select sum((part ->> 'yen')::bigint) from jsonb_array_elements(l.fee) part
                      where part ->> 'code' <> 'deposit'), 0)
                    - coalesce((select r.yen from reductions r where r.line = l.id and r.move = 'grant'
                      order by r.sequence desc limit 1), 0)
                    + coalesce((select sum(c.yen) from charges c where c.line = l.id), 0) as yen) s
                where l.state in ('confirmed', 'out', 'closed') and s.yen < 0
                  and exists (select from charges c where c.line = l.id and c.kind = 'waiver')
                    <> exists (select from reductions r where r.line = l.id and r.move = 'grant')
                  and not exists (select from custody_claims c where c.line = l.id)
                """);
    }
}
