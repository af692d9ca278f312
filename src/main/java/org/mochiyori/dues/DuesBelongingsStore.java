package org.mochiyori.dues;

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

/** What people wrote when they asked for 減免, decided, charged and received. */
final class DuesBelongingsStore implements Belongings {
    private final Db db;

    DuesBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "dues";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'reductions', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'move', move, 'label', label, 'percent',
                    percent, 'note', note) order by at), '[]') from reductions where actor = $1),
                  'charges', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'kind', kind, 'yen', yen, 'note', note)
                    order by at), '[]') from charges where actor = $1),
                  'payments', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'number', number, 'yen', yen, 'note', note)
                    order by at), '[]') from payments where actor = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {
        tx.update("update reductions set note = null where actor = $1 and note is not null", person.id());
        tx.update("update charges set note = null where actor = $1 and note is not null", person.id());
        tx.update("update payments set note = null where actor = $1 and note is not null", person.id());
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.of();
    }
}
