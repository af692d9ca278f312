package org.mochiyori.booking;

import static org.mochiyori.booking.OccupancyStore.at;
import static org.mochiyori.booking.OccupancyStore.instant;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;

/** What is not back though it is due. */
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
}
