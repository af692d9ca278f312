package org.mochiyori.closure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Times that somebody closed, and what they wrote about displaced bookings. */
final class ClosureBelongingsStore implements Belongings {
    private final Db db;

    ClosureBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "closures";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'blocks', (select coalesce(jsonb_agg(jsonb_build_object('hub', hub, 'kind', kind, 'from', from_at,
                      'to', nullif(to_at, '2200-01-01T00:00:00Z'),
                      'reason', reason, 'madeAt', made_at) order by made_at), '[]') from blocks where made_by = $1),
                  'displaced', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'move', move, 'note', note)
                      order by at), '[]') from displacement_moves where actor = $1 and move <> 'displace')) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    /** Why a time is closed is no word of the person's own: borrowers go by it. */
    @Override
    public void erase(Tx tx, Person person) {
        tx.update("update displacement_moves set note = null where actor = $1 and note is not null", person.id());
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return new HashSet<>(sql.list(
                "select distinct actor as id from displacement_moves where actor = any ($1) and at >= $2",
                row -> row.getUUID("id"),
                people.toArray(UUID[]::new),
                since.atOffset(ZoneOffset.UTC)));
    }
}
