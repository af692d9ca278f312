package org.mochiyori.closure;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.booking.State;
import org.mochiyori.closure.Block.Displaced;
import org.mochiyori.closure.Block.Signed;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of blocks, and of what lies under them. */
final class BlockStore {
    /** The states of a line that still means something. */
    static final String[] LIVE = Arrays.stream(State.values())
            .filter(state -> state.occupies() != State.Occupies.NEVER)
            .map(State::code)
            .toArray(String[]::new);

    private static final int MOST = 200;
    private static final String BLOCKS = "select b.*, h.time_zone from blocks b join hubs h on h.id = b.hub ";
    private static final String LINES = """
            select b.id, b.number, l.id as line, l.lender, l.listing as lent, l.title, l.from_at, l.to_at, l.state
            from booking_lines l join bookings b on b.id = l.booking
            """;

    private BlockStore() {}

    /** Writes a block on units; the caller holds their locks. */
    static void insert(Tx tx, Block block, Collection<UUID> units) {
        tx.update(
                """
                with b as (
                  insert into blocks (id, hub, listing, place, kind, from_at, to_at, reason, made_by, made_at)
                  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                )
                insert into block_units (block, unit) select $1, unit from unnest($11::uuid[]) as unit
                """,
                block.id(),
                block.scope().hub(),
                block.scope().listing().orElse(null),
                block.scope().place().orElse(null),
                block.scope().kind().code(),
                at(block.during().from()),
                at(block.during().until()),
                block.reason(),
                block.made().person(),
                at(block.made().at()),
                units.toArray(UUID[]::new));
    }

    /**
     * Waits until nobody brings spaces to a hub, and lets nobody until the transaction ends: what is closed as a whole is
     * closed with all that is there (V310). Before the locks of units.
     */
    static void lockSpaces(Tx tx, String hub) {
        tx.find("select pg_advisory_xact_lock(hashtextextended($1, 310))", row -> true, hub);
    }

    /** Lifts a block that lies; the caller holds the locks of its units. Returns whether it did. */
    static boolean lift(Tx tx, UUID block, Signed signed) {
        return tx.find("""
                        update blocks set lifted_by = $2, lifted_at = $3 where id = $1 and lifted_at is null returning id
                        """, row -> row.getUUID("id"), block, signed.person(), at(signed.at()))
                .isPresent();
    }

    static Optional<Block> find(Sql sql, UUID id) {
        return sql.find(BLOCKS + "where b.id = $1", BlockStore::block, id);
    }

    static Set<UUID> units(Sql sql, UUID block) {
        return Set.copyOf(sql.list("select unit from block_units where block = $1", row -> row.getUUID("unit"), block));
    }

    /** The listings of a hub that take any of these units: what others have to look at anew. */
    static List<String> listings(Sql sql, Collection<UUID> units) {
        return sql.list(
                "select distinct listing::text as listing from listing_units where unit = any ($1)",
                row -> row.getString("listing"),
                (Object) units.toArray(UUID[]::new));
    }

    /** Those that close any of these units, the latest time first. */
    static List<Block> list(Sql sql, Collection<UUID> units) {
        return sql.list(BLOCKS + """
                where b.id in (select block from block_units where unit = any ($1))
                order by b.from_at desc, b.id desc limit $2
                """, BlockStore::block, units.toArray(UUID[]::new), MOST);
    }

    /** For repairs of a whole place, the latest first. */
    static List<Block> listOfPlace(Sql sql, UUID place) {
        return sql.list(BLOCKS + """
                where b.place = $1 and b.kind = 'outage' order by b.made_at desc, b.id desc limit $2
                """, BlockStore::block, place, MOST);
    }

    /** Of repairs of any of these units whose end nobody knows, the first. */
    static Optional<Block> findOpen(Sql sql, Collection<UUID> units) {
        return sql.find(BLOCKS + """
                where b.id in (select block from block_units where unit = any ($1)) and b.kind = 'outage' and b.to_at = $2
                  and b.lifted_at is null
                order by b.from_at, b.id limit 1
                """, BlockStore::block, units.toArray(UUID[]::new), at(TimeWindow.NEVER));
    }

    /** Days on which a hub or one of its places is closed, the latest first. */
    static List<Block> listDays(Sql sql, String hub) {
        return sql.list(BLOCKS + """
                where b.hub = $1 and b.kind in ('weather', 'disaster') order by b.made_at desc, b.id desc limit $2
                """, BlockStore::block, hub, MOST);
    }

    /** Whether the day of this block is closed already. */
    static boolean isClosed(Sql sql, Block.Scope scope, Instant from) {
        return sql.get(
                """
                select exists (select from blocks where hub = $1 and place is not distinct from $2 and from_at = $3
                  and kind in ('weather', 'disaster') and lifted_at is null) as closed
                """, row -> row.getBoolean("closed"), scope.hub(), scope.place().orElse(null), at(from));
    }

    /** In which zone the days of a hub are reckoned. */
    static ZoneId zone(Sql sql, String hub) {
        return ZoneId.of(sql.get("select time_zone from hubs where id = $1", row -> row.getString("time_zone"), hub));
    }

    /** The units of all spaces of a hub, or of one of its places, that one can apply for. */
    static Set<UUID> spaces(Sql sql, String hub, Optional<UUID> place) {
        return Set.copyOf(sql.list("""
                select distinct u.unit from listings l join listing_units u on u.listing = l.id
                where l.hub = $1 and l.kind = 'space' and l.state = 'published' and l.reservation = 'here'
                  and ($2::uuid is null or l.place = $2)
                """, row -> row.getUUID("unit"), hub, place.orElse(null)));
    }

    /** The units of all spaces of a place that one can or could apply for, those of drafts too: they may go out meanwhile. */
    static Set<UUID> allSpaces(Sql sql, UUID place) {
        return Set.copyOf(sql.list("""
                select distinct u.unit from listings l join listing_units u on u.listing = l.id
                where l.place = $1 and l.kind = 'space' and l.state <> 'retired' and l.reservation = 'here'
                """, row -> row.getUUID("unit"), place));
    }

    /** Names of the places of these spaces, in their order. */
    static Map<UUID, String> places(Sql sql, String hub) {
        Map<UUID, String> places = new LinkedHashMap<>();
        sql.list("""
                        select p.id, p.name from places p
                        where p.hub = $1 and exists (select from listings l where l.place = p.id and l.kind = 'space'
                          and l.state = 'published' and l.reservation = 'here')
                        order by p.name, p.id limit 300
                        """, row -> Map.entry(row.getUUID("id"), row.getString("name")), hub)
                .forEach(place -> places.put(place.getKey(), place.getValue()));
        return places;
    }

    /** Live lines that take something of these units then, or wait for it. */
    static List<Displaced> under(Sql sql, Collection<UUID> units, TimeWindow during, Instant now) {
        return units.isEmpty()
                ? List.of()
                : sql.list(
                        LINES + """
                        where l.id in (
                            select o.line from occupancies o where o.unit = any ($1) and o.to_at > $2 and o.from_at < $3
                            union
                            select r.id from listing_units s join booking_lines r on r.listing = s.listing
                            where s.unit = any ($1) and r.state = 'requested' and r.units && $1
                              and r.foot_to > $2 and r.foot_from < $3)
                          and l.state = any ($4) and coalesce(l.lapses_at > $5, true)
                        order by l.from_at, b.number, l.position
                        """,
                        BlockStore::displaced,
                        units.toArray(UUID[]::new),
                        at(during.from()),
                        at(during.until()),
                        LIVE,
                        at(now));
    }

    /** Live lines of things and people, of no room, that begin within a time. */
    static List<Displaced> beginning(Sql sql, Block.Scope scope, TimeWindow within, Instant now) {
        return sql.list(
                LINES + """
                join listings t on t.id = l.listing
                where l.hub = $1 and l.kind <> 'space' and l.from_at >= $2 and l.from_at < $3
                  and ($4::uuid is null or t.place = $4) and l.state = any ($5) and coalesce(l.lapses_at > $6, true)
                order by l.from_at, b.number, l.position
                """,
                BlockStore::displaced,
                scope.hub(),
                at(within.from()),
                at(within.until()),
                scope.place().orElse(null),
                LIVE,
                at(now));
    }

    /** Live lines under blocks that are not lifted, but for those that stay by agreement. */
    static Map<UUID, List<Displaced>> unsettled(Sql sql, Collection<UUID> blocks, Instant now) {
        return sql
                .list(
                        """
                        select k.id as block, b.id, b.number, l.id as line, l.lender, l.listing as lent, l.title,
                          l.from_at, l.to_at, l.state
                        from blocks k join displacements d on d.block = k.id
                        join booking_lines l on l.id = d.line join bookings b on b.id = l.booking
                        where k.id = any ($1) and k.lifted_at is null and d.state in ('open', 'planned')
                          and l.state = any ($2) and coalesce(l.lapses_at > $3, true)
                        order by l.from_at, b.number, l.position
                        """,
                        row -> Map.entry(row.getUUID("block"), displaced(row)),
                        blocks.toArray(UUID[]::new),
                        LIVE,
                        at(now))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    static Displaced displaced(Row row) {
        return new Displaced(
                row.getUUID("id"),
                row.getString("number"),
                row.getUUID("line"),
                row.getUUID("lender"),
                row.getUUID("lent"),
                row.getString("title"),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                State.of(row.getString("state")));
    }

    static Block block(Row row) {
        return new Block(
                row.getUUID("id"),
                new Block.Scope(
                        Block.Kind.of(row.getString("kind")),
                        row.getString("hub"),
                        Optional.ofNullable(row.getUUID("listing")),
                        Optional.ofNullable(row.getUUID("place"))),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                row.getString("reason"),
                ZoneId.of(row.getString("time_zone")),
                new Signed(row.getUUID("made_by"), instant(row, "made_at")),
                Optional.ofNullable(row.getUUID("lifted_by")).map(who -> new Signed(who, instant(row, "lifted_at"))),
                List.of());
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
