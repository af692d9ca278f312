package org.mochiyori.notice;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mochiyori.booking.Displacing;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.text.Named;

/** What messages tell of, read from the tables of bookings, listings and groups. */
final class SubjectStore {
    private static final String COLUMNS = """
            select b.id as booking, b.hub as borrower_hub, b.number, b.person, b.group_id, g.name as group_name,
                   case when b.hub = l.hub or exists (
                     select from agreements a where a.owner_hub = l.hub and a.borrower_hub = b.hub
                       and a.state in ('agreed', 'ended') and 'group-name' = any (a.data_items))
                   then g.name end as group_shown,
                   h.name as hub_name, h.name_en as hub_en,
                   l.id as line, l.hub, l.lender, l.kind, l.title, coalesce(t.translations -> 'en' ->> 'name', '') as title_en, l.from_at, l.to_at, l.lapses_at, b.series,
                   case when b.series is not null then (
                     select count(*) from bookings s join booking_lines d on d.booking = s.id
                     where s.series = b.series and d.listing = l.listing and d.state = l.state) end as alike
            from booking_lines l join bookings b on b.id = l.booking join hubs h on h.id = b.hub
            left join groups g on g.id = b.group_id left join listings t on t.id = l.listing and t.name = l.title
            """;

    /**
     * A line with what messages say of its booking.
     *
     * @param asker who asked for the group, or borrows
     * @param borrower the group that borrows, with its name
     * @param borrowerHub whose desk accompanies who borrows
     * @param lapses when a request or hold ends by itself
     * @param series of which its booking is a date
     */
    record Lent(
            UUID booking,
            String number,
            UUID asker,
            Optional<Group> borrower,
            String borrowerHub,
            UUID line,
            Thing thing,
            Instant from,
            Instant to,
            Optional<Instant> lapses,
            Optional<Series> series) {}

    /** @param alike how many dates of it have the same thing in the same state, this one among them */
    record Series(UUID id, int alike) {}

    /** @param shown what the lender knows it by: its name, or only its hub's where the two hubs have not agreed on more */
    record Group(UUID id, String name, Named shown) {}

    /**
     * @param kind space, equipment or skill
     * @param hub the owner's
     * @param title when it was asked for; in English while it is still called so
     */
    record Thing(String hub, UUID lender, String kind, Named title) {}

    /** A move of a line with its code and words; {@code at} is the same for all that one transaction did to a booking. */
    record Moved(
            UUID line,
            int sequence,
            String move,
            String state,
            Instant at,
            Optional<String> reason,
            Optional<String> note) {
        /** Whether the lender had to, because a time was closed. */
        boolean isForClosure() {
            return reason.filter(code -> code.startsWith(Displacing.REASON)).isPresent();
        }

        boolean isSameMove(Moved other) {
            return move.equals(other.move) && state.equals(other.state);
        }
    }

    /** A listing, place or group: what it is called and who hears of it. */
    record Subject(UUID id, Named called, String hub, Optional<UUID> group) {}

    /** Bookings with all their lines and all that happened to these, by two statements that cross the wire together. */
    Past past(Sql sql, Collection<UUID> bookings) {
        if (bookings.isEmpty()) {
            return new Past(Map.of(), Map.of());
        }
        UUID[] ids = bookings.toArray(UUID[]::new);
        Supplier<List<Moved>> moves = sql.send("""
                select m.line, m.sequence, m.move, m.state, m.at, m.reason, m.note
                from booking_lines l join line_moves m on m.line = l.id
                where l.booking = any ($1) order by m.line, m.sequence
                """, SubjectStore::moved, (Object) ids);
        Supplier<List<Lent>> lines =
                sql.send(COLUMNS + "where b.id = any ($1) order by b.id, l.position", SubjectStore::lent, (Object) ids);
        return new Past(
                moves.get().stream().collect(Collectors.groupingBy(Moved::line)),
                lines.get().stream().collect(Collectors.groupingBy(Lent::booking)));
    }

    /** The lines of bookings, in their order. */
    Map<UUID, List<Lent>> lines(Sql sql, Collection<UUID> bookings) {
        return bookings.isEmpty()
                ? Map.of()
                : sql
                        .list(COLUMNS + "where b.id = any ($1) order by b.id, l.position", SubjectStore::lent, (Object)
                                bookings.toArray(UUID[]::new))
                        .stream()
                        .collect(Collectors.groupingBy(Lent::booking));
    }

    /**
     * What has happened to bookings.
     *
     * @param moves of each line, the oldest first
     * @param lines of each booking, in their order
     */
    record Past(Map<UUID, List<Moved>> moves, Map<UUID, List<Lent>> lines) {
        Optional<Moved> findMove(UUID line, int sequence) {
            return moves.getOrDefault(line, List.of()).stream()
                    .filter(move -> move.sequence() == sequence)
                    .findFirst();
        }

        /** The first move of a line. */
        Optional<Moved> findBirth(UUID line) {
            return findMove(line, 1);
        }

        /** The lines of a booking for which this was the last that happened to them at that moment. */
        List<Lent> linesMoved(UUID booking, Moved moved) {
            return lines.getOrDefault(booking, List.of()).stream()
                    .filter(line -> lastAt(line.line(), moved.at())
                            .filter(moved::isSameMove)
                            .isPresent())
                    .toList();
        }

        /** The lines of a booking that are asked for or kept, and wait for somebody. */
        List<Lent> linesOpen(UUID booking) {
            return lines.getOrDefault(booking, List.of()).stream()
                    .filter(line -> line.lapses().isPresent())
                    .toList();
        }

        private Optional<Moved> lastAt(UUID line, Instant at) {
            return moves.getOrDefault(line, List.of()).stream()
                    .filter(move -> move.at().equals(at))
                    .max(Comparator.comparingInt(Moved::sequence));
        }
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

    /** Lines kept until a moment before the given one, whose borrower must still confirm, and that were not kept just now. */
    List<Lent> linesHeld(Sql sql, Instant now, Instant until) {
        return sql.list(
                COLUMNS + """
                where l.state = 'held' and l.borrower_confirms and l.lapses_at > $1 and l.lapses_at <= $2
                  and exists (select from line_moves m where m.line = l.id and m.sequence = l.sequence and m.at < $1 - interval '12 hours')
                order by b.id, l.position
                """, SubjectStore::lent, now.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC));
    }

    /** Things on loan whose time is over before a moment; a room is left, and nobody has to be told to bring it back. */
    List<Lent> linesOut(Sql sql, Instant until) {
        return sql.list(COLUMNS + """
                where l.state = 'out' and l.kind = 'equipment' and l.to_at < $1 order by b.id, l.position
                """, SubjectStore::lent, until.atOffset(ZoneOffset.UTC));
    }

    /** What is out of all that an emergency has called back. */
    List<Lent> linesRecalled(Sql sql, UUID emergency) {
        return sql.list(COLUMNS + """
                where l.state = 'out' and l.listing in (select listing from emergency_things where emergency = $1)
                order by b.id, l.position
                """, SubjectStore::lent, emergency);
    }

    /** What was out of all that an emergency called back when it began, come back since or not. */
    List<Lent> linesCalledBack(Sql sql, UUID emergency) {
        return sql.list(COLUMNS + """
                join emergencies e on e.id = $1
                where l.listing in (select listing from emergency_things where emergency = $1)
                  and exists (select from line_moves m where m.line = l.id and m.move = 'hand-over' and m.at <= e.on_at)
                  and not exists (select from line_moves m where m.line = l.id and m.move = 'return' and m.at <= e.on_at)
                order by b.id, l.position
                """, SubjectStore::lent, emergency);
    }

    /** Why an emergency was switched on; empty once it is over. */
    Optional<String> findEmergency(Sql sql, UUID id) {
        return sql.find(
                "select reason from emergencies where id = $1 and off_at is null", row -> row.getString("reason"), id);
    }

    /** Those of these listings that are there. */
    Map<UUID, Subject> listings(Sql sql, Collection<UUID> ids) {
        return named(sql, """
                select id, name, coalesce(translations -> 'en' ->> 'name', '') as en, hub, group_id
                from listings where id = any ($1)
                """, ids);
    }

    /** Those of these places that are there. */
    Map<UUID, Subject> places(Sql sql, Collection<UUID> ids) {
        return named(
                sql, "select id, name, '' as en, hub, claimed_by as group_id from places where id = any ($1)", ids);
    }

    /** Those of these groups that are there. */
    Map<UUID, Subject> groups(Sql sql, Collection<UUID> ids) {
        return named(sql, "select id, name, '' as en, hub, id as group_id from groups where id = any ($1)", ids);
    }

    private static Map<UUID, Subject> named(Sql sql, String select, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql.list(select, SubjectStore::named, (Object) ids.toArray(UUID[]::new)).stream()
                        .collect(Collectors.toMap(Subject::id, named -> named));
    }

    private static Moved moved(Row row) {
        return new Moved(
                row.getUUID("line"),
                row.getInteger("sequence"),
                row.getString("move"),
                row.getString("state"),
                row.getOffsetDateTime("at").toInstant(),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("note")));
    }

    private static Subject named(Row row) {
        return new Subject(
                row.getUUID("id"),
                new Named(row.getString("name"), "", row.getString("en")),
                row.getString("hub"),
                Optional.ofNullable(row.getUUID("group_id")));
    }

    private static Named shown(Row row) {
        return Optional.ofNullable(row.getString("group_shown"))
                .map(name -> new Named(name, "", ""))
                .orElseGet(() -> new Named(row.getString("hub_name"), "", row.getString("hub_en")));
    }

    private static Lent lent(Row row) {
        return new Lent(
                row.getUUID("booking"),
                row.getString("number"),
                row.getUUID("person"),
                Optional.ofNullable(row.getUUID("group_id"))
                        .map(id -> new Group(id, row.getString("group_name"), shown(row))),
                row.getString("borrower_hub"),
                row.getUUID("line"),
                new Thing(
                        row.getString("hub"),
                        row.getUUID("lender"),
                        row.getString("kind"),
                        new Named(row.getString("title"), "", row.getString("title_en"))),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("to_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("lapses_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getUUID("series")).map(id -> new Series(id, row.getInteger("alike"))));
    }
}
