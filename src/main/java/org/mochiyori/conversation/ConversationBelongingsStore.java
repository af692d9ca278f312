package org.mochiyori.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** What a person has written about bookings: their words go with them, that something was written stays. */
final class ConversationBelongingsStore implements Belongings {
    private final Db db;

    ConversationBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "conversations";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'messages', (select coalesce(jsonb_agg(jsonb_build_object('booking', b.number, 'at', m.at, 'text', m.body)
                    order by m.id), '[]')
                    from messages m join bookings b on b.id = m.booking where m.author = $1 and m.body is not null),
                  'reports', (select coalesce(jsonb_agg(jsonb_build_object('at', r.reported_at, 'reason', r.reason)
                    order by r.id), '[]') from message_reports r where r.reported_by = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {
        tx.update("update messages set body = null where author = $1 and body is not null", person.id());
        tx.update(
                "update message_reports set body = null where message in (select id from messages where author = $1)",
                person.id());
        tx.update("update message_reports set reason = '' where reported_by = $1", person.id());
        tx.update("delete from message_reads where person = $1", person.id());
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.copyOf(sql.list(
                "select distinct author as id from messages where author = any ($1) and at >= $2",
                row -> row.getUUID("id"),
                people.toArray(UUID[]::new),
                since.atOffset(ZoneOffset.UTC)));
    }
}
