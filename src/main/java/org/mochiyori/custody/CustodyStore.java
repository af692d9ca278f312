package org.mochiyori.custody;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Outages;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of records, answers and pictures. They are only added. */
final class CustodyStore {
    private static final String RECORDS = """
            select r.*, a.at as answered_at, a.answer, a.actor as answered_by, a.note as answer_note,
              array(select p.id from custody_photos p where p.record = r.id order by p.id) as photos
            from custody_records r left join custody_answers a on a.record = r.id
            """;

    private CustodyStore() {}

    static void insert(Tx tx, Handing handing, UUID onBehalfOf) {
        List<Object> checks = new ArrayList<>();
        handing.checks()
                .forEach(check ->
                        checks.add(new JsonObject().put("text", check.text()).put("ok", check.ok())));
        tx.update(
                """
                insert into custody_records (id, booking, line, kind, at, count, of, checks, note, actor, on_behalf_of, answer_by,
                  asks)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """,
                handing.id(),
                handing.booking(),
                handing.line(),
                handing.kind().word(),
                at(handing.at()),
                handing.count(),
                handing.of(),
                new JsonArray(checks),
                handing.note().orElse(null),
                handing.by(),
                onBehalfOf,
                at(handing.answerBy()),
                handing.asks());
    }

    static List<Handing> list(Sql sql, UUID booking) {
        return sql.list(RECORDS + "where r.booking = $1 order by r.at, r.id", CustodyStore::handing, booking);
    }

    static Optional<Handing> find(Sql sql, UUID record) {
        return sql.find(RECORDS + "where r.id = $1", CustodyStore::handing, record);
    }

    /** One at a time says something to a record. */
    static Optional<Handing> findLocked(Tx tx, UUID record) {
        return lock(tx, record).flatMap(id -> find(tx, id));
    }

    private static Optional<UUID> lock(Tx tx, UUID record) {
        return tx.find(
                "select id from custody_records where id = $1 for no key update", row -> row.getUUID("id"), record);
    }

    static void answer(Tx tx, UUID record, Handing.Answered answered) {
        tx.update(
                "insert into custody_answers (record, at, answer, actor, note) values ($1, $2, $3, $4, $5)",
                record,
                at(answered.at()),
                answered.word().word(),
                answered.by().orElse(null),
                answered.note().orElse(null));
    }

    /** A record to which nobody has said anything, with what its news needs. */
    record Silent(UUID record, UUID booking, UUID line, String hub) {}

    /** Takes silence for a yes where the time is over; each once, however many processes look. */
    static List<Silent> silent(Tx tx, Instant now, int most) {
        return tx.list(
                """
                with over as (
                  select r.id from custody_records r
                  where r.asks and r.answer_by <= $1 and not exists (select from custody_answers a where a.record = r.id)
                  order by r.answer_by limit $2 for no key update skip locked
                ), said as (
                  insert into custody_answers (record, at, answer) select id, $1, 'silent' from over
                  on conflict do nothing returning record
                )
                select r.id, r.booking, r.line, l.hub from said s
                join custody_records r on r.id = s.record join booking_lines l on l.id = r.line order by r.id
                """,
                row -> new Silent(row.getUUID("id"), row.getUUID("booking"), row.getUUID("line"), row.getString("hub")),
                at(now),
                most);
    }

    /** Notes that a borrower is warned. Returns whether nobody had been. */
    static boolean warn(Tx tx, UUID line, int missing, Instant now) {
        return tx.find(
                        "insert into custody_warnings (line, at, missing) values ($1, $2, $3) on conflict do nothing returning line",
                        row -> row.getUUID("line"),
                        line,
                        at(now),
                        missing)
                .isPresent();
    }

    /** The same for a lender who let it stand, once for each time they said so. */
    static boolean warnOfKept(Tx tx, Outages.KeptLate kept, Instant now) {
        return tx.find(
                        """
                        insert into custody_keep_warnings (line, kept_at, at, missing) values ($1, $2, $3, $4)
                        on conflict do nothing returning line
                        """,
                        row -> row.getUUID("line"),
                        kept.line().line(),
                        at(kept.keptAt()),
                        at(now),
                        kept.line().missing())
                .isPresent();
    }

    /**
     * A picture as it is kept.
     *
     * @param by who took it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; handed on to the database at once
    record Photo(UUID id, UUID record, byte[] bytes, int width, int height, UUID by, Instant at) {}

    static void insert(Tx tx, Photo photo) {
        tx.update(
                """
                insert into custody_photos (id, record, bytes, width, height, made_by, at) values ($1, $2, $3, $4, $5, $6, $7)
                """,
                photo.id(),
                photo.record(),
                Buffer.buffer(photo.bytes()),
                photo.width(),
                photo.height(),
                photo.by(),
                at(photo.at()));
    }

    /** A picture, and the line it is of. */
    record Shown(UUID booking, UUID line, Buffer bytes) {}

    static Optional<Shown> findPhoto(Sql sql, UUID photo) {
        return sql.find(
                """
                select r.booking, r.line, p.bytes from custody_photos p join custody_records r on r.id = p.record where p.id = $1
                """, row -> new Shown(row.getUUID("booking"), row.getUUID("line"), row.getBuffer("bytes")), photo);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static Handing handing(Row row) {
        List<Handing.Check> checks = new ArrayList<>();
        for (JsonNode check : Jsonb.read(row, "checks")) {
            checks.add(new Handing.Check(
                    check.path("text").asText(), check.path("ok").asBoolean()));
        }
        return new Handing(
                row.getUUID("id"),
                row.getUUID("booking"),
                row.getUUID("line"),
                Handing.Kind.of(row.getString("kind")),
                instant(row, "at"),
                row.getInteger("count"),
                row.getInteger("of"),
                checks,
                Optional.ofNullable(row.getString("note")),
                row.getUUID("actor"),
                instant(row, "answer_by"),
                row.getBoolean("asks"),
                answered(row),
                Arrays.asList(row.getArrayOfUUIDs("photos")));
    }

    private static Optional<Handing.Answered> answered(Row row) {
        return Optional.ofNullable(row.getString("answer"))
                .map(word -> new Handing.Answered(
                        instant(row, "answered_at"),
                        Handing.Word.valueOf(word.toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getUUID("answered_by")),
                        Optional.ofNullable(row.getString("answer_note"))));
    }
}
