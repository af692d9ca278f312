package org.mochiyori.booking;

import static org.mochiyori.booking.OccupancyStore.at;
import static org.mochiyori.booking.OccupancyStore.instant;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.platform.db.Sql;

/** What is not back though it is due, and whom that leaves without. */
final class LoanStore {
    private LoanStore() {}

    /** @param due when it should have been back */
    record Late(UUID booking, UUID line, Instant due, ZoneId zone) {}

    /**
     * Things that take nothing any more by their time, though they are not back; not those on whose heels somebody else's time
     * follows, for whom nothing is to be kept free.
     */
    static List<Late> listLate(Sql sql, Instant now, int most) {
        return sql.list(
                """
                select l.booking, l.id, l.to_at, h.time_zone from booking_lines l join hubs h on h.id = l.hub
                where l.state = 'out' and l.kind = 'equipment' and l.foot_to <= $1
                  and not exists (
                    select from occupancies o join units u on u.id = o.unit
                    join occupancies n on n.unit = o.unit and n.line <> o.line and n.from_at <= o.to_at and n.to_at > o.to_at
                    where o.line = l.id and o.amount + n.amount > u.capacity)
                order by l.foot_to limit $2
                """,
                row -> new Late(
                        row.getUUID("booking"),
                        row.getUUID("id"),
                        instant(row, "to_at"),
                        ZoneId.of(row.getString("time_zone"))),
                at(now),
                most);
    }

    /**
     * Agreed lines of a booking, beginning within two days, for which too little is here: by line how many are missing, given
     * all that is out and late, and all others that begin before.
     */
    static Map<UUID, Integer> missing(Sql sql, UUID booking, Instant now) {
        record Missing(UUID line, int count) {}
        return sql
                .list("""
                        select l.id, max(o.amount + x.amount - u.capacity)::int as missing
                        from booking_lines l join occupancies o on o.line = l.id join units u on u.id = o.unit
                        cross join lateral (
                          select coalesce(sum(t.amount), 0) as amount from occupancies t join booking_lines k on k.id = t.line
                          where t.unit = o.unit and t.line <> l.id and k.state = 'out' and k.to_at < $2
                        ) x
                        where l.booking = $1 and l.state = 'confirmed' and l.kind = 'equipment'
                          and l.from_at < $2 + interval '2 days' and o.amount + x.amount > u.capacity
                        group by l.id
                        """, row -> new Missing(row.getUUID("id"), row.getInteger("missing")), booking, at(now))
                .stream()
                .collect(Collectors.toMap(Missing::line, Missing::count));
    }
}
