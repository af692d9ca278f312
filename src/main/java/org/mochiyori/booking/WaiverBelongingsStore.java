package org.mochiyori.booking;

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

/** Exceptions made for a person or by one. They stay as they are: who was let by which rule, and why, is history. */
final class WaiverBelongingsStore implements Belongings {
    private final Db db;

    WaiverBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "exceptions";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select coalesce(jsonb_agg(jsonb_build_object('listing', l.name, 'rule', w.rule, 'from', w.from_at, 'to', w.to_at,
                  'reason', w.reason, 'at', w.given_at, 'givenByYou', w.given_by = $1) order by w.given_at), '[]') as own
                from waivers w join listings l on l.id = w.listing where $1 in (w.person, w.given_by)
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {}

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.of();
    }
}
