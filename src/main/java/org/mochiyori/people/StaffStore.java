package org.mochiyori.people;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code staff} and {@code operators}. */
final class StaffStore {

    /** All that one person holds, in one question: the server's term comes as a row without a hub. */
    Roles.Offices offices(Sql sql, UUID person) {
        List<StaffTerm> terms = new ArrayList<>();
        Map<String, ZoneId> zones = new HashMap<>();
        List<Roles.Term> server = new ArrayList<>();
        sql.list("""
                        select s.hub, s.person, s.role, s.since, s.until, h.time_zone
                        from staff s join hubs h on h.id = s.hub where s.person = $1
                        union all
                        select null, o.person, null, o.since, o.until, null from operators o where o.person = $1
                        """, row -> row, person).forEach(row -> {
            if (row.getString("hub") == null) {
                server.add(new Roles.Term(row.getLocalDate("since"), until(row)));
            } else {
                terms.add(term(row));
                zones.put(row.getString("hub"), ZoneId.of(row.getString("time_zone")));
            }
        });
        return new Roles.Offices(terms, zones, server.stream().findFirst());
    }

    List<StaffTerm> ofHub(Sql sql, String hub) {
        return sql.list(
                "select hub, person, role, since, until from staff where hub = $1 order by role, since, person",
                StaffStore::term,
                hub);
    }

    void put(Tx tx, StaffTerm term) {
        tx.update(
                """
                insert into staff (hub, person, role, since, until) values ($1, $2, $3, $4, $5)
                on conflict (hub, person, role) do update set since = excluded.since, until = excluded.until
                """,
                term.hub(),
                term.person(),
                term.role().code(),
                term.since(),
                term.until().orElse(null));
    }

    boolean delete(Tx tx, String hub, UUID person, StaffRole role) {
        return tx.update("delete from staff where hub = $1 and person = $2 and role = $3", hub, person, role.code())
                == 1;
    }

    void putOperator(Tx tx, UUID person, LocalDate since) {
        tx.update("""
                insert into operators (person, since) values ($1, $2)
                on conflict (person) do update set since = excluded.since, until = null
                """, person, since);
    }

    private static StaffTerm term(Row row) {
        return new StaffTerm(
                row.getString("hub"),
                row.getUUID("person"),
                StaffRole.find(row.getString("role")).orElseThrow(),
                row.getLocalDate("since"),
                until(row));
    }

    private static Optional<LocalDate> until(Row row) {
        return Optional.ofNullable(row.getLocalDate("until"));
    }
}
