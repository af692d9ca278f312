package org.mochiyori.saved;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.saved.SavedSearch.Owner;

/** Rows of {@code saved_searches}. */
final class SavedStore {
    private static final String SELECT = """
            select s.id, s.person, s.group_id, s.name, s.query, s.created_at, s.told_at, s.version from saved_searches s
            """;

    private SavedStore() {}

    /**
     * What is new.
     *
     * @param ends when the time asked for is over
     */
    record Fresh(SavedSearch search, Optional<Instant> ends, String stopKey) {}

    /** Takes the owner's first free place; false if there is none. */
    static boolean insert(Tx tx, Fresh fresh, int most) {
        SavedSearch search = fresh.search();
        return tx.update(
                        """
                        insert into saved_searches (id, person, group_id, name, query, ends_at, slot, stop_key, created_at)
                        select $1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::timestamptz, min(n), $7::text, $8::timestamptz
                        from generate_series(1, $9::int) n
                        where not exists (select from saved_searches s where s.slot = n
                          and case when $3::uuid is null then s.person = $2::uuid and s.group_id is null else s.group_id = $3::uuid end)
                        having min(n) is not null
                        on conflict do nothing
                        """,
                        search.id(),
                        search.owner().person().orElse(null),
                        search.owner().group().orElse(null),
                        search.name(),
                        search.query(),
                        fresh.ends().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                        fresh.stopKey(),
                        search.created().atOffset(ZoneOffset.UTC),
                        most)
                == 1;
    }

    static Optional<SavedSearch> find(Sql sql, UUID id) {
        return sql.find(SELECT + "where s.id = $1", SavedStore::search, id);
    }

    static List<SavedSearch> list(Sql sql, Collection<UUID> ids) {
        return sql.list(SELECT + "where s.id = any ($1)", SavedStore::search, (Object) ids.toArray(UUID[]::new));
    }

    /** The next in the order of ids. */
    static List<SavedSearch> listAfter(Sql sql, UUID after, int limit) {
        return sql.list(SELECT + "where s.id > $1 order by s.id limit $2", SavedStore::search, after, limit);
    }

    /** A person's own and those of groups, the newest first. */
    static List<SavedSearch> listOf(Sql sql, Optional<UUID> person, Collection<UUID> groups) {
        return sql.list(
                SELECT + "where (s.person = $1 and s.group_id is null) or s.group_id = any ($2) order by s.id desc",
                SavedStore::search,
                person.orElse(null),
                groups.toArray(UUID[]::new));
    }

    static int countOf(Sql sql, Owner owner) {
        return sql.get(
                """
                select count(*)::int as n from saved_searches s
                where case when $2::uuid is null then s.person = $1::uuid and s.group_id is null else s.group_id = $2::uuid end
                """,
                row -> row.getInteger("n"),
                owner.person().orElse(null),
                owner.group().orElse(null));
    }

    /** False where the version is another by now. */
    static boolean rename(Tx tx, UUID id, String name, int version) {
        return tx.update(
                        "update saved_searches set name = $2, version = version + 1 where id = $1 and version = $3",
                        id,
                        name,
                        version)
                == 1;
    }

    static boolean delete(Tx tx, UUID id) {
        return tx.update("delete from saved_searches where id = $1", id) == 1;
    }

    static Optional<SavedSearch> findByStopKey(Sql sql, String key) {
        return sql.find(SELECT + "where s.stop_key = $1", SavedStore::search, key);
    }

    /** Holds it until the transaction ends; empty if it is gone, or somebody else is at it. */
    static Optional<String> lockForTelling(Tx tx, UUID id) {
        return tx.find(
                "select stop_key from saved_searches where id = $1 for update skip locked",
                row -> row.getString("stop_key"),
                id);
    }

    static void told(Tx tx, UUID id, Instant now) {
        tx.update("update saved_searches set told_at = $2 where id = $1", id, now.atOffset(ZoneOffset.UTC));
    }

    private static SavedSearch search(Row row) {
        return new SavedSearch(
                row.getUUID("id"),
                new Owner(Optional.ofNullable(row.getUUID("person")), Optional.ofNullable(row.getUUID("group_id"))),
                row.getString("name"),
                row.getString("query"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("told_at")).map(OffsetDateTime::toInstant),
                row.getInteger("version"));
    }
}
