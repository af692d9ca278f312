package org.mochiyori.notice;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;

/** What messages tell of, read from the tables of bookings, listings and groups. */
final class SubjectStore {
    private static final String COLUMNS = """
            select b.id as booking, b.number, b.person, b.group_id, g.name as group_name,
                   l.id as line, l.hub, l.lender, l.kind, l.title, l.from_at, l.to_at, l.lapses_at
            from booking_lines l join bookings b on b.id = l.booking left join groups g on g.id = b.group_id
            """;

    /**
     * A line with what messages say of its booking.
     *
     * @param asker who asked for the group, or borrows
     * @param borrower the group that borrows, with its name
     * @param lapses when a request or hold ends by itself
     */
    record Lent(
            UUID booking,
            String number,
            UUID asker,
            Optional<Group> borrower,
            UUID line,
            Thing thing,
            Instant from,
            Instant to,
            Optional<Instant> lapses) {}

    record Group(UUID id, String name) {}

    /**
     * @param kind space, equipment or skill
     * @param hub the owner's
     */
    record Thing(String hub, UUID lender, String kind, String title) {}

    /** A move of a line; {@code at} is the same for all that one transaction did to a booking. */
    record Moved(String move, String state, Instant at) {}

    /** A listing or group: what it is called and who hears of it. */
    record Named(String name, String hub, Optional<UUID> group) {}

    Optional<Moved> findMove(Sql sql, UUID line, int sequence) {
        return sql.find(
                "select move, state, at from line_moves where line = $1 and sequence = $2",
                row -> new Moved(
                        row.getString("move"),
                        row.getString("state"),
                        row.getOffsetDateTime("at").toInstant()),
                line,
                sequence);
    }

    /** The lines of a booking for which this was the last that happened to them at that moment. */
    List<Lent> linesMoved(Sql sql, UUID booking, Moved moved) {
        return sql.list(
                COLUMNS + """
                join lateral (select m.move, m.state from line_moves m where m.line = l.id and m.at = $2
                              order by m.sequence desc limit 1) last on true
                where b.id = $1 and last.move = $3 and last.state = $4 order by l.position
                """,
                SubjectStore::lent,
                booking,
                moved.at().atOffset(ZoneOffset.UTC),
                moved.move(),
                moved.state());
    }

    /** Agreed lines that begin between two moments. */
    List<Lent> linesToCome(Sql sql, Instant from, Instant until) {
        return sql.list(
                COLUMNS
                        + "where l.state = 'confirmed' and l.from_at >= $1 and l.from_at < $2 order by b.id, l.position",
                SubjectStore::lent,
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC));
    }

    /** What is out, on loan or in use, and whose time is over before a moment. */
    List<Lent> linesOut(Sql sql, Instant until) {
        return sql.list(COLUMNS + """
                where l.state = 'out' and l.kind <> 'skill' and l.to_at < $1 order by b.id, l.position
                """, SubjectStore::lent, until.atOffset(ZoneOffset.UTC));
    }

    Optional<Named> findListing(Sql sql, UUID id) {
        return sql.find("select name, hub, group_id from listings where id = $1", SubjectStore::named, id);
    }

    Optional<Named> findGroup(Sql sql, UUID id) {
        return sql.find("select name, hub, id as group_id from groups where id = $1", SubjectStore::named, id);
    }

    private static Named named(Row row) {
        return new Named(row.getString("name"), row.getString("hub"), Optional.ofNullable(row.getUUID("group_id")));
    }

    private static Lent lent(Row row) {
        return new Lent(
                row.getUUID("booking"),
                row.getString("number"),
                row.getUUID("person"),
                Optional.ofNullable(row.getUUID("group_id")).map(id -> new Group(id, row.getString("group_name"))),
                row.getUUID("line"),
                new Thing(row.getString("hub"), row.getUUID("lender"), row.getString("kind"), row.getString("title")),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("to_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("lapses_at")).map(OffsetDateTime::toInstant));
    }
}
