package org.mochiyori.feed;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.text.Named;

/** Reads what people and groups borrow and lend, and when a listing is taken. */
final class AgendaStore {
    /** What is over for a longer time, or lies farther ahead than this many events, is not told. */
    private static final int MOST = 5000;

    private AgendaStore() {}

    /**
     * Whose.
     *
     * @param self a person who borrows for themselves, if their own borrowing is meant too
     * @param borrowers groups as borrowers
     * @param lenders groups as lenders
     */
    record Whose(Optional<UUID> self, Collection<UUID> borrowers, Collection<UUID> lenders) {}

    /** Lines that end after a moment, those that came to nothing only where that was after it, too; in order. */
    static List<Agenda.Use> list(Sql sql, Whose whose, Instant since) {
        return sql.list(
                """
                with mine as (
                  select l.id, true as borrowing from bookings b join booking_lines l on l.booking = b.id
                  where b.group_id = any ($1) and l.to_at > $4
                  union all
                  select l.id, true from bookings b join booking_lines l on l.booking = b.id
                  where b.person = $3 and b.group_id is null and l.to_at > $4
                  union all
                  select l.id, false from booking_lines l where l.lender = any ($2) and l.to_at > $4
                )
                select l.id, l.booking, b.number, b.purpose, l.title, l.kind, l.quantity, l.from_at, l.to_at, l.state,
                  case when s.name = l.title then s.translations -> 'en' ->> 'name' end as title_en,
                  l.sequence, m.at, h.time_zone, p.name as place, o.borrowing, b.group_id is null as of_person,
                  case when b.hub = l.hub or exists (
                    -- As the rule of what a lender is told of who borrows has it: a running loan outlives its agreement.
                    select from agreements a where a.owner_hub = l.hub and a.borrower_hub = b.hub
                      and a.state in ('agreed', 'ended') and 'group-name' = any (a.data_items)) then g.name end as borrower
                from (select id, bool_or(borrowing) as borrowing from mine group by id) o
                join booking_lines l on l.id = o.id join bookings b on b.id = l.booking join hubs h on h.id = l.hub
                join listings s on s.id = l.listing left join places p on p.id = s.place
                left join groups g on g.id = b.group_id
                cross join lateral (select max(v.at) as at from line_moves v where v.line = l.id) m
                where m.at > $4 or l.state in ('requested', 'held', 'confirmed', 'out', 'closed')
                order by l.from_at, l.id limit $5
                """,
                AgendaStore::use,
                ids(whose.borrowers()),
                ids(whose.lenders()),
                whose.self().orElse(null),
                since.atOffset(ZoneOffset.UTC),
                MOST);
    }

    /**
     * A time in which a listing is taken.
     *
     * @param id of the line, the block or the busy time
     * @param agreed whether it is certain: requests and holds are not yet
     */
    record Taken(String id, int sequence, TimeWindow window, Instant at, boolean agreed) {}

    /** Uses and closed times of any of the listing's units that end after a moment, each once, in order. */
    static List<Taken> taken(Sql sql, UUID listing, Instant since) {
        return sql.list(
                """
                select l.id::text as id, l.sequence, l.from_at, l.to_at, l.state in ('confirmed', 'out') as agreed,
                  (select max(m.at) from line_moves m where m.line = l.id) as at
                from booking_lines l
                where (l.state in ('held', 'confirmed', 'out') or (l.state = 'requested' and l.request_blocks)) and l.to_at > $2
                  and l.units && (select array_agg(unit) from listing_units where listing = $1)
                union all
                select b.id::text, 1, b.from_at,
                  -- Calendars draw each day of it: of a time without a known end they get some years, the same all year long.
                  least(b.to_at, date_trunc('year', $2::timestamptz) + interval '3 years'), true, b.made_at from blocks b
                where b.lifted_at is null and b.to_at > $2 and b.id in (
                  select k.block from block_units k join listing_units u on u.unit = k.unit where u.listing = $1)
                union all
                select distinct e.calendar::text || to_char(e.from_at at time zone 'UTC', '-YYYYMMDDHH24MISS'), 1, e.from_at, e.to_at,
                  true, coalesce(c.as_of, c.made_at)
                from outside_busy e join outside_calendars c on c.id = e.calendar
                where e.to_at > $2 and e.unit in (select unit from listing_units where listing = $1)
                order by from_at, id limit $3
                """,
                row -> new Taken(
                        row.getString("id"),
                        row.getInteger("sequence"),
                        window(row),
                        instant(row, "at"),
                        row.getBoolean("agreed")),
                listing,
                since.atOffset(ZoneOffset.UTC),
                MOST);
    }

    private static Agenda.Use use(Row row) {
        return new Agenda.Use(
                row.getUUID("id"),
                row.getInteger("sequence"),
                instant(row, "at"),
                State.of(row.getString("state")),
                window(row),
                ZoneId.of(row.getString("time_zone")),
                new Agenda.Thing(
                        new Named(
                                row.getString("title"),
                                "",
                                Optional.ofNullable(row.getString("title_en")).orElse("")),
                        row.getString("kind"),
                        row.getInteger("quantity"),
                        Optional.ofNullable(row.getString("place"))),
                new Agenda.Request(row.getUUID("booking"), row.getString("number"), row.getString("purpose")),
                row.getBoolean("borrowing"),
                other(row));
    }

    private static Agenda.Other other(Row row) {
        if (row.getBoolean("of_person")) {
            return new Agenda.Other.Somebody();
        }
        return Optional.ofNullable(row.getString("borrower"))
                .<Agenda.Other>map(Agenda.Other.Named::new)
                .orElseGet(Agenda.Other.Unnamed::new);
    }

    private static TimeWindow window(Row row) {
        return new TimeWindow(instant(row, "from_at"), instant(row, "to_at"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static UUID[] ids(Collection<UUID> some) {
        return some.toArray(UUID[]::new);
    }
}
