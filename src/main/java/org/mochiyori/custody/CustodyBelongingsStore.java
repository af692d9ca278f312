package org.mochiyori.custody;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** What people wrote at hand-overs and returns. Pictures show things, and stay until their time is over. */
final class CustodyBelongingsStore implements Belongings {
    private final Db db;

    CustodyBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "custody";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'records', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'kind', kind, 'count', count,
                    'checks', checks, 'note', note) order by at), '[]') from custody_records where actor = $1),
                  'answers', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'answer', answer, 'note', note)
                    order by at), '[]') from custody_answers where actor = $1),
                  'renewals', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'move', move, 'until', until,
                    'note', note) order by at), '[]') from custody_renewals where actor = $1),
                  'claims', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'move', move, 'demand', demand,
                    'yen', yen, 'note', note) order by at), '[]') from custody_claim_moves where actor = $1),
                  'photos', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'address', '/custody/photos/' || id)
                    order by at), '[]') from custody_photos where made_by = $1),
                  'outages', (select coalesce(jsonb_agg(jsonb_build_object('at', made_at, 'reason', reason)
                    order by made_at), '[]') from outages where made_by = $1),
                  'kept', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'note', note) order by at), '[]')
                    from outage_keeps where actor = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {
        List.of("custody_records", "custody_answers", "custody_renewals", "custody_claim_moves", "outage_keeps")
                .forEach(table -> tx.update(
                        "update " + table + " set note = null where actor = $1 and note is not null", person.id()));
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.of();
    }
}
