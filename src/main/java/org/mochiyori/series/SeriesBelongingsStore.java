package org.mochiyori.series;

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

/** Series that a person asked for. They hold no words of anybody's: those are in the bookings. */
final class SeriesBelongingsStore implements Belongings {
    private final Db db;

    SeriesBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "series";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select coalesce(jsonb_agg(jsonb_build_object('createdAt', s.created_at, 'recurrence', s.recurrence, 'clashes',
                    s.clashes, 'occurrences', o.dates) order by s.created_at), '[]') as own
                from series s, lateral (
                  select jsonb_agg(jsonb_build_object('day', o.day, 'outcome', o.outcome, 'rule', o.rule, 'booking', b.number)
                    order by o.number) as dates
                  from occurrences o left join bookings b on b.series = o.series and b.occurrence = o.number
                  where o.series = s.id) o
                where s.person = $1
                """, row -> Jsonb.read(row, "own"), person);
    }

    /** Its bookings are what somebody must stay for. */
    @Override
    public void erase(Tx tx, Person person) {
        // Dates and a rule say nothing of who asked for them; the id stays, as in the bookings.
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.of();
    }
}
