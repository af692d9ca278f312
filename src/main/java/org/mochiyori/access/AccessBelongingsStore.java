package org.mochiyori.access;

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

/** When somebody looked at a secret or changed one; the secret itself is not theirs to take along. */
final class AccessBelongingsStore implements Belongings {
    private final Db db;

    AccessBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'looks', (select coalesce(jsonb_agg(jsonb_build_object('at', o.at, 'booking', b.number) order by o.at), '[]')
                    from access_looks o left join booking_lines l on l.id = o.line left join bookings b on b.id = l.booking
                    where o.person = $1),
                  'changes', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'what', what) order by at), '[]')
                    from access_changes where actor = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    /** That somebody looked stays with their id alone: no name and no words stand there. */
    @Override
    public void erase(Tx tx, Person person) {}

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return new HashSet<>(
                sql.list("""
                select person as id from access_looks where person = any ($1) and at >= $2
                union select actor from access_changes where actor = any ($1) and at >= $2
                """, row -> row.getUUID("id"), people.toArray(UUID[]::new), since.atOffset(ZoneOffset.UTC)));
    }
}
