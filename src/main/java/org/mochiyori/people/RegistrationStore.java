package org.mochiyori.people;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;

/** Rows of {@code registrations}, {@code reset_requests} and {@code one_time_links}. */
final class RegistrationStore {
    private static final int BATCH = 50;

    /** An account asked for. */
    record Waiting(
            UUID id,
            String name,
            String kana,
            String mail,
            String phone,
            String passwordHash,
            Language language,
            Instant expiresAt) {
        static Waiting from(Row row) {
            return new Waiting(
                    row.getUUID("id"),
                    row.getString("name"),
                    row.getString("kana"),
                    row.getString("mail"),
                    row.getString("phone"),
                    row.getString("password_hash"),
                    Language.find(row.getString("language")).orElse(Language.JA),
                    row.getOffsetDateTime("expires_at").toInstant());
        }
    }

    /** Whom a link is for, and the address it was sent to. */
    record Link(UUID person, String mail) {
        static Link from(Row row) {
            return new Link(
                    row.getUUID("person"),
                    Optional.ofNullable(row.getString("mail")).orElse(""));
        }
    }

    void insert(Tx tx, UUID id, NewPerson person, String hash, Instant now, Instant expiresAt) {
        tx.update(
                """
                insert into registrations (id, name, kana, mail, phone, password_hash, language, requested_at, expires_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                id,
                person.name(),
                person.kana(),
                person.mail().orElseThrow(),
                person.phone(),
                hash,
                person.language().code(),
                at(now),
                at(expiresAt));
    }

    List<Waiting> claimRegistrations(Tx tx) {
        return tx.list(
                "select * from registrations where token_hash is null order by requested_at limit $1"
                        + " for update skip locked",
                Waiting::from,
                BATCH);
    }

    int countRegistrations(Tx tx, String mail, Instant since) {
        return tx.get(
                "select count(*)::int as n from registrations where mail = $1 and requested_at > $2",
                row -> row.getInteger("n"),
                mail,
                at(since));
    }

    void draw(Tx tx, UUID id, Buffer hash) {
        tx.update("update registrations set token_hash = $2 where id = $1", id, hash);
    }

    void drop(Tx tx, UUID id) {
        tx.update("delete from registrations where id = $1", id);
    }

    Optional<Waiting> take(Tx tx, Buffer hash, Instant now) {
        return tx.find(
                "delete from registrations where token_hash = $1 and expires_at > $2 returning *",
                Waiting::from,
                hash,
                at(now));
    }

    void open(Tx tx, UUID id, Waiting wish, Instant now) {
        tx.update(
                """
                insert into people (id, name, kana, kana_key, mail, mail_confirmed_at, phone, password_hash, language,
                                    created_at)
                values ($1, $2, $3, $4, $5, $9, $6, $7, $8, $9)
                """,
                id,
                wish.name(),
                wish.kana(),
                PeopleStore.key(wish.kana(), wish.name()),
                wish.mail(),
                wish.phone(),
                wish.passwordHash(),
                wish.language().code(),
                at(now));
    }

    /** Two letters to one address may be answered at once: the second waits, and sees the first. */
    void lockMail(Tx tx, String mail) {
        tx.list("select pg_advisory_xact_lock(3, hashtext($1))", row -> true, mail);
    }

    void insertReset(Sql sql, UUID id, String mail, Instant now) {
        sql.update("insert into reset_requests (id, mail, requested_at) values ($1, $2, $3)", id, mail, at(now));
    }

    List<String> claimResets(Tx tx) {
        return tx.list("""
                delete from reset_requests where id in
                  (select id from reset_requests order by requested_at limit $1 for update skip locked)
                returning mail
                """, row -> row.getString("mail"), BATCH);
    }

    void insertLink(Tx tx, Buffer hash, String purpose, Link link, Instant now, Instant expiresAt) {
        tx.update("""
                insert into one_time_links (token_hash, purpose, person, mail, created_at, expires_at)
                values ($1, $2, $3, $4, $5, $6)
                """, hash, purpose, link.person(), link.mail(), at(now), at(expiresAt));
    }

    int countLinks(Tx tx, UUID person, Instant since) {
        return tx.get(
                "select count(*)::int as n from one_time_links where person = $1 and created_at > $2",
                row -> row.getInteger("n"),
                person,
                at(since));
    }

    Optional<Link> find(Sql sql, Buffer hash, String purpose, Instant now) {
        return sql.find("""
                select person, mail from one_time_links
                where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
                """, Link::from, hash, purpose, at(now));
    }

    /** Uses a link up; of two at once, one finds it. */
    Optional<Link> use(Tx tx, Buffer hash, String purpose, Instant now) {
        return tx.find("""
                update one_time_links set used_at = $3
                where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
                returning person, mail
                """, Link::from, hash, purpose, at(now));
    }

    void useUpOthers(Tx tx, UUID person, Instant now) {
        tx.update(
                "update one_time_links set used_at = $2"
                        + " where person = $1 and purpose = 'reset-password' and used_at is null",
                person,
                at(now));
    }

    void confirmMail(Tx tx, UUID person, String mail, Instant now) {
        tx.update(
                "update people set mail_confirmed_at = coalesce(mail_confirmed_at, $3) where id = $1 and mail = $2",
                person,
                mail,
                at(now));
    }

    void setMail(Tx tx, UUID person, String mail, Instant now) {
        tx.update(
                "update people set mail = $2, mail_confirmed_at = $3, version = version + 1 where id = $1",
                person,
                mail,
                at(now));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
