package org.mochiyori.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Idempotency;

/** All rows of one person in this feature, to be shown to them or taken away. */
final class LeavingStore {
    /** What stands where a name was; pages do not show it, since they know the person as gone. */
    private static final String NOBODY = "-";

    private static final String UNSEEN = """
            select p.id from people p
            where p.withdrawn_at is null and coalesce(p.seen_at, p.created_at) < $1
              and not exists (select from sessions s where s.person = p.id and s.seen_at >= $1)
              and not exists (select from access_tokens t where t.person = p.id and t.revoked_at is null
                and (t.expires_at is null or t.expires_at >= $1))
              and not exists (select from staff s where s.person = p.id and (s.until is null or s.until >= $1::date))
              and not exists (select from operators o where o.person = p.id and (o.until is null or o.until >= $1::date))
              and not exists (select from address_checks c where c.person = p.id and c.checked_on >= $1::date)
            """;

    List<UUID> listUnseen(Sql sql, Instant since, Optional<UUID> after, int limit) {
        return sql.list(
                UNSEEN + "and ($2::uuid is null or p.id > $2) order by p.id limit $3",
                row -> row.getUUID("id"),
                since.atOffset(ZoneOffset.UTC),
                after.orElse(null),
                limit);
    }

    List<UUID> stillUnseen(Sql sql, List<UUID> some, Instant since) {
        return sql.list(
                UNSEEN + "and p.id = any ($2) order by p.id",
                row -> row.getUUID("id"),
                since.atOffset(ZoneOffset.UTC),
                some.toArray(UUID[]::new));
    }

    void lock(Tx tx, UUID person) {
        tx.list("select 1 from people where id = $1 for update", row -> 1, person);
    }

    JsonNode export(Sql sql, UUID person) {
        return sql.get("""
                select jsonb_build_object(
                  'account', (select jsonb_build_object('createdAt', created_at, 'lastSeen', seen_at, 'mailConfirmedAt',
                    mail_confirmed_at) from people where id = $1),
                  'desks', (select coalesce(jsonb_agg(jsonb_build_object('hub', hub, 'since', since)), '[]') from hub_people
                    where person = $1),
                  'addressChecks', (select coalesce(jsonb_agg(jsonb_build_object('hub', hub, 'on', checked_on, 'method', method)),
                    '[]') from address_checks where person = $1),
                  'offices', (select coalesce(jsonb_agg(jsonb_build_object('hub', hub, 'role', role, 'since', since, 'until',
                    until)), '[]') from staff where person = $1),
                  'operator', (select coalesce(jsonb_agg(jsonb_build_object('since', since, 'until', until)), '[]')
                    from operators where person = $1),
                  'sessions', (select coalesce(jsonb_agg(jsonb_build_object('createdAt', created_at, 'seenAt', seen_at)), '[]')
                    from sessions where person = $1),
                  'tokens', (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'scopes', scopes, 'createdAt',
                    created_at, 'expiresAt', expires_at, 'revokedAt', revoked_at)), '[]') from access_tokens where person = $1)
                ) as own
                """, (Row row) -> Jsonb.read(row, "own"), person);
    }

    void erase(Tx tx, Person person, Instant now) {
        UUID id = person.id();
        for (String table : List.of("one_time_links", "known_addresses", "address_checks", "hub_people")) {
            tx.update("delete from " + table + " where person = $1", id);
        }
        Idempotency.forget(tx, id);
        person.mail().ifPresent(mail -> {
            tx.update("delete from registrations where mail = $1", mail);
            tx.update("delete from reset_requests where mail = $1", mail);
        });
        LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        for (String office : List.of("staff", "operators")) {
            tx.update(
                    "update " + office + " set until = greatest(since, $2)"
                            + " where person = $1 and (until is null or until > $2)",
                    id,
                    yesterday);
        }
        tx.update("""
                update people set name = $2, kana = '', kana_key = '', mail = null, mail_confirmed_at = null, phone = '',
                  password_hash = null, withdrawn_at = $3, version = version + 1
                where id = $1
                """, id, NOBODY, now.atOffset(ZoneOffset.UTC));
    }
}
