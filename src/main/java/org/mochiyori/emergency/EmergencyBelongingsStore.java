package org.mochiyori.emergency;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Emergencies that somebody switched, and the right to. */
final class EmergencyBelongingsStore implements Belongings {
    private final Platform platform;

    EmergencyBelongingsStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String name() {
        return "emergencies";
    }

    @Override
    public JsonNode export(UUID person) {
        return platform.db().get("""
                select jsonb_build_object(
                  'switched', (select coalesce(jsonb_agg(jsonb_build_object('hub', hub, 'reason', reason, 'on', on_at, 'off', off_at,
                      'note', case when off_by = $1 then off_note end) order by on_at), '[]')
                    from emergencies where on_by = $1 or off_by = $1),
                  'rights', (select coalesce(jsonb_agg(jsonb_build_object('hub', hub, 'since', given_at, 'until', ended_at)
                      order by given_at), '[]') from emergency_switchers where person = $1),
                  'marked', (select coalesce(jsonb_agg(jsonb_build_object('listing', l.name, 'at', m.marked_at)
                      order by m.marked_at), '[]') from emergency_marks m join listings l on l.id = m.listing
                    where m.marked_by = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    /** Why it was switched on is no word of the person's own: borrowers went by it. */
    @Override
    public void erase(Tx tx, Person person) {
        tx.update("update emergencies set off_note = null where off_by = $1 and off_note is not null", person.id());
        tx.update("""
                update emergency_switchers set ended_by = person, ended_at = $2
                where person = $1 and ended_at is null
                """, person.id(), platform.clock().instant().atOffset(ZoneOffset.UTC));
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return new HashSet<>(
                sql.list("""
                select person as id from emergency_switchers where person = any ($1) and ended_at is null
                union select on_by from emergencies where on_by = any ($1) and on_at >= $2
                union select off_by from emergencies where off_by = any ($1) and off_at >= $2
                """, row -> row.getUUID("id"), people.toArray(UUID[]::new), since.atOffset(ZoneOffset.UTC)));
    }
}
