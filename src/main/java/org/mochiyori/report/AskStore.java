package org.mochiyori.report;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of reports that are asked for, and the uses that are over. */
final class AskStore {
    private static final String USED = """
            select l.id as line, l.booking, l.hub, l.listing, l.kind, b.nature,
              ((l.to_at - interval '1 microsecond') at time zone h.time_zone)::date as last_day
            from booking_lines l join bookings b on b.id = l.booking join hubs h on h.id = l.hub
            join listings g on g.id = l.listing
            where l.kind in ('space', 'equipment')
              and exists (select from rule_values r where r.kind = 'report' and (r.scope, r.scope_id) in
                (('listing', g.id::text), ('place', g.place::text), ('hub', g.hub)))
              and not exists (select from report_asks a where a.line = l.id)
              and not exists (select from use_reports r where r.line = l.id)
            """;

    private AskStore() {}

    /** A line whose use is over. */
    record Used(UUID line, UUID booking, String hub, UUID listing, String kind, String nature, LocalDate lastDay) {}

    /** What is asked for, as letters tell it. */
    record Told(UUID line, UUID booking, LocalDate dueOn) {}

    /** A hub with its days. */
    record Place(String hub, ZoneId zone) {}

    /** Lines of bookings that have come back, of lenders who ask about any. */
    static List<Used> listReturned(Sql sql, Collection<UUID> bookings) {
        return sql.list(
                USED + " and l.booking = any ($1) and l.state = 'closed' and not l.no_show", AskStore::used, (Object)
                        bookings.toArray(UUID[]::new));
    }

    /** Rooms whose time has ended, though nobody at a desk has noted it. */
    static List<Used> listLeft(Sql sql, Instant since, Instant now) {
        // Each state with the bound of its own index: of millions of lines only these few weeks are read.
        return sql.list(USED + """
                 and l.kind = 'space' and l.from_at >= $1 and l.to_at <= $2
                 and ((l.state = 'confirmed' and l.from_at >= $1) or (l.state = 'out' and l.to_at <= $2))
                """, AskStore::used, since.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC));
    }

    static void insert(Tx tx, Map<Used, Ask> asks, Instant now) {
        tx.batch(
                """
                insert into report_asks (line, booking, hub, asked_at, due_on) values ($1, $2, $3, $4, $5)
                on conflict (line) do nothing
                """,
                asks.entrySet().stream()
                        .map(entry -> List.<Object>of(
                                entry.getKey().line(),
                                entry.getKey().booking(),
                                entry.getKey().hub(),
                                now.atOffset(ZoneOffset.UTC),
                                entry.getValue().dueOn()))
                        .toList());
    }

    /** There is nothing to tell about a line any more. */
    static void settle(Tx tx, UUID line) {
        tx.update("update report_asks set told = 2 where line = $1 and told < 2", line);
    }

    /** Hubs with something to tell. */
    static List<Place> listPlaces(Sql sql) {
        return sql.list("""
                select h.id, h.time_zone from hubs h
                where exists (select from report_asks a where a.hub = h.id and a.told < 2) order by h.id
                """, row -> new Place(row.getString("id"), ZoneId.of(row.getString("time_zone"))));
    }

    /** Takes those of which nobody has been told; each is taken once, whichever server does it. */
    static List<Told> takeAsked(Tx tx, String hub, LocalDate today, int limit) {
        return take(tx, "a.told = 0 and a.due_on >= $2", 1, hub, today, limit);
    }

    /** Takes those that are overdue since a day before this one. */
    static List<Told> takeOverdue(Tx tx, String hub, LocalDate today, int limit) {
        return take(tx, "a.told < 2 and a.due_on < $2", 2, hub, today, limit);
    }

    private static List<Told> take(Tx tx, String which, int told, String hub, LocalDate today, int limit) {
        return tx.list(
                """
                with due as (
                  select a.line from report_asks a join booking_lines l on l.id = a.line
                  where a.hub = $1 and not l.no_show and %s order by a.due_on, a.line limit $4 for update of a skip locked
                )
                update report_asks a set told = $3 from due where a.line = due.line returning a.line, a.booking, a.due_on
                """.formatted(which),
                row -> new Told(row.getUUID("line"), row.getUUID("booking"), row.getLocalDate("due_on")),
                hub,
                today,
                told,
                limit);
    }

    /** What a hub waits for, the longest first. */
    static List<Uses.Missing> listMissing(Sql sql, String hub, int limit) {
        return sql.list(
                """
                select a.booking, a.line, a.due_on from report_asks a join booking_lines l on l.id = a.line
                where a.hub = $1 and not l.no_show and not exists (select from use_reports r where r.line = a.line)
                order by a.due_on, a.line limit $2
                """,
                row -> new Uses.Missing(row.getUUID("booking"), row.getUUID("line"), row.getLocalDate("due_on")),
                hub,
                limit);
    }

    private static Used used(Row row) {
        return new Used(
                row.getUUID("line"),
                row.getUUID("booking"),
                row.getString("hub"),
                row.getUUID("listing"),
                row.getString("kind"),
                row.getString("nature"),
                row.getLocalDate("last_day"));
    }
}
