package org.mochiyori.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code saved_finds}, and the times that were given back. */
final class FindStore {
    private static final String SELECT = """
            select f.search, f.listing, lower(f.during) as from_at, upper(f.during) as to_at, f.reason, f.found_at, f.told_at
            from saved_finds f
            """;

    /** Those of a search, by listing and beginning of the time. */
    private static final String THESE = """
            where f.search = $1 and f.told_at is null and exists (
              select from unnest($2::uuid[], $3::timestamptz[]) as k (listing, from_at)
              where k.listing = f.listing and k.from_at is not distinct from lower(f.during))
            """;

    private FindStore() {}

    /** A time of a listing that was given back. */
    record Freed(UUID listing, TimeWindow window) {}

    /** Notes what was found; what is new is so once, and what was found for the same search and time before stays as it is. */
    static void insertAll(Tx tx, List<Find> finds) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        finds.forEach(find -> rows.addObject()
                .put("search", find.search().toString())
                .put("listing", find.listing().toString())
                .put(
                        "from_at",
                        find.window().map(window -> window.from().toString()).orElse(null))
                .put(
                        "to_at",
                        find.window().map(window -> window.until().toString()).orElse(null))
                .put("reason", find.reason().name().toLowerCase(Locale.ROOT))
                .put("found_at", find.found().toString()));
        tx.update("""
                insert into saved_finds (search, listing, during, reason, found_at)
                select r.search, r.listing, coalesce(tstzrange(r.from_at, nullif(r.to_at, r.from_at), '[)'), 'empty'),
                       r.reason, r.found_at
                from json_to_recordset($1::text::json) as r (search uuid, listing uuid, from_at timestamptz,
                  to_at timestamptz, reason text, found_at timestamptz)
                join saved_searches s on s.id = r.search
                where r.reason <> 'new' or not exists (select from saved_finds f
                  where f.search = r.search and f.listing = r.listing and f.reason = 'new')
                on conflict do nothing
                """, Jsonb.text(rows));
    }

    /**
     * Searches with something to tell: what was freed at once, what is new at once too, but then not again for a while.
     *
     * @param pause between two letters about what is new
     */
    static List<UUID> listToTell(Sql sql, Instant now, Duration pause, int limit) {
        return sql.list("""
                select s.id from saved_searches s where exists (select from saved_finds f
                  where f.search = s.id and f.told_at is null
                    and (f.reason = 'freed' or s.told_at is null or s.told_at <= $1))
                order by s.told_at nulls first limit $2
                """, row -> row.getUUID("id"), now.minus(pause).atOffset(ZoneOffset.UTC), limit);
    }

    static List<Find> listUntold(Sql sql, UUID search) {
        return sql.list(
                SELECT + "where f.search = $1 and f.told_at is null order by f.found_at, f.listing",
                FindStore::find,
                search);
    }

    /** Told ones, the newest first. */
    static List<Find> listTold(Sql sql, UUID search, int limit) {
        return sql.list(
                SELECT + "where f.search = $1 and f.told_at is not null order by f.told_at desc, f.listing limit $2",
                FindStore::find,
                search,
                limit);
    }

    /** These have been told. */
    static void told(Tx tx, UUID search, List<Find> some, Instant now) {
        tx.update(
                "update saved_finds f set told_at = $4 " + THESE,
                search,
                listings(some),
                starts(some),
                now.atOffset(ZoneOffset.UTC));
    }

    /** These are no news any more; they may be found again. */
    static void drop(Tx tx, UUID search, List<Find> some) {
        tx.update("delete from saved_finds f " + THESE, search, listings(some), starts(some));
    }

    private static UUID[] listings(List<Find> some) {
        return some.stream().map(Find::listing).toArray(UUID[]::new);
    }

    private static OffsetDateTime[] starts(List<Find> some) {
        return some.stream()
                .map(find -> find.window()
                        .map(window -> window.from().atOffset(ZoneOffset.UTC))
                        .orElse(null))
                .toArray(OffsetDateTime[]::new);
    }

    /** The times of these lines and blocks, for each listing that shares a unit with theirs. */
    static List<Freed> freed(Sql sql, Collection<UUID> lines, Collection<UUID> blocks) {
        return sql.list(
                """
                with given as (
                  select own.unit, l.from_at, l.to_at from booking_lines l join listing_units own on own.listing = l.listing
                  where l.id = any ($1)
                  union all
                  select k.unit, b.from_at, b.to_at from blocks b join block_units k on k.block = b.id where b.id = any ($2))
                select distinct other.listing, g.from_at, g.to_at from given g join listing_units other on other.unit = g.unit
                """,
                row -> new Freed(
                        row.getUUID("listing"),
                        new TimeWindow(
                                row.getOffsetDateTime("from_at").toInstant(),
                                row.getOffsetDateTime("to_at").toInstant())),
                lines.toArray(UUID[]::new),
                blocks.toArray(UUID[]::new));
    }

    private static Find find(Row row) {
        Optional<Instant> from = time(row, "from_at");
        return new Find(
                row.getUUID("search"),
                row.getUUID("listing"),
                from.map(at -> new TimeWindow(at, time(row, "to_at").orElseThrow())),
                Find.Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                time(row, "found_at").orElseThrow(),
                time(row, "told_at"));
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
