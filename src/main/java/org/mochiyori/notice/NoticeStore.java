package org.mochiyori.notice;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code notices}. */
final class NoticeStore {
    private static final String SELECT = """
            select n.id, n.kind, n.hub, n.subject_kind, n.subject, n.params, n.created_at, n.read_at, h.time_zone
            from notices n join hubs h on h.id = n.hub
            """;

    /** Returns false when this person has been told already. */
    boolean insert(Tx tx, UUID id, UUID person, News news, Instant now) {
        return tx.update(
                        """
                        insert into notices (id, person, kind, hub, subject_kind, subject, params, dedupe, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        on conflict (person, dedupe) do nothing
                        """,
                        id,
                        person,
                        news.kind().code(),
                        news.hub(),
                        news.subjectKind(),
                        news.subject(),
                        Jsonb.of(news.facts()),
                        news.keys().notice(),
                        now.atOffset(ZoneOffset.UTC))
                == 1;
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
