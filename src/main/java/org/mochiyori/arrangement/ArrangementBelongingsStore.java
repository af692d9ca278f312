package org.mochiyori.arrangement;

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

/** What people at desks have asked, heard and written down. The person behind a skill has no account; their contact is the listing's. */
final class ArrangementBelongingsStore implements Belongings {
    private final Db db;

    ArrangementBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "arrangements";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'soundings', (select coalesce(jsonb_agg(jsonb_build_object('askedAt', s.asked_at, 'line', s.line, 'state',
                      s.state, 'note', case when s.settled_by = $1 then s.note end) order by s.asked_at), '[]')
                    from soundings s where $1 in (s.asked_by, s.settled_by)),
                  'renewals', (select coalesce(jsonb_agg(jsonb_build_object('listing', l.name, 'at', n.confirmed_at)
                      order by n.confirmed_at), '[]')
                    from skill_renewals n join listings l on l.id = n.listing where n.confirmed_by = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {
        tx.update("update soundings set note = null where settled_by = $1 and note is not null", person.id());
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.of();
    }
}
