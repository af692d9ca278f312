package org.mochiyori.people;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Password columns, failures and known addresses. */
final class SignInStore {

    record Account(UUID person, String mail, Optional<String> hash) {
        static Account from(Row row) {
            return new Account(
                    row.getUUID("id"),
                    Optional.ofNullable(row.getString("mail")).orElse(""),
                    Optional.ofNullable(row.getString("password_hash")));
        }
    }

    /** How often, and when last, something failed. */
    record Tally(int failures, Instant last) {}

    Optional<Account> find(Sql sql, String mail) {
        return sql.find(
                "select id, mail, password_hash from people where mail = $1 and withdrawn_at is null",
                Account::from,
                mail);
    }

    Account get(Sql sql, UUID person) {
        return sql.get("select id, mail, password_hash from people where id = $1", Account::from, person);
    }

    boolean lockIfUnchanged(Tx tx, UUID person, String hash) {
        return tx.find(
                        "select 1 from people where id = $1 and password_hash = $2 and withdrawn_at is null for update",
                        row -> true,
                        person,
                        hash)
                .isPresent();
    }

    void setPassword(Tx tx, UUID person, String hash) {
        tx.update("update people set password_hash = $2 where id = $1", person, hash);
    }

    /** One attempt on a subject at a time: what counts must not be counted by two at once. */
    void lock(Tx tx, int kind, String subject) {
        tx.list("select pg_advisory_xact_lock($1, hashtext($2))", row -> true, kind, subject);
    }

    Tally tally(Tx tx, String subject, Instant since) {
        return tx.get(
                """
                select count(*)::int as failures, coalesce(max(at), $2) as last
                from sign_in_failures where subject = $1 and at > $2
                """,
                row -> new Tally(
                        row.getInteger("failures"),
                        row.getOffsetDateTime("last").toInstant()),
                subject,
                since.atOffset(ZoneOffset.UTC));
    }

    void addFailure(Tx tx, UUID id, String subject, Instant at) {
        tx.update(
                "insert into sign_in_failures (id, subject, at) values ($1, $2, $3)",
                id,
                subject,
                at.atOffset(ZoneOffset.UTC));
    }

    void removeFailures(Tx tx, List<UUID> ids) {
        tx.update("delete from sign_in_failures where id = any($1)", (Object) ids.toArray(UUID[]::new));
    }

    void removeFailures(Tx tx, String subject) {
        tx.update("delete from sign_in_failures where subject = $1", subject);
    }

    boolean isKnown(Tx tx, String mail, String address, Instant since) {
        return tx.find("""
                        select 1 from known_addresses k join people p on p.id = k.person
                        where p.mail = $1 and p.withdrawn_at is null and k.address = $2 and k.seen_at > $3
                        """, row -> true, mail, address, since.atOffset(ZoneOffset.UTC))
                .isPresent();
    }

    void know(Tx tx, UUID person, String address, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        tx.update("""
                insert into known_addresses (person, address, seen_at) values ($1, $2, $3)
                on conflict (person, address) do update set seen_at = excluded.seen_at
                """, person, address, at);
    }
}
