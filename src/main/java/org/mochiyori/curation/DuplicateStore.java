package org.mochiyori.curation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of pairs that may be one thing. */
final class DuplicateStore {
    private DuplicateStore() {}

    /** One row. */
    record Pair(UUID id, String hub, UUID first, UUID second, List<String> why, Duplicate.State state, Instant found) {}

    /** Adds pairs that are not there yet. Columns: id, hub, smaller id, larger id, codes parted by blanks. */
    static int insert(Tx tx, List<Pair> pairs) {
        return tx.update(
                """
                insert into duplicates (id, hub, listing_a, listing_b, why, state, found_at)
                select id, hub, a, b, string_to_array(why, ' '), 'open', $6
                from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[]) as p (id, hub, a, b, why)
                on conflict (listing_a, listing_b) do nothing
                """,
                pairs.stream().map(Pair::id).toArray(UUID[]::new),
                pairs.stream().map(Pair::hub).toArray(String[]::new),
                pairs.stream().map(Pair::first).toArray(UUID[]::new),
                pairs.stream().map(Pair::second).toArray(UUID[]::new),
                pairs.stream().map(pair -> String.join(" ", pair.why())).toArray(String[]::new),
                pairs.getFirst().found().atOffset(ZoneOffset.UTC));
    }

    static List<Pair> listOpen(Sql sql, String hub, @Nullable UUID after, int limit) {
        return sql.list("""
                select * from duplicates where hub = $1 and state in ('open', 'later') and ($2::uuid is null or id > $2)
                order by id limit $3
                """, DuplicateStore::pair, hub, after, limit);
    }

    static Optional<Pair> find(Sql sql, UUID id) {
        return sql.find("select * from duplicates where id = $1", DuplicateStore::pair, id);
    }

    static void lock(Tx tx, UUID id) {
        tx.list("select 1 from duplicates where id = $1 for update", row -> 1, id);
    }

    static void decide(Tx tx, UUID id, Duplicate.State state, UUID by, Instant at) {
        tx.update(
                "update duplicates set state = $2, decided_by = $3, decided_at = $4 where id = $1",
                id,
                state.word(),
                by,
                at.atOffset(ZoneOffset.UTC));
    }

    /** A record that is no more has no open questions. */
    static void closeOf(Tx tx, UUID listing, UUID by, Instant at) {
        tx.update("""
                update duplicates set state = 'different', decided_by = $2, decided_at = $3
                where state in ('open', 'later') and (listing_a = $1 or listing_b = $1)
                """, listing, by, at.atOffset(ZoneOffset.UTC));
    }

    static boolean isOpen(Sql sql, UUID listing) {
        return sql.get("""
                select exists (select from duplicates
                  where state in ('open', 'later') and (listing_a = $1 or listing_b = $1)) as open
                """, row -> row.getBoolean("open"), listing);
    }

    private static Pair pair(Row row) {
        return new Pair(
                row.getUUID("id"),
                row.getString("hub"),
                row.getUUID("listing_a"),
                row.getUUID("listing_b"),
                List.of(row.getArrayOfStrings("why")),
                Duplicate.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                CurationStore.instant(row, "found_at"));
    }
}
