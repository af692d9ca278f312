package org.mochiyori.group;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Typed;

/** Rows of {@code groups}, their numbers and the terms of registration. */
final class GroupStore {
    private static final String SELECT = """
            select g.id, g.hub, g.name, g.kana, g.kind, g.purpose, g.phone, g.mail, g.address, g.state, g.number,
                   g.valid_until, g.renewal_asked_at is not null as renewal_asked, g.reason, g.umbrella, g.classes, g.created_at,
                   g.version
            from groups g
            """;

    Optional<Group> find(Sql sql, UUID id) {
        return sql.find(SELECT + "where g.id = $1", GroupStore::group, id);
    }

    List<Group> list(Sql sql, List<UUID> ids) {
        return sql.list(
                SELECT + "where g.id = any($1) order by g.kana_key collate \"C\", g.id", GroupStore::group, (Object)
                        ids.toArray(UUID[]::new));
    }

    /** Sorted by reading. A word of the reading or of the name may begin with the text; a number is matched whole. */
    List<Group> search(Sql sql, GroupQuery query, String afterKey, UUID afterId, int limit) {
        return sql.list(
                SELECT + """
                        where g.hub = $1
                          and ($2 = '' or g.state = $2)
                          and ($4 = '' or ($3 <> '' and (g.kana_key like $3 || '%' or g.kana_key like '% ' || $3 || '%'))
                               or g.name like '%' || $4 || '%' or g.number = $4)
                          and ($5 = '' or g.phone like '%' || $5 || '%')
                          and (not $9 or g.renewal_asked_at is not null)
                          and (g.kana_key collate "C", g.id) > ($6 collate "C", $7)
                        order by g.kana_key collate "C", g.id limit $8
                        """,
                GroupStore::group,
                query.hub(),
                query.state().map(Group.State::code).orElse(""),
                literal(Typed.kanaKey(query.text())),
                literal(query.text()),
                query.phone(),
                afterKey,
                afterId,
                limit,
                query.renewalAsked());
    }

    String nextNumber(Tx tx, String hub, int fiscalYear) {
        int n = tx.get("""
                insert into group_numbers (hub, fiscal_year, last) values ($1, $2, 1)
                on conflict (hub, fiscal_year) do update set last = group_numbers.last + 1 returning last
                """, row -> row.getInteger("last"), hub, fiscalYear);
        return GroupRules.number(fiscalYear, n);
    }

    void insert(Tx tx, Group group) {
        Group.Profile profile = group.profile();
        tx.update(
                """
                insert into groups (id, hub, name, kana, kana_key, kind, purpose, phone, mail, address, state, number,
                                    umbrella, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                """,
                group.id(),
                group.hub(),
                profile.name(),
                profile.kana(),
                key(profile),
                profile.kind().code(),
                profile.purpose(),
                profile.phone(),
                profile.mail(),
                profile.address(),
                group.state().code(),
                group.number(),
                group.umbrella().orElse(null),
                group.createdAt().atOffset(ZoneOffset.UTC));
    }

    boolean update(Tx tx, UUID id, int version, Group.Profile profile, Optional<UUID> umbrella) {
        return tx.update(
                        """
                        update groups set name = $3, kana = $4, kana_key = $5, kind = $6, purpose = $7, phone = $8,
                               mail = $9, address = $10, umbrella = $11, version = version + 1
                        where id = $1 and version = $2
                        """,
                        id,
                        version,
                        profile.name(),
                        profile.kana(),
                        key(profile),
                        profile.kind().code(),
                        profile.purpose(),
                        profile.phone(),
                        profile.mail(),
                        profile.address(),
                        umbrella.orElse(null))
                == 1;
    }

    Optional<Group> lock(Tx tx, UUID id) {
        return tx.find(SELECT + "where g.id = $1 for update of g", GroupStore::group, id);
    }

    void decided(Tx tx, UUID id, Group.State state, Optional<LocalDate> validUntil, String reason, Instant now) {
        tx.update("""
                update groups set state = $2, valid_until = $3, reason = $4, decided_at = $5,
                       renewal_asked_at = null, version = version + 1
                where id = $1
                """, id, state.code(), validUntil.orElse(null), reason, now.atOffset(ZoneOffset.UTC));
    }

    void askRenewal(Tx tx, UUID id, Instant now) {
        tx.update(
                "update groups set renewal_asked_at = $2, version = version + 1 where id = $1",
                id,
                now.atOffset(ZoneOffset.UTC));
    }

    boolean setClasses(Tx tx, UUID id, int version, List<String> classes) {
        return tx.update(
                        "update groups set classes = $3, version = version + 1 where id = $1 and version = $2",
                        id,
                        version,
                        classes.toArray(String[]::new))
                == 1;
    }

    boolean touch(Tx tx, UUID id, int version) {
        return tx.update("update groups set version = version + 1 where id = $1 and version = $2", id, version) == 1;
    }

    RegistrationTerms terms(Sql sql, String hub) {
        return sql.find(
                        "select validity, renewal_days, grace_days, least_members, half_local, adult from registration_terms where hub = $1",
                        row -> new RegistrationTerms(
                                RegistrationTerms.Validity.find(row.getString("validity"))
                                        .orElseThrow(),
                                row.getInteger("renewal_days"),
                                row.getInteger("grace_days"),
                                new RegistrationTerms.Asked(
                                        row.getInteger("least_members"),
                                        row.getBoolean("half_local"),
                                        row.getBoolean("adult"))),
                        hub)
                .orElse(RegistrationTerms.USUAL);
    }

    void setTerms(Tx tx, String hub, RegistrationTerms terms) {
        tx.update(
                """
                insert into registration_terms (hub, validity, renewal_days, grace_days, least_members, half_local, adult)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (hub) do update set validity = excluded.validity,
                       renewal_days = excluded.renewal_days, grace_days = excluded.grace_days,
                       least_members = excluded.least_members, half_local = excluded.half_local, adult = excluded.adult
                """,
                hub,
                terms.validity().code(),
                terms.renewalDays(),
                terms.graceDays(),
                terms.asked().members(),
                terms.asked().halfLocal(),
                terms.asked().adult());
    }

    static String key(Group.Profile profile) {
        return Typed.kanaKey(profile.kana().isEmpty() ? profile.name() : profile.kana());
    }

    // A "%" that somebody types is a percent sign.
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Group group(Row row) {
        return new Group(
                row.getUUID("id"),
                row.getString("hub"),
                new Group.Profile(
                        row.getString("name"),
                        row.getString("kana"),
                        Group.Kind.find(row.getString("kind")).orElseThrow(),
                        row.getString("purpose"),
                        row.getString("phone"),
                        row.getString("mail"),
                        row.getString("address")),
                Group.State.of(row.getString("state")),
                row.getString("number"),
                Optional.ofNullable(row.getLocalDate("valid_until")),
                row.getBoolean("renewal_asked"),
                row.getString("reason"),
                Optional.ofNullable(row.getUUID("umbrella")),
                List.of(row.getArrayOfStrings("classes")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("version"));
    }
}
