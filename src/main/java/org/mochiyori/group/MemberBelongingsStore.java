package org.mochiyori.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Memberships and accompaniments of a person. The groups themselves stay as they are. */
final class MemberBelongingsStore implements Belongings {
    private final Db db;
    private final InstantSource clock;

    MemberBelongingsStore(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

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
        return Optional.empty();
    }

    @Override
    public void erase(Tx tx, Person person) {
        tx.update("delete from members where person = $1", person.id());
        tx.update(
                "update accompaniments set revoked_at = $2 where helper = $1 and revoked_at is null",
                person.id(),
                clock.instant().atOffset(ZoneOffset.UTC));
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
