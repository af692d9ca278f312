package org.mochiyori.catalogue;

import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.people.Roles;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Sql;

/** Standing: offices from people's door, groups from their tables. */
final class StandingStore implements Standing {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final InstantSource clock;
    private final Roles roles;

    StandingStore(InstantSource clock, Roles roles) {
        this.clock = clock;
        this.roles = roles;
    }

    @Override
    public Optional<Group> findGroup(Sql sql, UUID group) {
        return sql.find("""
                select id, hub, umbrella, (state = 'active' and (valid_until is null or valid_until >= $2)) as active
                from groups where id = $1
                """, StandingStore::group, group, today());
    }

    @Override
    public Optional<Part> findPart(Sql sql, UUID person, UUID group) {
        return sql.list("""
                        select role = 'representative' as speaks from members
                        where person = $1 and group_id = $2 and since <= $3 and (until is null or until >= $3)
                        union all
                        select true from accompaniments where helper = $1 and group_id = $2 and revoked_at is null
                          and $3 between since and until and 'list' = any (scopes)
                        """, row -> row.getBoolean("speaks"), person, group, today()).stream()
                .reduce(Boolean::logicalOr)
                .map(speaks -> speaks ? Part.SPEAKS : Part.BELONGS);
    }

    @Override
    public boolean isStaff(Sql sql, UUID person, String hub, Set<String> offices) {
        return (offices.contains(StaffRole.OPERATOR.code()) && roles.isOperator(person, hub))
                || roles.current(person).stream()
                        .anyMatch(term -> term.hub().equals(hub)
                                && offices.contains(term.role().code()));
    }

    @Override
    public Set<UUID> groupsAndUmbrellas(Sql sql, UUID person) {
        return new HashSet<>(sql.list("""
                with own as (
                  select g.id, g.umbrella from groups g join members m on m.group_id = g.id
                  where m.person = $1 and m.since <= $2 and (m.until is null or m.until >= $2)
                    and g.state = 'active' and (g.valid_until is null or g.valid_until >= $2))
                select id from own union select umbrella from own where umbrella is not null
                """, row -> row.getUUID("id"), person, today()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    private static Group group(Row row) {
        return new Group(
                row.getUUID("id"),
                row.getString("hub"),
                row.getBoolean("active"),
                Optional.ofNullable(row.getUUID("umbrella")));
    }
}
