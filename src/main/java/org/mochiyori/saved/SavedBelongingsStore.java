package org.mochiyori.saved;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** What a person keeps on looking for. What they saved for a group stays with it, without their name. */
final class SavedBelongingsStore implements Belongings {
    private final Platform platform;

    SavedBelongingsStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String name() {
        return "savedSearches";
    }

    @Override
    public JsonNode export(UUID person) {
        return platform.db().get("""
                select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'query', s.query, 'group', g.name, 'createdAt',
                    s.created_at, 'found', (select coalesce(jsonb_agg(jsonb_build_object('listing', l.name, 'toldAt',
                      f.told_at) order by f.told_at, l.name), '[]') from saved_finds f join listings l on l.id = f.listing
                      where f.search = s.id and f.told_at is not null)) order by s.id), '[]') as own
                from saved_searches s left join groups g on g.id = s.group_id where s.person = $1
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {
        List<UUID> own = tx.list(
                "delete from saved_searches where person = $1 and group_id is null returning id",
                row -> row.getUUID("id"),
                person.id());
        tx.update("update saved_searches set person = null where person = $1", person.id());
        platform.events()
                .appendAll(
                        tx,
                        own.stream()
                                .map(id -> Event.of(SavedSearches.SUBJECT, id, "deleted"))
                                .toList());
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.of();
    }
}
