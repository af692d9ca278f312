package org.mochiyori.booking;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** What is taken of units, and the locks that make the sums right. */
final class OccupancyStore {
    private static final String USES = """
            select unit, line as by, from_at, to_at, amount, lapses_at, null as closed_for, null as except_at
            from occupancies
            where unit %1$s and to_at > $2 and from_at < $3
            union all
            select k.unit, b.id, b.from_at, b.to_at, u.capacity, null, b.reason, case when b.kind = 'emergency' then b.hub end
            from block_units k join blocks b on b.id = k.block join units u on u.id = k.unit
            where k.unit %1$s and b.to_at > $2 and b.from_at < $3 and b.lifted_at is null
            union all
            select unit, id, from_at, to_at, amount, null, null, null
            from outages where unit %1$s and to_at > $2 and from_at < $3 and ended_at is null
            union all
            select e.unit, e.calendar, e.from_at, e.to_at, u.capacity, null, null, null
            from outside_busy e join units u on u.id = e.unit
            where e.unit %1$s and e.to_at > $2 and e.from_at < $3
            """;
    private static final String USES_OF_ONE = USES.formatted("= $1");
    private static final String USES_OF_MANY = USES.formatted("= any ($1)");
    private static final String USES_OF_LISTING =
            USES.formatted("in (select unit from listing_units where listing = $1)");

    private static final String LOCK_ONE = "select id, capacity, version from units where id = $1 for no key update";
    private static final String LOCK_MANY =
            "select id, capacity, version from units where id = any ($1) order by id for no key update";

    private OccupancyStore() {}

    /** A unit as it stands under its lock. */
    record Unit(UUID id, int capacity, long version) {
        static Unit from(Row row) {
            return new Unit(row.getUUID("id"), row.getInteger("capacity"), row.getLong("version"));
        }
    }

    /**
     * Locks units, always in the order of their ids, so that no two transactions wait for each other in a ring. Whoever
     * changes occupancies or lines holds these locks; they are taken once in a transaction, all together.
     */
    static Supplier<Map<UUID, Unit>> lock(Tx tx, Collection<UUID> units) {
        boolean one = units.size() == 1;
        Supplier<List<Unit>> locked = tx.send(one ? LOCK_ONE : LOCK_MANY, Unit::from, asked(units));
        return () -> locked.get().stream().collect(Collectors.toMap(Unit::id, unit -> unit));
    }

    /** Units as they stand, without a lock. */
    static Map<UUID, Unit> find(Sql sql, Collection<UUID> units) {
        return sql
                .list("select id, capacity, version from units where id = any ($1)", Unit::from, (Object)
                        units.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Unit::id, unit -> unit));
    }

    /** Everything that touches the window: what lines take, lapsed rows included, blocks not lifted, uses elsewhere. */
    static List<Use> listUses(Sql sql, Collection<UUID> units, TimeWindow window) {
        return sendUses(sql, units, window).get();
    }

    /** The same, to be waited for later. */
    static Supplier<List<Use>> sendUses(Sql sql, Collection<UUID> units, TimeWindow window) {
        boolean one = units.size() == 1;
        return sql.send(
                one ? USES_OF_ONE : USES_OF_MANY,
                OccupancyStore::use,
                asked(units),
                at(window.from()),
                at(window.until()));
    }

    /** The same of all units that a listing takes from, before anybody has read which these are. */
    static Supplier<List<Use>> sendUses(Sql sql, UUID listing, TimeWindow window) {
        return sql.send(USES_OF_LISTING, OccupancyStore::use, listing, at(window.from()), at(window.until()));
    }

    /** As for one listing: the plan for a single unit is kept, that for a list is made anew each time. */
    private static Object asked(Collection<UUID> units) {
        return units.size() == 1 ? units.iterator().next() : units.toArray(UUID[]::new);
    }

    /** Takes away what has lapsed on these units; the caller holds their locks. Returns the lines it was of. */
    static List<UUID> removeLapsed(Tx tx, Collection<UUID> units, Instant now) {
        return tx.list(
                "delete from occupancies where unit = any ($1) and lapses_at <= $2 returning line",
                row -> row.getUUID("line"),
                units.toArray(UUID[]::new),
                at(now));
    }

    /** Things on loan from these units; a room is free again when its time is over, whether or not anybody says so. */
    static List<LoanRules.Loan> listOut(Sql sql, Collection<UUID> units) {
        return sql.list(
                """
                select o.unit, o.amount, b.number from occupancies o
                join booking_lines l on l.id = o.line join bookings b on b.id = l.booking
                where o.unit = any ($1) and l.state = 'out' and l.kind = 'equipment' order by b.number
                """,
                row -> new LoanRules.Loan(row.getUUID("unit"), row.getInteger("amount"), row.getString("number")),
                (Object) units.toArray(UUID[]::new));
    }

    static Use use(Row row) {
        return new Use(
                row.getUUID("unit"),
                row.getUUID("by"),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                row.getInteger("amount"),
                Optional.ofNullable(row.getOffsetDateTime("lapses_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("closed_for")),
                Optional.ofNullable(row.getString("except_at")));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
