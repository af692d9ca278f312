package org.mochiyori.feed;

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

/** Addresses of calendars that a person holds: they end with the account. */
final class FeedBelongingsStore implements Belongings {
    private final Platform platform;

    FeedBelongingsStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String name() {
        return "calendarFeeds";
    }

    @Override
    public JsonNode export(UUID person) {
        return platform.db().get("""
                select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'group', g.name, 'createdAt', f.made_at,
                  'readOn', f.read_on) order by f.id), '[]') as own
                from calendar_feeds f left join groups g on g.id = f.group_id where f.person = $1
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {
        List<UUID> own = tx.list(
                "delete from calendar_feeds where person = $1 returning id", row -> row.getUUID("id"), person.id());
        platform.events()
                .appendAll(
                        tx,
                        own.stream()
                                .map(id -> Event.of("calendarfeed", id, "revoked"))
                                .toList());
    }

    /** A calendar that is read shows that its holder is there. */
    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.copyOf(sql.list(
                "select distinct person from calendar_feeds where person = any ($1) and read_on >= $2",
                row -> row.getUUID("person"),
                people.toArray(UUID[]::new),
                java.time.LocalDate.ofInstant(since, java.time.ZoneOffset.UTC)));
    }
}
