package org.mochiyori.notice;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.text.Language;

/** Who is told, read from the tables of people and groups as they are today. */
final class RecipientStore {
    /** Those who speak for a group; its own address where nobody does, or nobody of them has mail. */
    List<Recipient> ofGroup(Sql sql, UUID group, LocalDate today) {
        return sql.list("""
                with speakers as (
                  select p.id, p.mail, p.name, p.language from members m join people p on p.id = m.person
                  where m.group_id = $1 and m.role = 'representative' and m.since <= $2
                    and (m.until is null or m.until >= $2) and p.withdrawn_at is null)
                select id, mail, name, language from speakers
                union all
                select null, g.mail, g.name, 'ja' from groups g
                where g.id = $1 and g.mail <> '' and not exists (select from speakers where mail is not null)
                """, RecipientStore::recipient, group, today);
    }

    /** A member of the group who asked for it, or, without a group, whoever borrows. */
    List<Recipient> ofAsker(Sql sql, UUID person, Optional<UUID> group, LocalDate today) {
        return sql.list("""
                select p.id, p.mail, p.name, p.language from people p
                where p.id = $1 and p.withdrawn_at is null
                  and ($2::uuid is null or exists (select from members m where m.group_id = $2 and m.person = p.id
                       and m.since <= $3 and (m.until is null or m.until >= $3)))
                """, RecipientStore::recipient, person, group.orElse(null), today);
    }

    /** Everybody who serves at a hub's desk, as readers of notices, and the hub's one address for letters. */
    List<Recipient> ofDesk(Sql sql, String hub, LocalDate today) {
        return sql.list("""
                select p.id, null::text as mail, p.name, p.language from staff s join people p on p.id = s.person
                where s.hub = $1 and s.role = 'desk' and s.since <= $2 and (s.until is null or s.until >= $2)
                  and p.withdrawn_at is null
                union all
                select null, mail, name, 'ja' from hubs where id = $1 and mail <> ''
                """, RecipientStore::recipient, hub, today);
    }

    private static Recipient recipient(Row row) {
        return new Recipient(
                Optional.ofNullable(row.getUUID("id")),
                Optional.ofNullable(row.getString("mail")),
                row.getString("name"),
                Language.find(row.getString("language")).orElseThrow());
    }
}
