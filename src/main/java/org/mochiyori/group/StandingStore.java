package org.mochiyori.group;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.group.Standing.Registered;
import org.mochiyori.group.Standing.Tie;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Sql;

/** Reads the rows of members, helpers, staff and desks of one person at once. */
final class StandingStore {
    private static final Set<Right> REPRESENTATIVE = EnumSet.of(Right.BOOK, Right.LIST, Right.KEEP, Right.GOVERN);
    private static final String GROUP = """
            g.id, g.hub, coalesce(g.umbrella, case when g.kind = 'union' then g.id end) as umbrella,
            (g.state = 'active' and (g.valid_until is null or g.valid_until >= $2)) as active, g.kind as group_kind, g.classes""";

    private static final String OF_PERSON = """
            select 'member' as kind, m.role, null as scopes, %1$s from members m join groups g on g.id = m.group_id
            where m.person = $1 and m.since <= $2 and (m.until is null or m.until >= $2)
            union all
            select 'helper', null, a.scopes, %1$s from accompaniments a join groups g on g.id = a.group_id
            where a.helper = $1 and a.revoked_at is null and $2 between a.since and a.until
            union all
            select 'office', role, null, null, hub, null, null, null, null from staff
            where person = $1 and since <= $2 and (until is null or until >= $2)
            union all
            select 'checked', null, null, null, hub, null, null, null, null from address_checks where person = $1
            union all
            select 'operator', null, null, null, null, null, null, null, null from operators
            where person = $1 and since <= $2 and (until is null or until >= $2)
            """.formatted(GROUP);

    private StandingStore() {}

    static Standing get(Sql sql, UUID person, LocalDate today) {
        Map<UUID, Tie> ties = new HashMap<>();
        Map<String, Set<StaffRole>> offices = new HashMap<>();
        Set<String> checked = new HashSet<>();
        boolean operator = false;
        for (Row row : sql.list(OF_PERSON, row -> row, person, today)) {
            switch (row.getString("kind")) {
                case "member" ->
                    tie(
                            ties,
                            new Tie(
                                    registered(row),
                                    row.getString("role").equals("representative") ? REPRESENTATIVE : Set.of(),
                                    true));
                case "helper" -> tie(ties, new Tie(registered(row), rights(row), false));
                case "office" ->
                    offices.computeIfAbsent(row.getString("hub"), hub -> EnumSet.noneOf(StaffRole.class))
                            .add(StaffRole.find(row.getString("role")).orElseThrow());
                case "checked" -> checked.add(row.getString("hub"));
                default -> operator = true;
            }
        }
        return new Standing(person, ties, offices, checked, operator);
    }

    static Optional<Registered> findGroup(Sql sql, UUID group, LocalDate today) {
        return sql.find("select " + GROUP + " from groups g where g.id = $1", StandingStore::registered, group, today);
    }

    static Optional<Group.Kind> findKind(Sql sql, UUID group) {
        return sql.find("select kind from groups where id = $1", row -> row.getString("kind"), group)
                .flatMap(Group.Kind::find);
    }

    private static void tie(Map<UUID, Tie> ties, Tie tie) {
        ties.merge(tie.group().id(), tie, Tie::and);
    }

    private static Set<Right> rights(Row row) {
        return Arrays.stream(row.getArrayOfStrings("scopes"))
                .map(code -> Right.find(code).orElseThrow())
                .collect(Collectors.toSet());
    }

    private static Registered registered(Row row) {
        return new Registered(
                row.getUUID("id"),
                row.getString("hub"),
                row.getBoolean("active"),
                Optional.ofNullable(row.getUUID("umbrella")),
                Group.Kind.find(row.getString("group_kind")).orElseThrow(),
                List.of(row.getArrayOfStrings("classes")));
    }
}
