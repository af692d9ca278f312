package org.mochiyori.emergency;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Who may switch, beside a hub's operators and officers. */
final class SwitcherStore {
    private SwitcherStore() {}

    static boolean is(Sql sql, String hub, UUID person) {
        return sql.get(
                "select exists (select from emergency_switchers where hub = $1 and person = $2 and ended_at is null) as may",
                row -> row.getBoolean("may"),
                hub,
                person);
    }

    static List<Switchers.Switcher> list(Sql sql, String hub) {
        return sql.list(
                """
                select s.person, p.name, s.given_at from emergency_switchers s join people p on p.id = s.person
                where s.hub = $1 and s.ended_at is null order by s.given_at, s.id
                """,
                row -> new Switchers.Switcher(
                        row.getUUID("person"),
                        row.getString("name"),
                        row.getOffsetDateTime("given_at").toInstant()),
                hub);
    }

    /** Gives the right; returns whether it was not there yet. */
    static boolean give(Tx tx, UUID id, String hub, UUID person, Emergency.Switched by) {
        return tx.find(
                        """
                        insert into emergency_switchers (id, hub, person, given_by, given_at) values ($1, $2, $3, $4, $5)
                        on conflict (hub, person) where ended_at is null do nothing returning id
                        """,
                        row -> row.getUUID("id"),
                        id,
                        hub,
                        person,
                        by.person(),
                        by.at().atOffset(ZoneOffset.UTC))
                .isPresent();
    }

    /** Takes the right back; returns whether it was there. */
    static boolean end(Tx tx, String hub, UUID person, UUID by, Instant now) {
        return tx.find("""
                        update emergency_switchers set ended_by = $3, ended_at = $4
                        where hub = $1 and person = $2 and ended_at is null returning id
                        """, row -> row.getUUID("id"), hub, person, by, now.atOffset(ZoneOffset.UTC))
                .isPresent();
    }
}
