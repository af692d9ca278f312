package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** A notice to be written. */
    record Fresh(UUID id, UUID person, News news) {}

    /** Writes them but for those that tell somebody what they have been told already. Returns the ids of what is new. */
    Set<UUID> insertAll(Tx tx, List<Fresh> all, Instant now) {
        if (all.isEmpty()) {
            return Set.of();
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        all.forEach(each -> rows.add(json(each)));
        return Set.copyOf(tx.list("""
                insert into notices (id, person, kind, hub, subject_kind, subject, params, dedupe, created_at)
                select id, person, kind, hub, subject_kind, subject, params, dedupe, $2
                from json_to_recordset($1::text::json) as r (id uuid, person uuid, kind text, hub text,
                  subject_kind text, subject uuid, params jsonb, dedupe text)
                on conflict (person, dedupe) do nothing returning id
                """, row -> row.getUUID("id"), Jsonb.text(rows), now.atOffset(ZoneOffset.UTC)));
    }

    private static ObjectNode json(Fresh fresh) {
        News news = fresh.news();
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("id", fresh.id().toString())
                .put("person", fresh.person().toString())
                .put("kind", news.kind().code())
                .put("hub", news.hub())
                .put("subject_kind", news.subjectKind())
                .put("subject", news.subject().toString())
                .put("dedupe", news.keys().notice());
        row.set("params", news.facts());
        return row;
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
