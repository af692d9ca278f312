package org.mochiyori.booking;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Bookings.Filter;
import org.mochiyori.booking.Bookings.Passed;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;

/** Lists of bookings by side, and the past of lines. */
final class BookingListStore {
    private BookingListStore() {}

    /** Ids of one page and one more, the newest first. */
    static List<UUID> list(Sql sql, Standing standing, Filter filter) {
        String where = switch (filter.side()) {
            case BORROWER -> "(b.group_id = any ($1) or (b.person = $2 and b.group_id is null))";
            case LENDER ->
                "exists (select from booking_lines l where l.booking = b.id and l.lender = any ($1)) and $2::uuid is not null";
            case HUB -> """
                        (b.hub = any ($1::text[]) or exists (
                          select from booking_lines l where l.booking = b.id and l.hub = any ($1::text[]))) and $2::uuid is not null
                        """;
        };
        Object[] scope = switch (filter.side()) {
            case BORROWER -> groups(standing, Right.BOOK, filter);
            case LENDER -> groups(standing, Right.LIST, filter);
            case HUB -> standing.offices().keySet().toArray(String[]::new);
        };
        return sql.list(
                "select b.id from bookings b where " + where + """
                 and ($3::text is null or exists (select from booking_lines l where l.booking = b.id and l.state = $3))
                 and ($4::uuid is null or b.id < $4)
                 and ($6::uuid is null or b.group_id = $6 or exists (
                   select from booking_lines l where l.booking = b.id and l.lender = $6))
                order by b.id desc limit $5
                """,
                row -> row.getUUID("id"),
                scope,
                standing.person(),
                filter.state().map(State::code).orElse(null),
                filter.before().orElse(null),
                filter.limit() + 1,
                filter.group().orElse(null));
    }

    private static UUID[] groups(Standing standing, Right errand, Filter filter) {
        return standing.ties().keySet().stream()
                .filter(group -> standing.sees(group, errand))
                .filter(group ->
                        filter.group().isEmpty() || filter.group().get().equals(group))
                .toArray(UUID[]::new);
    }

    /** Ids of bookings with a line of the hub that is out, or agreed and beginning before a moment; the first use first. */
    static List<UUID> listDue(Sql sql, String hub, Instant before) {
        return sql.list("""
                select booking, min(from_at) as first from booking_lines
                where hub = $1 and (state = 'out' or (state = 'confirmed' and from_at < $2))
                group by booking order by first, booking limit 500
                """, row -> row.getUUID("booking"), hub, before.atOffset(ZoneOffset.UTC));
    }

    static List<Passed> history(Sql sql, Collection<UUID> lines) {
        return sql.list(
                "select * from line_moves where line = any ($1) order by at, line, sequence",
                BookingListStore::passed,
                (Object) lines.toArray(UUID[]::new));
    }

    /** The moves of a hub's lines within a time, oldest first. */
    static List<Passed> listMoves(Sql sql, String hub, TimeWindow within) {
        return sql.list(
                """
                select m.* from line_moves m join booking_lines l on l.id = m.line
                where l.hub = $1 and m.at >= $2 and m.at < $3 order by m.at, m.line, m.sequence limit 1000
                """,
                BookingListStore::passed,
                hub,
                within.from().atOffset(ZoneOffset.UTC),
                within.until().atOffset(ZoneOffset.UTC));
    }

    /** The bookings that lines belong to. */
    static List<UUID> bookingsOf(Sql sql, Collection<UUID> lines) {
        return sql.list(
                "select distinct booking from booking_lines where id = any ($1)",
                row -> row.getUUID("booking"),
                (Object) lines.toArray(UUID[]::new));
    }

    private static Passed passed(Row row) {
        return new Passed(
                row.getUUID("line"),
                row.getInteger("sequence"),
                OccupancyStore.instant(row, "at"),
                row.getString("move"),
                State.of(row.getString("state")),
                Optional.ofNullable(row.getUUID("actor")),
                Optional.ofNullable(row.getUUID("on_behalf_of")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("note")));
    }

    /** Whether one of these groups is a body of the municipality. */
    static boolean isAnyPublic(Sql sql, Collection<UUID> groups) {
        return sql.get(
                "select exists (select from groups where id = any ($1) and kind = 'public') as it",
                row -> row.getBoolean("it"),
                (Object) groups.toArray(UUID[]::new));
    }

    /** How lines of a booking came to be cancelled. */
    static List<CalledOff> listCalledOff(Sql sql, UUID booking) {
        return sql.list(
                """
                select m.line, m.at, m.reason, m.actor is not null and m.on_behalf_of is distinct from l.lender as by_borrower
                from line_moves m join booking_lines l on l.id = m.line where l.booking = $1 and m.move = 'cancel'
                """,
                row -> new CalledOff(
                        row.getUUID("line"),
                        OccupancyStore.instant(row, "at"),
                        row.getBoolean("by_borrower"),
                        Optional.ofNullable(row.getString("reason"))),
                booking);
    }
}
