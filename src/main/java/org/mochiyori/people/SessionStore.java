package org.mochiyori.people;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;

/** Rows of {@code sessions}. */
final class SessionStore {

    record Session(UUID person, Language language, Instant createdAt, Instant seenAt, Instant expiresAt) {
        boolean isLive(Instant now) {
            return now.isBefore(expiresAt) && now.isBefore(createdAt.plus(Sessions.LONGEST));
        }

        Instant expiryWhenUsed(Instant now) {
            return now.plus(Sessions.IDLE);
        }

        static Session from(Row row) {
            return new Session(
                    row.getUUID("person"),
                    Language.find(row.getString("language")).orElseThrow(),
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getOffsetDateTime("seen_at").toInstant(),
                    row.getOffsetDateTime("expires_at").toInstant());
        }
    }

    Optional<Session> find(Sql sql, Buffer hash) {
        return sql.find("""
                select s.person, p.language, s.created_at, s.seen_at, s.expires_at from sessions s
                join people p on p.id = s.person and p.withdrawn_at is null
                where s.token_hash = $1
                """, Session::from, hash);
    }

    void insert(Tx tx, Buffer hash, UUID person, Instant now, Instant expiresAt) {
        tx.update("""
                with p as (update people set seen_at = $3 where id = $2)
                insert into sessions (token_hash, person, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)
                """, hash, person, now.atOffset(ZoneOffset.UTC), expiresAt.atOffset(ZoneOffset.UTC));
    }

    void touch(Sql sql, Buffer hash, Instant now, Instant expiresAt) {
        sql.update("""
                with s as (
                  update sessions set seen_at = $2, expires_at = $3 where token_hash = $1 and seen_at < $2 returning person)
                update people set seen_at = $2
                where id in (select person from s) and (seen_at is null or seen_at < $2::timestamptz - interval '1 day')
                """, hash, now.atOffset(ZoneOffset.UTC), expiresAt.atOffset(ZoneOffset.UTC));
    }

    void delete(Tx tx, Buffer hash) {
        tx.update("delete from sessions where token_hash = $1", hash);
    }

    void deleteAll(Tx tx, UUID person) {
        tx.update("delete from sessions where person = $1", person);
    }
}
