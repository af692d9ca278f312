package org.mochiyori.booking;

import static org.mochiyori.booking.OccupancyStore.at;
import static org.mochiyori.booking.OccupancyStore.instant;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mochiyori.booking.Booking.Borrower;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Booking.Request;
import org.mochiyori.platform.db.NewRow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Bookings with their lines, each read and each written with one statement. */
final class BookingStore {
    private static final String LINES = """
            select b.id as booking_id, b.number, b.hub as borrower_hub, b.group_id, b.person, b.purpose, b.persons,
              b.channel, b.nature, b.created_at, b.series, b.occurrence, h.time_zone, l.*
            from bookings b join booking_lines l on l.booking = b.id join hubs h on h.id = l.hub
            """;

    private static final String LINE = """
            id, booking, position, hub, listing, lender, kind, title, from_at, to_at, quantity, optional, fee, units, amounts,
            foot_from, foot_to, by_person, request_blocks, borrower_confirms, answer_minutes, hold_minutes, cancel_days,
            cancellation, confirm_by, state, lapses_at, was_held, reason, sequence, candidates""";
    private static final String MOVE = "line, sequence, at, move, state, actor, on_behalf_of, reason, note";
    private static final String USE = "unit, line, from_at, to_at, amount, sole, lapses_at";
    private static final List<String> LINE_COLUMNS = columns(LINE);
    private static final List<String> MOVE_COLUMNS = columns(MOVE);
    private static final List<String> USE_COLUMNS = columns(USE);

    private static final String BOOKING = """
            insert into bookings (id, number, hub, group_id, person, purpose, persons, channel, created_at, nature, series,
              occurrence) values\s""";
    private static final int BOOKING_COLUMNS = 12;

    /** The statement that writes a booking, by how many rows of each kind it writes: nearly all have one of each. */
    private static final Map<Shape, String> INSERTS = new ConcurrentHashMap<>();

    private BookingStore() {}

    /** One booking as it stands. */
    static Optional<Booking> find(Sql sql, UUID id) {
        return grouped(sql.list(LINES + "where b.id = $1 order by l.position", BookingStore::row, id)).stream()
                .findFirst();
    }

    /** One booking, its lines locked; the caller holds the locks of their units. */
    static Optional<Booking> findLocked(Tx tx, UUID id) {
        return grouped(tx.list(LINES + "where b.id = $1 order by l.position for update of l", BookingStore::row, id))
                .stream()
                .findFirst();
    }

    /** Of some hubs the one that has the first of these listings, if any has one. */
    static Optional<String> findHub(Sql sql, Collection<UUID> listings, Collection<String> among) {
        return sql.find(
                "select hub from listings where id = any ($1) and hub = any ($2) order by array_position($1, id) limit 1",
                row -> row.getString("hub"),
                listings.toArray(UUID[]::new),
                among.toArray(String[]::new));
    }

    /** Bookings of these ids, in the order of the ids given. */
    static List<Booking> list(Sql sql, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Booking> found = new LinkedHashMap<>();
        grouped(sql.list(LINES + "where b.id = any ($1) order by b.id, l.position", BookingStore::row, (Object)
                        ids.toArray(UUID[]::new)))
                .forEach(booking -> found.put(booking.id(), booking));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** The bookings of a series, by date. */
    static List<Booking> listSeries(Sql sql, UUID series) {
        return grouped(
                sql.list(LINES + "where b.series = $1 order by b.occurrence, l.position", BookingStore::row, series));
    }

    /**
     * Writes a booking with everything that belongs to it in one statement: lines, first moves, occupancies, and the
     * versions of the units. Nobody waits for it before the commit.
     */
    static void insert(Tx tx, Booking booking, List<NewRow> moves, List<NewRow> uses) {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(booking.id(), booking.number()));
        arguments.add(booking.borrower().hub());
        arguments.add(booking.borrower().group().orElse(null));
        arguments.add(booking.borrower().person());
        arguments.add(booking.request().purpose());
        arguments.add(persons(booking.request()));
        arguments.add(booking.request().channel());
        arguments.add(at(booking.at()));
        arguments.add(booking.request().nature().word());
        arguments.add(booking.occurrence().map(Booking.Occurrence::series).orElse(null));
        arguments.add(booking.occurrence().map(Booking.Occurrence::number).orElse(null));
        booking.entries()
                .forEach(entry ->
                        LineStore.write(entry).put("booking", booking.id()).addTo(arguments, LINE_COLUMNS));
        moves.forEach(move -> move.addTo(arguments, MOVE_COLUMNS));
        uses.forEach(use -> use.addTo(arguments, USE_COLUMNS));
        Shape shape = new Shape(booking.entries().size(), moves.size(), uses.size());
        tx.updateLater(INSERTS.computeIfAbsent(shape, Shape::statement), arguments.toArray());
    }

    private static List<String> columns(String names) {
        return List.of(names.split(",\\s+", -1));
    }

    /** How many rows a statement writes. */
    private record Shape(int lines, int moves, int uses) {
        /** Parameters stand in the order of the rows; what has no occupancy raises no version. */
        String statement() {
            int line = 1 + BOOKING_COLUMNS;
            int move = line + lines * LINE_COLUMNS.size();
            int use = move + moves * MOVE_COLUMNS.size();
            String all = "with b as (" + BOOKING + NewRow.parameters(1, 1, BOOKING_COLUMNS)
                    + "), l as (insert into booking_lines (" + LINE + ") values "
                    + NewRow.parameters(line, lines, LINE_COLUMNS.size())
                    + "), m as (insert into line_moves (" + MOVE + ") values "
                    + NewRow.parameters(move, moves, MOVE_COLUMNS.size()) + ")";
            return uses == 0
                    ? all + " select"
                    : all + ", o as (insert into occupancies (" + USE + ") values "
                            + NewRow.parameters(use, uses, USE_COLUMNS.size()) + " returning unit)"
                            + " update units set version = version + 1 where id = any (array(select unit from o))";
        }
    }

    /** The number that a booking will have, to be waited for later; it is nobody else's, even if this one comes to nothing. */
    static Supplier<String> sendNumber(Sql sql) {
        Supplier<List<String>> sent =
                sql.send("select next_booking_number() as number", row -> row.getString("number"));
        return () -> sent.get().getFirst();
    }

    /** Writes what a booking is for, and how many come. */
    static void describe(Tx tx, UUID id, Request request) {
        tx.update(
                "update bookings set purpose = $2, persons = $3 where id = $1",
                id,
                request.purpose(),
                persons(request));
    }

    /** Locks a booking against further lines; the caller holds the locks of its units. */
    static void lock(Tx tx, UUID id) {
        tx.find("select id from bookings where id = $1 for no key update", row -> row.getUUID("id"), id);
    }

    /** Writes lines that have come to a booking, with their moves. */
    static void add(Tx tx, UUID booking, Collection<Entry> added, List<NewRow> moves) {
        tx.update(
                "with l as (insert into booking_lines (" + LINE + ", replaces) select "
                        + LINE.replace("booking,", "$1,")
                        + ", replaces from jsonb_populate_recordset(null::booking_lines, $2))"
                        + " insert into line_moves select * from jsonb_populate_recordset(null::line_moves, $3)",
                booking,
                NewRow.json(added.stream().map(LineStore::write).toList()),
                NewRow.json(moves));
    }

    /** Writes what moves made of lines; the caller holds the locks of their units. */
    static void update(Tx tx, Collection<Entry> changed, List<NewRow> moves) {
        tx.update("""
                with l as (
                  update booking_lines l set state = n.state, lapses_at = n.lapses_at, was_held = n.was_held,
                    no_show = n.no_show, reason = n.reason, returned = n.returned, sequence = n.sequence,
                    dropped = coalesce(n.dropped, false), to_at = n.to_at, foot_to = n.foot_to, fee = n.fee
                  from jsonb_populate_recordset(null::booking_lines, $1) n where l.id = n.id
                )
                insert into line_moves select * from jsonb_populate_recordset(null::line_moves, $2)
                """, NewRow.json(changed.stream().map(LineStore::write).toList()), NewRow.json(moves));
    }

    /** Writes the times that lines are held to now; the caller holds the locks of their units. */
    static void agree(Tx tx, Collection<Entry> changed) {
        tx.update("""
                update booking_lines l set from_at = n.from_at, to_at = n.to_at, foot_from = n.foot_from,
                  foot_to = n.foot_to, fee = n.fee, candidates = n.candidates
                from jsonb_populate_recordset(null::booking_lines, $1) n where l.id = n.id
                """, NewRow.json(changed.stream().map(LineStore::write).toList()));
    }

    /**
     * Brings the occupancies of lines to what they shall be: those of the lines named go, the given ones come, and every
     * unit touched gets a higher version. The caller holds the locks of the units.
     */
    static void replaceUses(Tx tx, Collection<UUID> lines, List<NewRow> uses) {
        tx.update("delete from occupancies where line = any ($1)", (Object) lines.toArray(UUID[]::new));
        if (!uses.isEmpty()) {
            tx.update(
                    "insert into occupancies select * from jsonb_populate_recordset(null::occupancies, $1)",
                    NewRow.json(uses));
        }
    }

    /** Raises the versions of units whose occupancy has changed. */
    static void raiseVersions(Tx tx, Collection<UUID> units) {
        tx.update("update units set version = version + 1 where id = any ($1)", (Object) units.toArray(UUID[]::new));
    }

    /**
     * The lines among these whose time is over and whom nobody else is just working on, locked. A booking that sweeps a
     * unit never waits for another's line here, so it cannot wait in a ring. Lines that have others beside them are left to the
     * clock's own job: the rest of their booking is released or settled by their end, and that needs more locks.
     */
    static List<Booking> listLapsed(Tx tx, Collection<UUID> lines, Instant now) {
        return grouped(tx.list(LINES + """
                where l.id = any ($1) and l.lapses_at <= $2
                  and not exists (select from booking_lines o where o.booking = l.booking and o.id <> l.id)
                order by b.id, l.position for update of l skip locked
                """, BookingStore::row, lines.toArray(UUID[]::new), at(now)));
    }

    /** Bookings with a line whose time is over, the longest first. */
    static List<UUID> listOverdue(Sql sql, Instant now, int limit) {
        return sql.list("""
                select booking from booking_lines where lapses_at <= $1
                group by booking order by min(lapses_at) limit $2
                """, row -> row.getUUID("booking"), at(now), limit);
    }

    /** A row for {@code line_moves}. */
    static NewRow move(Entry entry, Moved moved) {
        return new NewRow()
                .put("line", entry.line().terms().id())
                .put("sequence", entry.sequence())
                .put("at", at(moved.at()))
                .put("move", moved.move())
                .put("state", entry.line().state().code())
                .put("actor", moved.by().person().orElse(null))
                .put("on_behalf_of", moved.by().onBehalfOf().orElse(null))
                .put("reason", moved.reason().orElse(null))
                .put("note", moved.note().orElse(null));
    }

    /** A row for {@code occupancies}. */
    static NewRow use(Line line, UUID unit, int amount, boolean sole) {
        Terms.Taking taking = line.taking();
        return new NewRow()
                .put("unit", unit)
                .put("line", line.terms().id())
                .put("from_at", at(taking.during().from()))
                .put("to_at", at(taking.during().until()))
                .put("amount", amount)
                .put("sole", sole)
                .put("lapses_at", line.lapsesAt().map(OccupancyStore::at).orElse(null));
    }

    private static @Nullable Integer persons(Request request) {
        return request.persons().isPresent() ? request.persons().getAsInt() : null;
    }

    private record Found(
            UUID id,
            String number,
            Borrower borrower,
            Request request,
            Instant at,
            Entry entry,
            Optional<Booking.Occurrence> occurrence) {}

    private static Found row(Row row) {
        Integer persons = row.getInteger("persons");
        return new Found(
                row.getUUID("booking_id"),
                row.getString("number"),
                new Borrower(
                        row.getString("borrower_hub"),
                        Optional.ofNullable(row.getUUID("group_id")),
                        row.getUUID("person")),
                new Request(
                        row.getString("purpose"),
                        persons == null ? OptionalInt.empty() : OptionalInt.of(persons),
                        row.getString("channel"),
                        Nature.find(row.getString("nature")).orElseThrow()),
                instant(row, "created_at"),
                LineStore.read(row),
                Optional.ofNullable(row.getUUID("series"))
                        .map(series -> new Booking.Occurrence(series, row.getInteger("occurrence"))));
    }

    private static List<Booking> grouped(List<Found> rows) {
        Map<UUID, List<Found>> byBooking = new LinkedHashMap<>();
        rows.forEach(row ->
                byBooking.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        return byBooking.values().stream()
                .map(lines -> new Booking(
                        lines.getFirst().id(),
                        lines.getFirst().number(),
                        lines.getFirst().borrower(),
                        lines.getFirst().request(),
                        lines.getFirst().at(),
                        lines.stream().map(Found::entry).toList(),
                        lines.getFirst().occurrence()))
                .toList();
    }
}
