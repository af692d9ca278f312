package org.mochiyori.people;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Typed;

/** Rows of {@code people}. */
final class PeopleStore {
    static final String SELECT = """
            select p.id, p.name, p.kana, p.mail, p.phone, p.language, p.mail_confirmed_at,
                   p.password_hash is not null as can_sign_in, p.version
            from people p
            """;

    List<Person> list(Sql sql, List<UUID> ids) {
        return sql.list(SELECT + "where p.id = any($1) and p.withdrawn_at is null", PeopleStore::person, (Object)
                ids.toArray(UUID[]::new));
    }

    Optional<Person> findByMail(Sql sql, String mail) {
        return sql.find(SELECT + "where p.mail = $1 and p.withdrawn_at is null", PeopleStore::person, mail);
    }

    /** False if somebody has the mail address already. */
    boolean insert(Tx tx, UUID id, NewPerson person, OffsetDateTime now) {
        return tx.update(
                        """
                        insert into people (id, name, kana, kana_key, mail, phone, language, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
                        """,
                        id,
                        person.name(),
                        person.kana(),
                        key(person.kana(), person.name()),
                        person.mail().orElse(null),
                        person.phone(),
                        person.language().code(),
                        now)
                == 1;
    }

    boolean update(Tx tx, UUID id, int version, People.Profile profile) {
        return tx.update(
                        """
                        update people set name = $3, kana = $4, kana_key = $5, phone = $6, language = $7,
                               version = version + 1
                        where id = $1 and version = $2 and withdrawn_at is null
                        """,
                        id,
                        version,
                        profile.name(),
                        profile.kana(),
                        key(profile.kana(), profile.name()),
                        profile.phone(),
                        profile.language().code())
                == 1;
    }

    static Person person(Row row) {
        return new Person(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("kana"),
                Optional.ofNullable(row.getString("mail")),
                row.getString("phone"),
                Language.find(row.getString("language")).orElseThrow(),
                Optional.ofNullable(row.getOffsetDateTime("mail_confirmed_at")).map(OffsetDateTime::toInstant),
                row.getBoolean("can_sign_in"),
                row.getInteger("version"));
    }

    /** A name in kana sorts by itself when nobody gave the reading. */
    static String key(String kana, String name) {
        return Typed.kanaKey(kana.isEmpty() ? name : kana);
    }
}
