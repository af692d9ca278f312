package org.mochiyori.booking;

import static org.mochiyori.booking.OccupancyStore.at;
import static org.mochiyori.booking.OccupancyStore.instant;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of outages, and what lies under them. */
final class OutageStore {
    private static final int MOST = 100;

    private OutageStore() {}

    /** Where, of what, by whom and when it was written. */
    record Made(String hub, UUID unit, UUID by, Instant at) {}

    static void insert(Tx tx, Outage outage, Made made) {
        tx.update(
                """
                insert into outages (id, hub, listing, unit, amount, from_at, to_at, reason, made_by, made_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                outage.id(),
                made.hub(),
                outage.listing(),
                made.unit(),
                outage.count(),
                at(outage.from()),
                at(outage.until().orElse(TimeWindow.NEVER)),
                outage.reason(),
                made.by(),
                at(made.at()));
    }

    static Optional<Outage> find(Sql sql, UUID id) {
        return sql.find("select * from outages where id = $1", OutageStore::outage, id);
    }

    /** The latest first. */
    static List<Outage> list(Sql sql, UUID listing) {
        return sql.list(
                "select * from outages where listing = $1 order by made_at desc, id desc limit $2",
                OutageStore::outage,
                listing,
                MOST);
    }

    /** Whether it did: one that is ended stays so. */
    static boolean end(Tx tx, UUID id, UUID by, Instant now) {
        return tx.find(
                        "update outages set ended_by = $2, ended_at = $3 where id = $1 and ended_at is null returning id",
                        row -> row.getUUID("id"),
                        id,
                        by,
                        at(now))
                .isPresent();
    }

    /** Units of which something is out of service, or on loan and late. */
    static List<UUID> unitsInDoubt(Sql sql, Instant now) {
        return sql.list("""
                select unit from outages where ended_at is null and to_at > $1
                union
                select o.unit from booking_lines l join occupancies o on o.line = l.id
                where l.state = 'out' and l.kind = 'equipment' and l.to_at < $1
                """, row -> row.getUUID("unit"), at(now));
    }

    /** Loans of these units that are due and not back. */
    static List<Use> late(Sql sql, Collection<UUID> units, Instant now) {
        return sql.list("""
                select o.unit, o.line as by, o.from_at, o.to_at, o.amount, o.lapses_at, null as closed_for, null as except_at
                from occupancies o join booking_lines l on l.id = o.line
                where o.unit = any ($1) and l.state = 'out' and l.kind = 'equipment' and l.to_at < $2
                """, OccupancyStore::use, units.toArray(UUID[]::new), at(now));
    }

    /** What is promised of these units, has not begun, and nobody has undertaken to manage with what is there. */
    record Promised(Outage.Affected line, String hub, Use use) {}

    static List<Promised> promised(Sql sql, Collection<UUID> units, Instant now) {
        return sql.list("""
                select o.unit, o.line as by, o.from_at, o.to_at, o.amount, o.lapses_at, null as closed_for, null as except_at,
                  b.id as booking, b.number, l.id as line, l.from_at as used_from, l.to_at as used_to, l.state, l.quantity, l.hub
                from occupancies o join booking_lines l on l.id = o.line join bookings b on b.id = l.booking
                where o.unit = any ($1) and l.state in ('requested', 'held', 'confirmed') and l.to_at > $2
                  and coalesce(l.lapses_at > $2, true)
                  and not exists (
                    select from outage_keeps k
                    where k.line = l.id and not exists (
                      select from outages x where x.unit = o.unit and x.made_at > k.at and x.ended_at is null and x.to_at > $2))
                order by l.from_at, b.number, l.position
                """, OutageStore::promised, units.toArray(UUID[]::new), at(now));
    }

    /** A line that stays by its lender's word, begins before a moment and would be no shortage by {@link #promised}. */
    record Standing(Promised promised, Instant keptAt) {}

    static List<Standing> keptBefore(Sql sql, Instant now, Instant before) {
        return sql.list("""
                select o.unit, o.line as by, o.from_at, o.to_at, o.amount, o.lapses_at, null as closed_for, null as except_at,
                  b.id as booking, b.number, l.id as line, l.from_at as used_from, l.to_at as used_to, l.state, l.quantity, l.hub,
                  k.at as kept_at
                from (select line, max(at) as at from outage_keeps group by line) k
                join booking_lines l on l.id = k.line join occupancies o on o.line = l.id join bookings b on b.id = l.booking
                where l.state in ('requested', 'held', 'confirmed') and l.from_at > $1 and l.from_at < $2
                  and coalesce(l.lapses_at > $1, true)
                  and not exists (
                    select from outages x where x.unit = o.unit and x.made_at > k.at and x.ended_at is null and x.to_at > $1)
                order by l.from_at, b.number, l.position
                """, row -> new Standing(promised(row), instant(row, "kept_at")), at(now), at(before));
    }

    /** A line stays as it is. */
    static void keep(Tx tx, UUID outage, UUID line, Outage.Signed by, Optional<String> note) {
        tx.update(
                "insert into outage_keeps (outage, line, at, actor, note) values ($1, $2, $3, $4, $5)",
                outage,
                line,
                at(by.at()),
                by.person(),
                note.orElse(null));
    }

    /** Lines of a listing that stay though too little is there, the last decided first. */
    static List<Outage.Kept> listKept(Sql sql, UUID listing) {
        return sql.list("""
                select k.outage, k.at, k.actor, k.note, b.id as booking, b.number, l.from_at, l.to_at
                from outage_keeps k join outages o on o.id = k.outage join booking_lines l on l.id = k.line
                join bookings b on b.id = l.booking where o.listing = $1 order by k.at desc, l.from_at, b.number limit $2
                """, OutageStore::kept, listing, MOST);
    }

    private static Outage.Kept kept(Row row) {
        return new Outage.Kept(
                row.getUUID("outage"),
                row.getUUID("booking"),
                row.getString("number"),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                new Outage.Signed(row.getUUID("actor"), instant(row, "at")),
                Optional.ofNullable(row.getString("note")));
    }

    private static Promised promised(Row row) {
        return new Promised(
                new Outage.Affected(
                        row.getUUID("booking"),
                        row.getString("number"),
                        row.getUUID("line"),
                        new TimeWindow(instant(row, "used_from"), instant(row, "used_to")),
                        State.of(row.getString("state")),
                        row.getInteger("quantity"),
                        0),
                row.getString("hub"),
                OccupancyStore.use(row));
    }

    private static Outage outage(Row row) {
        return new Outage(
                row.getUUID("id"),
                row.getUUID("listing"),
                row.getInteger("amount"),
                instant(row, "from_at"),
                Optional.of(instant(row, "to_at")).filter(TimeWindow.NEVER::isAfter),
                row.getString("reason"),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
                List.of());
    }
}
