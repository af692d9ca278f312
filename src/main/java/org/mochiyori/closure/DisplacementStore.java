package org.mochiyori.closure;

import static org.mochiyori.closure.BlockStore.at;
import static org.mochiyori.closure.BlockStore.instant;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.closure.Displacement.Status;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of displaced lines and of what was done about them. */
final class DisplacementStore {
    private static final String SELECT = """
            select d.id as displacement, d.state as settled, d.plan, d.listing as to_listing, d.from_at as plan_from,
              d.to_at as plan_to, d.planner, d.trouble, d.new_line, d.sequence, h.time_zone,
              k.id as block, k.kind, k.hub as block_hub, k.listing as block_listing, k.place, k.from_at as block_from,
              k.to_at as block_to, k.reason as block_reason, k.made_by, k.made_at, k.lifted_by, k.lifted_at,
              b.id, b.number, l.id as line, l.lender, l.listing as lent, l.title, l.from_at, l.to_at, l.state
            from displacements d join blocks k on k.id = d.block join hubs h on h.id = k.hub
            join booking_lines l on l.id = d.line join bookings b on b.id = d.booking
            """;

    private DisplacementStore() {}

    /** What comes of a line: one move and where it leaves it. */
    record Step(Displacement from, String move, Optional<UUID> actor, Status to, Optional<String> note) {}

    /** Writes those that a new block displaces. */
    static void insertAll(Tx tx, List<Displacement> all) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<List<@Nullable Object>> moves = new ArrayList<>();
        for (Displacement one : all) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(one.id());
            row.add(one.block().id());
            row.add(one.line().line());
            row.add(one.line().booking());
            row.add(one.block().scope().hub());
            status(one.status(), row);
            rows.add(row);
            moves.add(List.of(
                    one.id(),
                    at(one.block().made().at()),
                    one.block().made().person(),
                    one.status().state().code()));
        }
        tx.batch("""
                insert into displacements (id, block, line, booking, hub, state, plan, listing, from_at, to_at, planner,
                  trouble, new_line, sequence)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)
                """, rows);
        tx.batch(
                "insert into displacement_moves (displacement, sequence, at, move, actor, detail) values ($1, 1, $2, 'displace', $3, $4)",
                moves);
    }

    /** Writes a step and its row of the history; the caller holds the row's lock. */
    static void step(Tx tx, Step step, Instant now) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(step.from().id());
        row.add(step.from().version() + 1);
        status(step.to(), row);
        row.add(at(now));
        row.add(step.move());
        row.add(step.actor().orElse(null));
        row.add(step.note().orElse(null));
        tx.update("""
                with d as (
                  update displacements set attempts = 0, next_at = null, sequence = $2, state = $3, plan = $4, listing = $5, from_at = $6, to_at = $7,
                    planner = $8, trouble = $9, new_line = $10 where id = $1
                )
                insert into displacement_moves (displacement, sequence, at, move, actor, detail, note)
                values ($1, $2, $11, $12, $13, coalesce($9, $4), $14)
                """, row.toArray());
    }

    /** One, its row locked. */
    static Optional<Displacement> lock(Tx tx, UUID id) {
        return tx.find(SELECT + "where d.id = $1 for update of d", DisplacementStore::row, id);
    }

    /** One that is planned, its row locked; none where another server is about it. */
    static Optional<Displacement> claim(Tx tx, UUID id) {
        return tx.find(
                SELECT + "where d.id = $1 and d.state = 'planned' for update of d skip locked",
                DisplacementStore::row,
                id);
    }

    static Optional<Displacement> find(Sql sql, UUID id) {
        return sql.find(SELECT + "where d.id = $1", DisplacementStore::row, id);
    }

    /** Those planned that may be tried now, the oldest first. */
    static List<UUID> listPlanned(Sql sql, Instant now, int limit) {
        return sql.list("""
                select id from displacements where state = 'planned' and coalesce(next_at <= $1, true)
                order by id limit $2
                """, row -> row.getUUID("id"), at(now), limit);
    }

    /** Counts that one could not be tried to its end; 0 where it is planned no more. */
    static int countAttempt(Tx tx, UUID id) {
        return tx.find(
                        "update displacements set attempts = attempts + 1 where id = $1 and state = 'planned' returning attempts",
                        row -> row.getInteger("attempts"),
                        id)
                .orElse(0);
    }

    /** One is not tried before then. */
    static void putOff(Tx tx, UUID id, Instant next) {
        tx.update("update displacements set next_at = $2 where id = $1 and state = 'planned'", id, at(next));
    }

    /** What a hub has to settle: those whose line and block still mean something, in the order of their times. */
    static List<Displacement> listOpen(Sql sql, String hub, Instant now, int limit) {
        return sql.list(SELECT + """
                where d.hub = $1 and d.state in ('open', 'planned') and k.lifted_at is null and l.state = any ($2)
                  and coalesce(l.lapses_at > $3, true)
                order by l.from_at, d.id limit $4
                """, DisplacementStore::row, hub, BlockStore.LIVE, at(now), limit);
    }

    /** Those of one block about which somebody has to decide, in the order of their times. */
    static List<Displacement> listOpenOf(Sql sql, UUID block, Instant now, int limit) {
        return sql.list(SELECT + """
                where d.block = $1 and d.state = 'open' and k.lifted_at is null and l.state = any ($2)
                  and coalesce(l.lapses_at > $3, true)
                order by l.from_at, d.id limit $4
                """, DisplacementStore::row, block, BlockStore.LIVE, at(now), limit);
    }

    /** Those cancelled or moved since a moment, of bookings on which more money was received than given back. */
    static List<Displacement> listCancelledPaid(Sql sql, String hub, Instant since) {
        return sql.list(SELECT + """
                where d.hub = $1 and d.state in ('cancelled', 'moved') and k.made_at >= $2
                  and (select sum(p.yen) from payments p where p.booking = d.booking and p.lender = l.lender) > 0
                order by k.made_at, d.id limit 500
                """, DisplacementStore::row, hub, at(since));
    }

    private static void status(Status status, List<@Nullable Object> row) {
        row.add(status.state().code());
        Optional<Decision.Move> move =
                status.plan().filter(Decision.Move.class::isInstance).map(Decision.Move.class::cast);
        row.add(status.plan().map(plan -> move.isPresent() ? "move" : "cancel").orElse(null));
        row.add(move.map(Decision.Move::listing).orElse(null));
        row.add(move.map(one -> at(one.window().from())).orElse(null));
        row.add(move.map(one -> at(one.window().until())).orElse(null));
        row.add(status.planner().orElse(null));
        row.add(status.trouble().orElse(null));
        row.add(status.newLine().orElse(null));
    }

    private static Displacement row(Row row) {
        return new Displacement(
                row.getUUID("displacement"),
                new Block(
                        row.getUUID("block"),
                        new Block.Scope(
                                Block.Kind.of(row.getString("kind")),
                                row.getString("block_hub"),
                                Optional.ofNullable(row.getUUID("block_listing")),
                                Optional.ofNullable(row.getUUID("place"))),
                        new TimeWindow(instant(row, "block_from"), instant(row, "block_to")),
                        row.getString("block_reason"),
                        ZoneId.of(row.getString("time_zone")),
                        new Block.Signed(row.getUUID("made_by"), instant(row, "made_at")),
                        Optional.ofNullable(row.getUUID("lifted_by"))
                                .map(who -> new Block.Signed(who, instant(row, "lifted_at"))),
                        List.of()),
                BlockStore.displaced(row),
                new Status(
                        Displacement.State.of(row.getString("settled")),
                        plan(row),
                        Optional.ofNullable(row.getUUID("planner")),
                        Optional.ofNullable(row.getString("trouble")),
                        Optional.ofNullable(row.getUUID("new_line"))),
                row.getInteger("sequence"));
    }

    private static Optional<Decision> plan(Row row) {
        return Optional.ofNullable(row.getString("plan"))
                .map(plan -> plan.equals("cancel")
                        ? new Decision.Cancel()
                        : new Decision.Move(
                                row.getUUID("to_listing"),
                                new TimeWindow(instant(row, "plan_from"), instant(row, "plan_to"))));
    }
}
