package org.mochiyori.booking;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;

/**
 * Today's rights of one person, in one query on the caller's own connection: a booking under way must not wait for a second
 * connection, or sixteen of them would wait for each other.
 */
final class PartyStore {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private PartyStore() {}

    static Party get(Sql sql, UUID person, Instant now) {
        List<Right> rights = sql.list(
                """
                select 'group' as kind, group_id::text as scope,
                  case when role = 'representative' then array['book', 'list'] else array[]::text[] end as words
                from members where person = $1 and since <= $2 and (until is null or until >= $2)
                union all
                select 'group', group_id::text, scopes from accompaniments
                where helper = $1 and revoked_at is null and $2 between since and until
                union all
                select 'office', hub, array[role] from staff where person = $1 and since <= $2 and (until is null or until >= $2)
                union all
                select 'checked', hub, array[]::text[] from address_checks where person = $1
                """,
                row -> new Right(row.getString("kind"), row.getString("scope"), Set.of(row.getArrayOfStrings("words"))),
                person,
                today(now));
        Map<UUID, Set<String>> groups = new HashMap<>();
        Map<String, Set<String>> offices = new HashMap<>();
        Set<String> checked = new HashSet<>();
        for (Right right : rights) {
            switch (right.kind()) {
                case "group" ->
                    groups.computeIfAbsent(UUID.fromString(right.scope()), group -> new HashSet<>())
                            .addAll(right.words());
                case "office" ->
                    offices.computeIfAbsent(right.scope(), hub -> new HashSet<>())
                            .addAll(right.words());
                default -> checked.add(right.scope());
            }
        }
        return new Party(person, groups, offices, checked);
    }

    static Optional<Party.Group> findGroup(Sql sql, UUID group, Instant now) {
        return sql.find("""
                select id, hub, umbrella, (state = 'active' and (valid_until is null or valid_until >= $2)) as active
                from groups where id = $1
                """, PartyStore::group, group, today(now));
    }

    private record Right(String kind, String scope, Set<String> words) {}

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, JAPAN);
    }

    private static Party.Group group(Row row) {
        return new Party.Group(
                row.getUUID("id"),
                row.getString("hub"),
                row.getBoolean("active"),
                Optional.ofNullable(row.getUUID("umbrella")));
    }
}
