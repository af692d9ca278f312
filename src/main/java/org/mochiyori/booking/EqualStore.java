package org.mochiyori.booking;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;

/** Listings that could stand in for another. */
final class EqualStore {
    private EqualStore() {}

    /**
     * Things of the same category that one can apply for here, big enough as far as is known: those of the same hub first,
     * then the nearest. Whether they are free is asked afterwards.
     *
     * @param booking whose own things are left out
     */
    static List<UUID> list(Sql sql, Terms lost, UUID booking, OptionalInt persons) {
        return sql.list(
                """
                select c.id
                from listings o left join places op on op.id = o.place
                join listings c on c.category = o.category and c.category <> '' and c.kind = o.kind
                left join places cp on cp.id = c.place
                where o.id = $1 and c.state = 'published' and c.reservation = 'here'
                  and c.id not in (select listing from booking_lines where booking = $2)
                  and (c.kind <> 'equipment' or c.quantity >= $3)
                  and (c.kind <> 'space' or $4::int is null or coalesce(c.capacity >= $4, true))
                order by c.hub <> o.hub, (cp.lat - op.lat) ^ 2 + (cp.lon - op.lon) ^ 2 nulls last, c.id
                limit $5
                """,
                row -> row.getUUID("id"),
                lost.thing().listing(),
                booking,
                lost.quantity(),
                persons.isPresent() ? persons.getAsInt() : null,
                Wish.MOST_LINES);
    }
}
