package org.mochiyori.people;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;

/** Rows of {@code access_tokens}. */
final class TokenStore {

    record Holder(UUID person, Language language, Set<String> scopes, Optional<Instant> expiresAt) {}

    Optional<Holder> find(Sql sql, Buffer hash) {
        return sql.find("""
                select t.person, p.language, t.scopes, t.expires_at from access_tokens t
                join people p on p.id = t.person and p.withdrawn_at is null
                where t.token_hash = $1 and t.revoked_at is null
                """, TokenStore::holder, hash);
    }

    private static Holder holder(Row row) {
        return new Holder(
                row.getUUID("person"),
                Language.find(row.getString("language")).orElseThrow(),
                scopes(row),
                expiry(row));
    }

    void insert(Tx tx, AccessToken token, Buffer hash, UUID person) {
        tx.update(
                """
                insert into access_tokens (id, token_hash, person, name, scopes, created_at, expires_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                token.id(),
                hash,
                person,
                token.name(),
                token.scopes().toArray(String[]::new),
                token.createdAt().atOffset(ZoneOffset.UTC),
                token.expiresAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
    }

    List<AccessToken> list(Sql sql, UUID person) {
        return sql.list(
                """
                select id, name, scopes, created_at, expires_at from access_tokens
                where person = $1 and revoked_at is null order by created_at desc, id desc
                """,
                row -> new AccessToken(
                        row.getUUID("id"),
                        row.getString("name"),
                        scopes(row),
                        row.getOffsetDateTime("created_at").toInstant(),
                        expiry(row)),
                person);
    }

    boolean revoke(Tx tx, UUID person, UUID token, Instant now) {
        return tx.update(
                        "update access_tokens set revoked_at = $3 where id = $2 and person = $1 and revoked_at is null",
                        person,
                        token,
                        now.atOffset(ZoneOffset.UTC))
                == 1;
    }

    void deleteAll(Tx tx, UUID person) {
        tx.update("delete from access_tokens where person = $1", person);
    }

    private static Set<String> scopes(Row row) {
        return Set.of(row.getArrayOfStrings("scopes"));
    }

    private static Optional<Instant> expiry(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant);
    }
}
