package org.mochiyori.booking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;

/** What keeps a listing's units taken or closed, for its calendar. */
final class FeedStore {
    private FeedStore() {}

    /** Agreed uses and blocks of any of the listing's units from an instant on, each once, in order. */
    static List<CalendarFeed.Busy> list(Sql sql, UUID listing, Instant from, String domain) {
        return sql.list(
                """
                select l.id, l.sequence, l.from_at, l.to_at,
                  (select max(m.at) from line_moves m where m.line = l.id) as at
                from booking_lines l
                where l.state in ('confirmed', 'out') and l.to_at > $2
                  and l.units && (select array_agg(unit) from listing_units where listing = $1)
                union all
                select b.id, 1, b.from_at, b.to_at, b.made_at from blocks b
                where b.lifted_at is null and b.to_at > $2 and b.id in (
                  select k.block from block_units k join listing_units u on u.unit = k.unit where u.listing = $1)
                order by from_at, id limit 2000
                """,
                row -> new CalendarFeed.Busy(
                        row.getUUID("id") + "@" + domain,
                        row.getInteger("sequence"),
                        OccupancyStore.instant(row, "from_at"),
                        OccupancyStore.instant(row, "to_at"),
                        OccupancyStore.instant(row, "at")),
                listing,
                from.atOffset(ZoneOffset.UTC));
    }
}
