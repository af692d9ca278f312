package org.mochiyori.booking;

import static org.mochiyori.booking.OccupancyStore.at;
import static org.mochiyori.booking.OccupancyStore.instant;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.booking.Block.Displaced;
import org.mochiyori.booking.Block.Signed;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of blocks, and of what lies under them. */
final class BlockStore {
    private static final int MOST = 200;
    private static final String[] LIVE = Arrays.stream(State.values())
            .filter(state -> state.occupies() != State.Occupies.NEVER)
            .map(State::code)
            .toArray(String[]::new);

    private BlockStore() {}

    /** Writes a block on units; the caller holds their locks. */
    static void insert(Tx tx, String hub, Block block, Collection<UUID> units) {
        tx.update(
                """
                with b as (
                  insert into blocks (id, hub, listing, from_at, to_at, reason, made_by, made_at)
                  values ($1, $2, $3, $4, $5, $6, $7, $8)
                )
                insert into block_units (block, unit) select $1, unit from unnest($9::uuid[]) as unit
                """,
                block.id(),
                hub,
                block.listing(),
                at(block.during().from()),
                at(block.during().until()),
                block.reason(),
                block.made().person(),
                at(block.made().at()),
                units.toArray(UUID[]::new));
    }

    /** Lifts a block that lies; the caller holds the locks of its units. Returns whether it did. */
    static boolean lift(Tx tx, UUID block, Signed signed) {
        return tx.find("""
                        update blocks set lifted_by = $2, lifted_at = $3 where id = $1 and lifted_at is null returning id
                        """, row -> row.getUUID("id"), block, signed.person(), at(signed.at()))
                .isPresent();
    }

    static Optional<Block> find(Sql sql, UUID id) {
        return sql.find(
                "select b.*, h.time_zone from blocks b join hubs h on h.id = b.hub where b.id = $1",
                BlockStore::block,
                id);
    }

    static Set<UUID> units(Sql sql, UUID block) {
        return Set.copyOf(sql.list("select unit from block_units where block = $1", row -> row.getUUID("unit"), block));
    }

    /** Those that close any of these units, the latest time first. */
    static List<Block> list(Sql sql, Collection<UUID> units) {
        return sql.list("""
                select b.*, h.time_zone from blocks b join hubs h on h.id = b.hub
                where b.id in (select block from block_units where unit = any ($1))
                order by b.from_at desc, b.id desc limit $2
                """, BlockStore::block, units.toArray(UUID[]::new), MOST);
    }

    /**
     * Live lines under blocks that are not lifted: all that takes something of their units, and requests that take nothing
     * while they wait.
     */
    static Map<UUID, List<Displaced>> displaced(Sql sql, Collection<Block> blocks, Instant now) {
        return sql
                .list("""
                        select k.id as block, b.id, b.number, l.id as line, l.from_at, l.to_at, l.state
                        from blocks k
                        cross join lateral (
                          select o.line from block_units u join occupancies o on o.unit = u.unit
                          where u.block = k.id and o.to_at > k.from_at and o.from_at < k.to_at
                          union
                          select r.id from block_units u join listing_units s on s.unit = u.unit
                          join booking_lines r on r.listing = s.listing
                          where u.block = k.id and r.state = 'requested' and u.unit = any (r.units)
                            and r.foot_to > k.from_at and r.foot_from < k.to_at
                        ) under
                        join booking_lines l on l.id = under.line join bookings b on b.id = l.booking
                        where k.id = any ($1) and k.lifted_at is null and l.state = any ($2)
                          and coalesce(l.lapses_at > $3, true)
                        order by l.from_at, b.number, l.position
                        """, BlockStore::under, blocks.stream().map(Block::id).toArray(UUID[]::new), LIVE, at(now))
                .stream()
                .collect(Collectors.groupingBy(Under::block, Collectors.mapping(Under::line, Collectors.toList())));
    }

    private record Under(UUID block, Displaced line) {}

    private static Under under(Row row) {
        return new Under(
                row.getUUID("block"),
                new Displaced(
                        row.getUUID("id"),
                        row.getString("number"),
                        row.getUUID("line"),
                        new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                        State.of(row.getString("state"))));
    }

    private static Block block(Row row) {
        return new Block(
                row.getUUID("id"),
                row.getUUID("listing"),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                row.getString("reason"),
                ZoneId.of(row.getString("time_zone")),
                new Signed(row.getUUID("made_by"), instant(row, "made_at")),
                Optional.ofNullable(row.getUUID("lifted_by")).map(who -> new Signed(who, instant(row, "lifted_at"))),
                List.of());
    }
}
