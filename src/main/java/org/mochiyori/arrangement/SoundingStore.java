package org.mochiyori.arrangement;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of soundings and the links by which they are answered. A sounding is locked before anything of its booking is. */
final class SoundingStore {
    private SoundingStore() {}

    static void insert(Tx tx, Sounding sounding, Optional<Instant> remindAt) {
        tx.update(
                """
                insert into soundings (id, booking, line, listing, hub, way, asked_by, asked_at, remind_at, answer_by, state)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open')
                """,
                sounding.id(),
                sounding.subject().booking(),
                sounding.subject().line(),
                sounding.subject().listing(),
                sounding.subject().hub(),
                sounding.asked().way().word(),
                sounding.asked().by(),
                at(sounding.asked().at()),
                remindAt.map(SoundingStore::at).orElse(null),
                at(sounding.asked().answerBy()));
    }

    /** A way to answer; those there were before stay good. */
    static void addLink(Tx tx, Buffer hash, UUID sounding) {
        tx.update("insert into sounding_links (token_hash, sounding) values ($1, $2)", hash, sounding);
    }

    static Optional<Sounding> find(Sql sql, UUID id) {
        return sql.find("select * from soundings where id = $1", SoundingStore::sounding, id);
    }

    static Optional<Sounding> findByLink(Sql sql, Buffer hash) {
        return sql.find(
                "select s.* from sounding_links k join soundings s on s.id = k.sounding where k.token_hash = $1",
                SoundingStore::sounding,
                hash);
    }

    /** One at a time answers, and sees what others have. */
    static Optional<Sounding> lock(Tx tx, UUID id) {
        return tx.find("select * from soundings where id = $1 for update", SoundingStore::sounding, id);
    }

    /** What is asked about a line now, under its lock. */
    static Optional<Sounding> lockOpen(Tx tx, UUID line) {
        return tx.find(
                "select * from soundings where line = $1 and state = 'open' for update", SoundingStore::sounding, line);
    }

    static void settle(Tx tx, Sounding sounding) {
        Sounding.Settled settled = sounding.settled().orElseThrow();
        tx.update(
                """
                update soundings set state = $2, settled_at = $3, settled_by = $4, from_at = $5, to_at = $6, reason = $7,
                  note = $8, remind_at = null
                where id = $1
                """,
                sounding.id(),
                sounding.state().word(),
                at(settled.at()),
                settled.by().orElse(null),
                settled.window().map(window -> at(window.from())).orElse(null),
                settled.window().map(window -> at(window.until())).orElse(null),
                settled.reason().orElse(null),
                settled.note().orElse(null));
    }

    static List<Sounding> listOfBooking(Sql sql, UUID booking) {
        return sql.list(
                "select * from soundings where booking = $1 order by asked_at, id", SoundingStore::sounding, booking);
    }

    /** Bookings with a skill that waits for its answer, or for its report. */
    static List<UUID> listOpen(Sql sql, String hub, Instant now, int limit) {
        return sql.list("""
                select booking from booking_lines
                where hub = $1 and kind = 'skill'
                  and (state = 'requested' or (state in ('confirmed', 'out') and to_at <= $2))
                group by booking order by booking limit $3
                """, row -> row.getUUID("booking"), hub, at(now), limit);
    }

    /** Of each line the last. */
    static List<Sounding> listLatest(Sql sql, Collection<UUID> lines) {
        return sql.list(
                "select distinct on (line) * from soundings where line = any ($1) order by line, asked_at desc, id desc",
                SoundingStore::sounding,
                (Object) lines.toArray(UUID[]::new));
    }

    /** Lines of these that somebody has accepted. */
    static List<Sounding> listAccepted(Sql sql, Collection<UUID> lines) {
        return sql.list(
                "select * from soundings where line = any ($1) and state = 'accepted'",
                SoundingStore::sounding,
                (Object) lines.toArray(UUID[]::new));
    }

    /** Whose reminder is due, taken by this process. */
    static List<Sounding> takeToRemind(Tx tx, Instant now, int limit) {
        return tx.list("""
                update soundings set remind_at = null where id in (
                  select id from soundings where state = 'open' and remind_at <= $1 and answer_by > $1
                  order by remind_at limit $2 for update skip locked)
                returning *
                """, SoundingStore::sounding, at(now), limit);
    }

    /** What waits no more: the time to answer is over, or the request has gone another way. */
    static List<Sounding> takeOver(Tx tx, Instant now, int limit) {
        return tx.list("""
                select s.* from soundings s join booking_lines l on l.id = s.line
                where s.state = 'open' and (s.answer_by <= $1 or l.state <> 'requested')
                order by s.answer_by limit $2 for update of s skip locked
                """, SoundingStore::sounding, at(now), limit);
    }

    private static Sounding sounding(Row row) {
        Sounding.State state = Sounding.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new Sounding(
                row.getUUID("id"),
                new Sounding.Subject(
                        row.getUUID("booking"), row.getUUID("line"), row.getUUID("listing"), row.getString("hub")),
                new Sounding.Asked(
                        Sounding.Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                        row.getUUID("asked_by"),
                        instant(row, "asked_at"),
                        instant(row, "answer_by")),
                state,
                state == Sounding.State.OPEN ? Optional.empty() : Optional.of(settled(row)));
    }

    private static Sounding.Settled settled(Row row) {
        @Nullable OffsetDateTime from = row.getOffsetDateTime("from_at");
        return new Sounding.Settled(
                instant(row, "settled_at"),
                Optional.ofNullable(row.getUUID("settled_by")),
                Optional.ofNullable(from).map(begins -> new TimeWindow(begins.toInstant(), instant(row, "to_at"))),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("note")));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
