package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of rule values. */
final class RuleStore {
    private static final String ALL = """
            select r.* from listings l
            cross join lateral (values ('listing', l.id::text), ('place', l.place::text), ('hub', l.hub)) of (scope, id)
            join rule_values r on r.scope = of.scope and r.scope_id = of.id and r.kind = any ($1)
            where l.id = %s order by r.valid_from
            """;
    private static final String ALL_OF_ONE = ALL.formatted("$2");
    private static final String ALL_OF_MANY = ALL.formatted("any ($2)");

    private RuleStore() {}

    /** One row. */
    record Stored(RuleScope scope, String kind, LocalDate validFrom, JsonNode value) {
        static Stored from(Row row) {
            return new Stored(
                    new RuleScope(Word.parse(RuleScope.Level.class, row.getString("scope")), row.getString("scope_id")),
                    row.getString("kind"),
                    row.getLocalDate("valid_from"),
                    Jsonb.read(row, "value"));
        }
    }

    static List<Stored> list(Sql sql, RuleScope scope, String kind) {
        return sql.list("""
                select * from rule_values where scope = $1 and scope_id = $2 and kind = $3 order by valid_from
                """, Stored::from, scope.level().word(), scope.id(), kind);
    }

    /** All that listings, their places and their hubs have set, by the listings' ids alone; each value once. */
    static Supplier<List<Stored>> sendAll(Sql sql, Collection<RuleKind> kinds, Collection<UUID> listings) {
        String[] words = kinds.stream().map(RuleKind::word).toArray(String[]::new);
        // As for listings: the plan for a single one is kept, that for a list is made anew each time.
        if (listings.size() == 1) {
            return sql.send(ALL_OF_ONE, Stored::from, words, listings.iterator().next());
        }
        Supplier<List<Stored>> sent = sql.send(ALL_OF_MANY, Stored::from, words, listings.toArray(UUID[]::new));
        return () -> sent.get().stream().distinct().toList();
    }

    static void put(Tx tx, Stored rule) {
        tx.update(
                """
                insert into rule_values (scope, scope_id, kind, valid_from, value) values ($1, $2, $3, $4, $5)
                on conflict (scope, scope_id, kind, valid_from) do update set value = excluded.value
                """,
                rule.scope().level().word(),
                rule.scope().id(),
                rule.kind(),
                rule.validFrom(),
                Jsonb.of(rule.value()));
    }

    static int remove(Tx tx, RuleScope scope, String kind, LocalDate validFrom) {
        return tx.update(
                "delete from rule_values where scope = $1 and scope_id = $2 and kind = $3 and valid_from = $4",
                scope.level().word(),
                scope.id(),
                kind,
                validFrom);
    }

    /** The time zone of a hub, if there is such a hub. */
    static Optional<String> findZone(Sql sql, String hub) {
        return sql.find("select time_zone from hubs where id = $1", row -> row.getString("time_zone"), hub);
    }

    /** The listings whose nearest value may be this one. */
    static List<UUID> listingsUnder(Sql sql, RuleScope scope) {
        return sql.list(under(scope), row -> row.getUUID("id"), id(scope));
    }

    /** One of them that people see. */
    static Optional<UUID> findExample(Sql sql, RuleScope scope) {
        boolean own = scope.level() == RuleScope.Level.LISTING;
        String which = own ? "" : " and state = 'published' order by (kind = 'space') desc, id limit 1";
        return sql.find(under(scope) + which, row -> row.getUUID("id"), id(scope));
    }

    private static String under(RuleScope scope) {
        return "select id from listings where reservation = 'here' and "
                + switch (scope.level()) {
                    case HUB -> "hub = $1";
                    case PLACE -> "place = $1::uuid";
                    case LISTING -> "id = $1::uuid";
                };
    }

    private static Object id(RuleScope scope) {
        return scope.level() == RuleScope.Level.HUB ? scope.id() : UUID.fromString(scope.id());
    }
}
