package org.mochiyori.report;

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

/** The reports that people have written. Pictures show things, and stay until their time is over. */
final class ReportBelongingsStore implements Belongings {
    private final Db db;

    ReportBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select jsonb_build_object(
                  'written', (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'line', r.line, 'version', r.sequence,
                    'usedFor', r.used_for, 'persons', r.persons, 'counts', r.counts, 'checks', r.checks, 'trouble', r.trouble,
                    'remarks', r.remarks, 'minutes', r.minutes) order by r.at, r.line), '[]')
                    from use_reports r where r.actor = $1),
                  'photos', (select coalesce(jsonb_agg(jsonb_build_object('at', p.at, 'address', '/reports/photos/' || p.id)
                    order by p.at, p.id), '[]') from use_report_photos p where p.made_by = $1)) as own
                """, row -> Jsonb.read(row, "own"), person);
    }

    @Override
    public void erase(Tx tx, Person person) {
        tx.update("""
                update use_reports set used_for = null, trouble = null, remarks = null
                where actor = $1 and coalesce(used_for, trouble, remarks) is not null
                """, person.id());
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return Set.of();
    }
}
