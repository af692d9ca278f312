package org.mochiyori.outside;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code outside_calendars}, and the busy times of units. */
final class OutsideStore {
    private static final String SELECT = """
            select c.*, (select count(distinct o.from_at)::int from outside_busy o where o.calendar = c.id and o.to_at > $2) as busy
            from outside_calendars c
            """;

    private OutsideStore() {}

    /** What a row says beside what is told of it. */
    record Kept(OutsideCalendar calendar, Optional<String> address, Optional<String> etag, Optional<Instant> emptied) {}

    static void insert(Tx tx, UUID person, Fresh fresh) {
        tx.update(
                """
                insert into outside_calendars (id, listing, name, address, made_by, made_at, next_at)
                values ($1, $2, $3, $4, $5, $6, case when $4::text is not null then $6::timestamptz end)
                """, fresh.id(), fresh.listing(), fresh.name(), fresh.address().orElse(null), person, at(fresh.at()));
    }

    /** A new one. */
    record Fresh(UUID id, UUID listing, String name, Optional<String> address, Instant at) {}

    static Optional<Kept> find(Sql sql, UUID id, Instant now) {
        return sql.find(SELECT + "where c.id = $1", OutsideStore::kept, id, at(now));
    }

    /** Waits for whoever else is about to take this one. */
    static Optional<Kept> lock(Tx tx, UUID id, Instant now) {
        return tx.find(SELECT + "where c.id = $1 for update of c", OutsideStore::kept, id, at(now));
    }

    static List<Kept> list(Sql sql, UUID listing, Instant now) {
        return sql.list(SELECT + "where c.listing = $1 order by c.id", OutsideStore::kept, listing, at(now));
    }

    /** Those whose time has come, each for one process only: until then nobody else takes them. */
    static List<UUID> claimDue(Sql sql, Instant now, Instant until, int limit) {
        return sql.list("""
                update outside_calendars set next_at = $2 where id in (
                  select id from outside_calendars where next_at <= $1 order by next_at limit $3 for update skip locked)
                returning id
                """, row -> row.getUUID("id"), at(now), at(until), limit);
    }

    static void delete(Tx tx, UUID id) {
        tx.update("delete from outside_calendars where id = $1", id);
    }

    /** It was read, or is as it was. */
    static void read(Tx tx, UUID id, Instant now, Optional<String> etag, @Nullable Instant next) {
        tx.update("""
                update outside_calendars set as_of = $2, tried_at = $2, etag = $3, failures = 0, fault = null,
                  emptied_at = null, next_at = case when address is not null then $4::timestamptz end where id = $1
                """, id, at(now), etag.orElse(null), next == null ? null : at(next));
    }

    /** It could not be read. */
    static void failed(Tx tx, UUID id, Instant now, Fault fault, Instant next) {
        tx.update("""
                update outside_calendars set tried_at = $2, failures = failures + 1, fault = $3, etag = null,
                  next_at = case when address is not null then $4::timestamptz end where id = $1
                """, id, at(now), fault.code(), at(next));
    }

    /** It looks empty, since then. */
    static void emptied(Tx tx, UUID id, Instant now, Instant since, Instant next) {
        tx.update("""
                update outside_calendars set tried_at = $2, failures = 0, fault = null, etag = null, emptied_at = $3,
                  next_at = case when address is not null then $4::timestamptz end where id = $1
                """, id, at(now), at(since), at(next));
    }

    /** How many bookings lie in these times that did not lie in a time known before. */
    static int clashes(Sql sql, UUID calendar, Collection<UUID> units, Busy busy) {
        return sql.get(
                """
                select count(distinct o.line)::int as n
                from unnest($3::timestamptz[], $4::timestamptz[]) as w (from_at, to_at)
                join occupancies o on o.unit = any ($2) and o.to_at > w.from_at and o.from_at < w.to_at
                  and (o.lapses_at is null or o.lapses_at > $5)
                where not exists (select from outside_busy b where b.calendar = $1 and b.unit = o.unit
                  and b.to_at > o.from_at and b.from_at < o.to_at)
                """,
                row -> row.getInteger("n"),
                calendar,
                units.toArray(UUID[]::new),
                starts(busy.windows()),
                ends(busy.windows()),
                at(busy.now()));
    }

    /** Times in use from a moment on. */
    record Busy(List<TimeWindow> windows, Instant now) {}

    /** What is known of these units; the caller holds their locks. */
    static List<TimeWindow> known(Sql sql, UUID calendar) {
        return sql.list(
                "select distinct from_at, to_at from outside_busy where calendar = $1 order by from_at",
                row -> new TimeWindow(
                        row.getOffsetDateTime("from_at").toInstant(),
                        row.getOffsetDateTime("to_at").toInstant()),
                calendar);
    }

    /** Replaces what is known; the caller holds the locks of the units. */
    static void replace(Tx tx, UUID calendar, Collection<UUID> units, List<TimeWindow> busy) {
        tx.update("delete from outside_busy where calendar = $1", calendar);
        tx.update("""
                insert into outside_busy (unit, calendar, from_at, to_at)
                select u, $1, w.from_at, w.to_at
                from unnest($2::uuid[]) as u cross join unnest($3::timestamptz[], $4::timestamptz[]) as w (from_at, to_at)
                """, calendar, units.toArray(UUID[]::new), starts(busy), ends(busy));
    }

    private static OffsetDateTime[] starts(List<TimeWindow> busy) {
        return busy.stream().map(window -> at(window.from())).toArray(OffsetDateTime[]::new);
    }

    private static OffsetDateTime[] ends(List<TimeWindow> busy) {
        return busy.stream().map(window -> at(window.until())).toArray(OffsetDateTime[]::new);
    }

    private static Kept kept(Row row) {
        Optional<String> address = Optional.ofNullable(row.getString("address"));
        Optional<Instant> emptied = time(row, "emptied_at");
        Optional<OutsideCalendar.Trouble> trouble = Optional.ofNullable(row.getString("fault"))
                .<OutsideCalendar.Trouble>map(
                        fault -> new OutsideCalendar.Trouble.Failing(Fault.of(fault), row.getInteger("failures")))
                .or(() -> emptied.map(OutsideCalendar.Trouble.Emptied::new));
        return new Kept(
                new OutsideCalendar(
                        row.getUUID("id"),
                        row.getUUID("listing"),
                        row.getString("name"),
                        address.map(text -> java.net.URI.create(text).getHost()),
                        new OutsideCalendar.Known(time(row, "as_of"), row.getInteger("busy")),
                        trouble),
                address,
                Optional.ofNullable(row.getString("etag")),
                emptied);
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
