package org.mochiyori.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Notices and letters to a person. */
final class NoticeBelongingsStore implements Belongings {
    private final Db db;

    NoticeBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'notices', (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'params', params, 'createdAt',
                    created_at, 'readAt', read_at) order by id), '[]') from notices where person = $1),
                  'letters', (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'to', recipient, 'subject', subject,
                    'state', state, 'createdAt', created_at) order by id), '[]') from letters where person = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {
        tx.update("delete from notices where person = $1", person.id());
        tx.update(
                "delete from letters where person = $1 or recipient = $2",
                person.id(),
                person.mail().orElse(""));
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.of();
    }
}
