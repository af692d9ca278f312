package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code letters}. */
final class LetterStore {
    /**
     * A letter taken to be sent.
     *
     * @param attempts this one included
     * @param since when it was written
     * @param stop key by which its reader ends letters like it
     */
    record Taken(
            UUID id,
            String recipient,
            String sender,
            String subject,
            String body,
            int attempts,
            Instant since,
            Optional<String> stop) {
        @Override
        public String toString() {
            return "Taken[" + id + "]"; // the text may carry a secret
        }
    }

    /** A letter to be written. */
    record Fresh(UUID id, Draft draft, Mail.State state) {}

    /** Writes letters but for those that have been written before. */
    void insertAll(Tx tx, List<Fresh> all, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        all.forEach(each -> rows.add(json(each)));
        tx.update("""
                insert into letters (id, hub, person, kind, dedupe, recipient, sender, language, subject, body, secret,
                                     stop_key, state, next_at, created_at, last_error)
                select id, hub, person, kind, dedupe, recipient, sender, language, subject, body, secret,
                       stop_key, state, case when state = 'waiting' then $2::timestamptz end, $2, last_error
                from json_to_recordset($1::text::json) as r (id uuid, hub text, person uuid, kind text, dedupe text,
                  recipient text, sender text, language text, subject text, body text, secret boolean, stop_key text, state text,
                  last_error text)
                on conflict (dedupe) do nothing
                """, Jsonb.text(rows), now.atOffset(ZoneOffset.UTC));
    }

    private static ObjectNode json(Fresh fresh) {
        Draft draft = fresh.draft();
        boolean waits = fresh.state() == Mail.State.WAITING;
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", fresh.id().toString())
                .put("hub", draft.about().hub().orElse(null))
                .put("person", draft.to().person().map(UUID::toString).orElse(null))
                .put("kind", draft.about().kind())
                .put("dedupe", draft.about().key())
                .put("recipient", draft.to().mail())
                .put("sender", draft.to().sender())
                .put("language", draft.to().language().code())
                .put("subject", draft.text().subject())
                .put("body", waits ? draft.text().body() : null)
                .put("secret", draft.about().secret())
                .put("stop_key", waits ? draft.stop().orElse(null) : null)
                .put("state", fresh.state().code())
                .put("last_error", fresh.state() == Mail.State.BOUNCED ? "not a mail address" : "");
    }

    /** Takes the next letter that is due for one attempt; nobody else gets it before {@code lease}. */
    Optional<Taken> take(Sql sql, Instant now, Instant lease) {
        return sql.find(
                """
                update letters set attempts = attempts + 1, next_at = $2
                where id = (select id from letters where state = 'waiting' and next_at <= $1
                            order by next_at, id limit 1 for update skip locked)
                returning id, recipient, sender, subject, body, attempts, created_at, stop_key
                """,
                row -> new Taken(
                        row.getUUID("id"),
                        row.getString("recipient"),
                        row.getString("sender"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getInteger("attempts"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        Optional.ofNullable(row.getString("stop_key"))),
                now.atOffset(ZoneOffset.UTC),
                lease.atOffset(ZoneOffset.UTC));
    }

    void sent(Sql sql, UUID id, Instant now) {
        sql.update("""
                update letters set state = 'sent', sent_at = $2, next_at = null, body = null, stop_key = null, last_error = ''
                where id = $1 and state = 'waiting'
                """, id, now.atOffset(ZoneOffset.UTC));
    }

    void postponed(Sql sql, UUID id, Instant next, String error) {
        sql.update(
                "update letters set next_at = $2, last_error = $3 where id = $1 and state = 'waiting'",
                id,
                next.atOffset(ZoneOffset.UTC),
                error);
    }

    /** Ends a letter as failed or bounced; the text stays so that the desk may try again, a secret's does not. */
    void ended(Sql sql, UUID id, Mail.State state, String error) {
        sql.update("""
                update letters set state = $2, next_at = null, last_error = $3,
                       body = case when secret then null else body end
                where id = $1 and state = 'waiting'
                """, id, state.code(), error);
    }

    /** Lets a letter wait again, with three more days; false if it is not there to be sent. */
    boolean retry(Tx tx, UUID id, Instant now) {
        return tx.update("""
                        update letters set state = 'waiting', next_at = $2, created_at = $2, attempts = 0,
                               settled_at = null, settled_by = null
                        where id = $1 and state in ('failed', 'bounced') and body is not null
                        """, id, now.atOffset(ZoneOffset.UTC)) == 1;
    }

    Optional<Mail> find(Sql sql, UUID id) {
        return sql.find(SELECT + "where id = $1", LetterStore::mail, id);
    }

    /** Newest first, of a hub or, without one, the server's own. */
    List<Mail> list(Sql sql, Outbox.Query query) {
        return sql.list(
                SELECT + """
                where hub is not distinct from $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
                order by id desc limit $4
                """,
                LetterStore::mail,
                query.hub().orElse(null),
                query.state().map(Mail.State::code).orElse(null),
                query.before().orElse(null),
                query.limit());
    }

    /** Given up or sent back, and nobody has told the reader yet; newest first. */
    List<Mail> listUndelivered(Sql sql, String hub, int limit) {
        return sql.list(SELECT + """
                where hub = $1 and state in ('failed', 'bounced') and settled_at is null
                order by id desc limit $2
                """, LetterStore::mail, hub, limit);
    }

    /** Notes that the reader knows by other means; false if it is not among the undelivered. */
    boolean settle(Tx tx, UUID id, UUID by, Instant now) {
        return tx.update("""
                        update letters set settled_at = $2, settled_by = $3
                        where id = $1 and state in ('failed', 'bounced') and settled_at is null
                        """, id, now.atOffset(ZoneOffset.UTC), by) == 1;
    }

    Map<String, Integer> counts(Sql sql, Optional<String> hub) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        sql.list(
                        "select state, count(*)::int as n from letters where hub is not distinct from $1 group by state",
                        row -> Map.entry(row.getString("state"), row.getInteger("n")),
                        hub.orElse(null))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static final String SELECT = """
            select id, hub, kind, recipient, subject, state, attempts, last_error, created_at, sent_at, next_at,
                   body is not null and state in ('failed', 'bounced') as may_retry
            from letters
            """;

    private static Mail mail(Row row) {
        return new Mail(
                row.getUUID("id"),
                Optional.ofNullable(row.getString("hub")),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("subject"),
                new Mail.Fate(
                        Mail.State.of(row.getString("state")),
                        row.getInteger("attempts"),
                        row.getString("last_error"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        Optional.ofNullable(row.getOffsetDateTime("sent_at")).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getOffsetDateTime("next_at")).map(OffsetDateTime::toInstant),
                        row.getBoolean("may_retry")));
    }
}
