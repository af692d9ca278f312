package org.mochiyori.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.jobs.Events;

/** Memberships and accompaniments of a person. The groups stay, and none is left without anybody who speaks for it. */
final class MemberBelongingsStore implements Belongings {
    private final Db db;
    private final InstantSource clock;
    private final Events events;

    MemberBelongingsStore(Db db, InstantSource clock, Events events) {
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A group for which nobody else speaks.
     *
     * @param open it waits for the hub, is registered, or may still be renewed
     */
    private record Alone(UUID id, String hub, String name, boolean open) {}

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'memberships', (select coalesce(jsonb_agg(jsonb_build_object('group', g.name, 'hub', g.hub, 'role', m.role,
                    'since', m.since, 'until', m.until) order by m.since), '[]')
                    from members m join groups g on g.id = m.group_id where m.person = $1),
                  'accompaniments', (select coalesce(jsonb_agg(jsonb_build_object('group', g.name, 'organisation',
                    a.organisation, 'scopes', a.scopes, 'since', a.since, 'until', a.until) order by a.since), '[]')
                    from accompaniments a join groups g on g.id = a.group_id where a.helper = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public Optional<Problem> objection(Sql sql, UUID person) {
        List<String> open =
                alone(sql, person).stream().filter(Alone::open).map(Alone::name).toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem.RuleRefuses("group.last-representative", "desk", Map.of("groups", open)));
    }

    /**
     * {@inheritDoc} A registration that has run out ends with its last representative.
     *
     * @throws Refused when a group that is open would be left without one
     */
    @Override
    public void erase(Tx tx, Person person) {
        // Two may leave at once: both wait here, and the second sees that the first is gone.
        tx.list("""
                select g.id from groups g join members m on m.group_id = g.id
                where m.person = $1 and m.role = 'representative' order by g.id for no key update of g
                """, row -> 1, person.id());
        objection(tx, person.id()).ifPresent(problem -> {
            throw new Refused(problem);
        });
        alone(tx, person.id()).forEach(group -> end(tx, group));
        tx.update("delete from members where person = $1", person.id());
        tx.update(
                "update accompaniments set revoked_at = $2 where helper = $1 and revoked_at is null",
                person.id(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private List<Alone> alone(Sql sql, UUID person) {
        return sql.list(
                """
                select g.id, g.hub, g.name,
                  g.state = 'applied' or coalesce(g.valid_until + coalesce(t.grace_days, $3) >= d.today, true) as open
                from members m join groups g on g.id = m.group_id join hubs h on h.id = g.hub
                left join registration_terms t on t.hub = g.hub,
                lateral (select ($2::timestamptz at time zone h.time_zone)::date as today) d
                where m.person = $1 and m.role = 'representative' and coalesce(m.until >= d.today, true)
                  and g.state in ('applied', 'active') and not exists (
                    select from members o where o.group_id = g.id and o.person <> m.person
                      and o.role = 'representative' and coalesce(o.until >= d.today, true))
                order by g.name
                """,
                row -> new Alone(
                        row.getUUID("id"), row.getString("hub"), row.getString("name"), row.getBoolean("open")),
                person,
                clock.instant().atOffset(ZoneOffset.UTC),
                RegistrationTerms.USUAL.graceDays());
    }

    private void end(Tx tx, Alone group) {
        tx.update(
                "update groups set state = 'ended', decided_at = $2, version = version + 1 where id = $1",
                group.id(),
                clock.instant().atOffset(ZoneOffset.UTC));
        events.append(tx, Event.of("group", group.id(), "ended").in(group.hub()));
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return new HashSet<>(sql.list(
                """
                select m.person as id from members m join groups g on g.id = m.group_id
                where m.person = any ($1) and coalesce(m.until >= $2, true)
                  and g.state in ('applied', 'active') and coalesce(g.valid_until >= $2, true)
                union select helper from accompaniments where helper = any ($1) and until >= $2
                """,
                row -> row.getUUID("id"),
                people.toArray(UUID[]::new),
                since.atOffset(ZoneOffset.UTC).toLocalDate()));
    }
}
