package org.mochiyori.notice;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code notices}. */
final class NoticeStore {
    private static final String SELECT = """
            select n.id, n.kind, n.hub, n.subject_kind, n.subject, n.params, n.created_at, n.read_at, h.time_zone
            from notices n join hubs h on h.id = n.hub
            """;

    /** A notice to be written. */
    record Fresh(UUID id, UUID person, News news) {}

    /** Writes them but for those that tell somebody what they have been told already. Returns the ids of what is new. */
    Set<UUID> insertAll(Tx tx, List<Fresh> all, Instant now) {
        if (all.isEmpty()) {
            return Set.of();
        }
        List<News> news = all.stream().map(Fresh::news).toList();
        return Set.copyOf(tx.list(
                """
                insert into notices (id, person, kind, hub, subject_kind, subject, params, dedupe, created_at)
                select id, person, kind, hub, subject_kind, subject, params::jsonb, dedupe, $9
                from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[])
                  as r (id, person, kind, hub, subject_kind, subject, params, dedupe)
                on conflict (person, dedupe) do nothing returning id
                """,
                row -> row.getUUID("id"),
                all.stream().map(Fresh::id).toArray(UUID[]::new),
                all.stream().map(Fresh::person).toArray(UUID[]::new),
                texts(news, one -> one.kind().code()),
                texts(news, News::hub),
                texts(news, News::subjectKind),
                news.stream().map(News::subject).toArray(UUID[]::new),
                texts(news, one -> Jsonb.text(one.facts())),
                texts(news, one -> one.keys().notice()),
                now.atOffset(ZoneOffset.UTC)));
    }

    private static String[] texts(List<News> all, Function<News, String> column) {
        return all.stream().map(column).toArray(String[]::new);
    }

    /** Newest first, at most {@code limit}, older than {@code before}. */
    List<Notice> list(Sql sql, UUID person, Optional<UUID> before, int limit) {
        return sql.list(
                SELECT + "where n.person = $1 and ($2::uuid is null or n.id < $2) order by n.id desc limit $3",
                NoticeStore::notice,
                person,
                before.orElse(null),
                limit);
    }

    Optional<Notice> find(Sql sql, UUID person, UUID id) {
        return sql.find(SELECT + "where n.person = $1 and n.id = $2", NoticeStore::notice, person, id);
    }

    int countUnread(Sql sql, UUID person) {
        return sql.get(
                "select count(*)::int as n from notices where person = $1 and read_at is null",
                row -> row.getInteger("n"),
                person);
    }

    void markRead(Tx tx, UUID person, UUID id, Instant now) {
        tx.update(
                "update notices set read_at = $3 where person = $1 and id = $2 and read_at is null",
                person,
                id,
                now.atOffset(ZoneOffset.UTC));
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.getUUID("id"),
                row.getString("kind"),
                new Notice.About(row.getString("hub"), row.getString("subject_kind"), row.getUUID("subject")),
                Jsonb.read(row, "params"),
                ZoneId.of(row.getString("time_zone")),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("read_at")).map(OffsetDateTime::toInstant));
    }
}
