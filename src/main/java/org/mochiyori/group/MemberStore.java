package org.mochiyori.group;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code members}, {@code accompaniments}, {@code invitations} and {@code roster_entries}. */
final class MemberStore {

    /** All that ties one person to one group. */
    record Ties(Optional<Membership> membership, List<Accompaniment> accompaniments) {}

    /** An invitation that is open. */
    record Invitation(UUID group, Membership.Role role, UUID invitedBy) {}

    Ties ties(Sql sql, UUID group, UUID person) {
        return new Ties(
                find(sql, group, person),
                sql.list(
                        ACCOMPANIMENT + "where group_id = $1 and helper = $2",
                        MemberStore::accompaniment,
                        group,
                        person));
    }

    Optional<Membership> find(Sql sql, UUID group, UUID person) {
        return sql.find(MEMBER + "where group_id = $1 and person = $2", MemberStore::membership, group, person);
    }

    List<Membership> ofGroup(Sql sql, UUID group) {
        return sql.list(
                MEMBER + "where group_id = $1 order by role desc, since, person", MemberStore::membership, group);
    }

    List<Membership> ofPerson(Sql sql, UUID person) {
        return sql.list(MEMBER + "where person = $1 order by since, group_id", MemberStore::membership, person);
    }

    void put(Tx tx, Membership membership) {
        tx.update(
                """
                insert into members (group_id, person, role, since, until) values ($1, $2, $3, $4, $5)
                on conflict (group_id, person) do update set role = excluded.role, until = excluded.until
                """,
                membership.group(),
                membership.person(),
                membership.role().code(),
                membership.since(),
                membership.until().orElse(null));
    }

    boolean delete(Tx tx, UUID group, UUID person) {
        return tx.update("delete from members where group_id = $1 and person = $2", group, person) == 1;
    }

    List<Accompaniment> accompanimentsOf(Sql sql, UUID group) {
        return sql.list(ACCOMPANIMENT + "where group_id = $1 order by since, id", MemberStore::accompaniment, group);
    }

    List<Accompaniment> accompanimentsBy(Sql sql, UUID helper) {
        return sql.list(ACCOMPANIMENT + "where helper = $1 order by since, id", MemberStore::accompaniment, helper);
    }

    void insert(Tx tx, Accompaniment one) {
        tx.update(
                """
                insert into accompaniments (id, group_id, helper, organisation, scopes, consented_by, since, until)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                one.id(),
                one.group(),
                one.helper(),
                one.organisation(),
                one.rights().stream().map(Right::code).toArray(String[]::new),
                one.consentedBy(),
                one.since(),
                one.until());
    }

    boolean revoke(Tx tx, UUID group, UUID id, Instant now) {
        return tx.update(
                        "update accompaniments set revoked_at = $3 where id = $2 and group_id = $1 and revoked_at is null",
                        group,
                        id,
                        now.atOffset(ZoneOffset.UTC))
                == 1;
    }

    /** Whether this person is of an intermediary of the hub: a member of such a group. */
    boolean isOfIntermediary(Sql sql, String hub, UUID person) {
        return sql.find("""
                        select 1 from members m join groups g on g.id = m.group_id
                        where m.person = $2 and g.hub = $1 and g.kind = 'intermediary' and g.state = 'active' limit 1
                        """, row -> true, hub, person).isPresent();
    }

    void invite(Tx tx, Buffer hash, Invitation invitation, Instant now, Instant expiresAt) {
        tx.update(
                """
                insert into invitations (token_hash, group_id, role, invited_by, created_at, expires_at)
                values ($1, $2, $3, $4, $5, $6)
                """,
                hash,
                invitation.group(),
                invitation.role().code(),
                invitation.invitedBy(),
                now.atOffset(ZoneOffset.UTC),
                expiresAt.atOffset(ZoneOffset.UTC));
    }

    /** Uses an invitation up; empty if there is none, or it is used, or its time is over. */
    Optional<Invitation> use(Tx tx, Buffer hash, Instant now) {
        return tx.find(
                """
                update invitations set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2
                returning group_id, role, invited_by
                """,
                row -> new Invitation(
                        row.getUUID("group_id"), Membership.Role.of(row.getString("role")), row.getUUID("invited_by")),
                hash,
                now.atOffset(ZoneOffset.UTC));
    }

    List<RosterEntry> roster(Sql sql, UUID group) {
        return sql.list(
                "select name, kana, town, tie, adult from roster_entries where group_id = $1 order by position",
                row -> new RosterEntry(
                        row.getString("name"),
                        row.getString("kana"),
                        row.getString("town"),
                        RosterEntry.Tie.find(row.getString("tie")).orElseThrow(),
                        row.getBoolean("adult")),
                group);
    }

    void replaceRoster(Tx tx, UUID group, List<RosterEntry> entries) {
        tx.update("delete from roster_entries where group_id = $1", group);
        List<List<@Nullable Object>> rows = new java.util.ArrayList<>();
        for (RosterEntry entry : entries) {
            rows.add(List.of(
                    group,
                    rows.size() + 1,
                    entry.name(),
                    entry.kana(),
                    entry.town(),
                    entry.tie().code(),
                    entry.adult()));
        }
        tx.batch(
                "insert into roster_entries (group_id, position, name, kana, town, tie, adult) values ($1, $2, $3, $4, $5, $6, $7)",
                rows);
    }

    private static final String MEMBER = "select group_id, person, role, since, until from members ";

    private static final String ACCOMPANIMENT = """
            select id, group_id, helper, organisation, scopes, consented_by, since, until,
                   revoked_at is not null as revoked
            from accompaniments
            """;

    private static Membership membership(Row row) {
        return new Membership(
                row.getUUID("group_id"),
                row.getUUID("person"),
                Membership.Role.of(row.getString("role")),
                row.getLocalDate("since"),
                Optional.ofNullable(row.getLocalDate("until")));
    }

    private static Accompaniment accompaniment(Row row) {
        return new Accompaniment(
                row.getUUID("id"),
                row.getUUID("group_id"),
                row.getUUID("helper"),
                row.getString("organisation"),
                Arrays.stream(row.getArrayOfStrings("scopes"))
                        .flatMap(code -> Right.find(code).stream())
                        .collect(Collectors.toSet()),
                row.getUUID("consented_by"),
                row.getLocalDate("since"),
                row.getLocalDate("until"),
                row.getBoolean("revoked"));
    }
}
