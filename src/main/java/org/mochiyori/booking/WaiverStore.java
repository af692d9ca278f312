package org.mochiyori.booking;

import static org.mochiyori.booking.OccupancyStore.at;
import static org.mochiyori.booking.OccupancyStore.instant;

import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of waivers and of the lines that went by them; rows only come. */
final class WaiverStore {
    private static final String SELECT = """
            select w.*, coalesce(w.group_id, w.person) as party,
              array(select u.line from waiver_uses u where u.waiver = w.id order by u.line) as lines
            from waivers w
            """;

    private WaiverStore() {}

    static void insert(Tx tx, Waiver waiver, String hub, boolean group) {
        tx.update(
                """
                insert into waivers (id, hub, listing, group_id, person, rule, from_at, to_at, reason, given_as, given_by, given_at)
                values ($1, $2, $3, case when $4 then $5::uuid end, case when not $4 then $5::uuid end, $6, $7, $8, $9, $10, $11, $12)
                """,
                waiver.id(),
                hub,
                waiver.listing(),
                group,
                waiver.party(),
                waiver.rule(),
                at(waiver.during().from()),
                at(waiver.during().until()),
                waiver.given().reason(),
                waiver.given().as().word(),
                waiver.given().by(),
                at(waiver.given().at()));
    }

    /** Those for a borrower on some listings. */
    static List<Waiver> listFor(Sql sql, Booking.Borrower borrower, Collection<UUID> listings) {
        return sql.list(
                SELECT + "where w.listing = any ($1) and w." + (borrower.group().isPresent() ? "group_id" : "person")
                        + " = $2 order by w.id",
                WaiverStore::waiver,
                listings.toArray(UUID[]::new),
                borrower.party());
    }

    /** Those on one listing, the latest first. */
    static List<Waiver> listOf(Sql sql, UUID listing) {
        return sql.list(
                SELECT + "where w.listing = $1 order by w.given_at desc, w.id desc limit 1000",
                WaiverStore::waiver,
                listing);
    }

    static List<Waiver> listUsedBy(Sql sql, Collection<UUID> lines) {
        return sql.list(
                SELECT
                        + " where w.id in (select waiver from waiver_uses where line = any ($1)) order by w.given_at, w.id",
                WaiverStore::waiver,
                (Object) lines.toArray(UUID[]::new));
    }

    static void use(Tx tx, Collection<UUID> waivers, UUID line) {
        tx.update(
                "insert into waiver_uses (waiver, line) select id, $2 from unnest($1::uuid[]) as w (id)",
                waivers.toArray(UUID[]::new),
                line);
    }

    private static Waiver waiver(Row row) {
        return new Waiver(
                row.getUUID("id"),
                row.getUUID("listing"),
                row.getUUID("party"),
                row.getString("rule"),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                new Waiver.Given(
                        row.getUUID("given_by"),
                        instant(row, "given_at"),
                        Waiver.As.valueOf(row.getString("given_as").toUpperCase(Locale.ROOT)),
                        row.getString("reason")),
                List.of(row.getArrayOfUUIDs("lines")));
    }
}
