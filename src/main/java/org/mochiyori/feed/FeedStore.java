package org.mochiyori.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;

/** Rows of {@code calendar_feeds}. */
final class FeedStore {
    private static final String SELECT = "select f.* from calendar_feeds f ";

    private FeedStore() {}

    /** Takes the holder's first free place; false if there is none, or somebody was quicker. */
    static boolean insert(Tx tx, Feed feed, Buffer hash, int most) {
        return tx.update(
                        """
                        insert into calendar_feeds (id, person, group_id, name, secret_hash, slot, made_at)
                        select $1::uuid, $2::uuid, $3::uuid, $4::text, $5::bytea, min(n), $6::timestamptz
                        from generate_series(1, $7::int) n
                        where not exists (select from calendar_feeds f where f.person = $2 and f.slot = n)
                        having min(n) is not null on conflict (person, slot) do nothing
                        """,
                        feed.id(),
                        feed.holder(),
                        feed.group().orElse(null),
                        feed.name(),
                        hash,
                        at(feed.made()),
                        most)
                == 1;
    }

    static Optional<Feed> find(Sql sql, UUID id) {
        return sql.find(SELECT + "where f.id = $1", FeedStore::feed, id);
    }

    /**
     * A feed with what its reader needs.
     *
     * @param language of its holder
     * @param group its group's name
     */
    record Read(Feed feed, Language language, Optional<String> group) {}

    static Optional<Read> findBySecret(Sql sql, Buffer hash) {
        return sql.find(
                """
                select f.*, p.language, g.name as group_name from calendar_feeds f
                join people p on p.id = f.person and p.withdrawn_at is null left join groups g on g.id = f.group_id
                where f.secret_hash = $1
                """,
                row -> new Read(
                        feed(row),
                        Language.find(row.getString("language")).orElseThrow(),
                        Optional.ofNullable(row.getString("group_name"))),
                hash);
    }

    static List<Feed> listOfPerson(Sql sql, UUID person) {
        return sql.list(SELECT + "where f.person = $1 order by f.id", FeedStore::feed, person);
    }

    static List<Feed> listOfGroup(Sql sql, UUID group) {
        return sql.list(SELECT + "where f.group_id = $1 order by f.id", FeedStore::feed, group);
    }

    static void renew(Tx tx, UUID id, Buffer hash, Instant now) {
        tx.update(
                "update calendar_feeds set secret_hash = $2, renewed_at = $3, read_on = null where id = $1",
                id,
                hash,
                at(now));
    }

    static void delete(Tx tx, UUID id) {
        tx.update("delete from calendar_feeds where id = $1", id);
    }

    /** Notes that a calendar has fetched it on this day. */
    static void read(Sql sql, UUID id, LocalDate day) {
        sql.update("update calendar_feeds set read_on = $2 where id = $1", id, day);
    }

    private static Feed feed(Row row) {
        Instant made = row.getOffsetDateTime("made_at").toInstant();
        return new Feed(
                row.getUUID("id"),
                row.getUUID("person"),
                Optional.ofNullable(row.getUUID("group_id")),
                row.getString("name"),
                made,
                Optional.ofNullable(row.getOffsetDateTime("renewed_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(made),
                Optional.ofNullable(row.getLocalDate("read_on")));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
