package org.mochiyori.group;

import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about groups, where the tables alone cannot hold it. */
final class GroupChecks {
    private GroupChecks() {}

    static List<Check> all() {
        return List.of(umbrellas(), spokenFor());
    }

    private static Check spokenFor() {
        return RowCheck.of(
                new Promise(
                        "representatives",
                        "Each group that has members and is registered, or waits for it, has a representative.",
                        "Name one on the group's page, or end the registration."),
                """
                select format('Group %s has members but no representative.', g.id) as what, array[g.id::text] as ids
                from groups g where g.state in ('applied', 'active') and exists (select from members m where m.group_id = g.id)
                  and not exists (select from members m where m.group_id = g.id and m.role = 'representative')
                """);
    }

    private static Check umbrellas() {
        return RowCheck.of(
                new Promise(
                        "umbrellas",
                        "No union is, over others, a member of itself, and each is of the hub of its members.",
                        "Take one of the groups out of its union, on the group's page."),
                """
                with recursive up (id, above, path) as (
                  select id, umbrella, array[id] from groups where umbrella is not null
                  union all
                  select u.id, g.umbrella, u.path || g.id from up u join groups g on g.id = u.above
                  where not g.id = any (u.path) and cardinality(u.path) < 20
                )
                select format('Group %s stands, over others, above itself.', id) as what,
                  array(select p::text from unnest(path) p) as ids
                from up where above = id
                union all
                select format('Group %s is of the hub %s and its union of %s.', g.id, g.hub, u.hub), array[g.id::text, u.id::text]
                from groups g join groups u on u.id = g.umbrella where u.hub <> g.hub
                """);
    }
}
