package org.mochiyori.conversation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code message_reports}. */
final class ReportStore {
    private static final String SELECT = """
            select r.id, m.booking, b.number, r.body, r.reason, m.author, r.reported_by, r.reported_at, r.hub
            from message_reports r join messages m on m.id = r.message join bookings b on b.id = m.booking
            """;

    private ReportStore() {}

    /** Keeps the text as it is now; false where this person has reported it already. */
    static boolean insert(Tx tx, UUID id, MessageStore.Written message, String hub, Said said) {
        return tx.update(
                        """
                insert into message_reports (id, message, hub, body, reason, reported_by, reported_at)
                values ($1, $2, $3, $4, $5, $6, $7) on conflict (message, reported_by) do nothing
                """,
                        id,
                        message.id(),
                        hub,
                        message.body().orElse(null),
                        said.reason(),
                        said.by(),
                        said.at().atOffset(ZoneOffset.UTC))
                == 1;
    }

    /** Who says what is wrong. */
    record Said(UUID by, String reason, Instant at) {}

    /** Those that wait at a desk, the oldest first. */
    static List<Report> listOpen(Sql sql, Collection<String> hubs) {
        return sql.list(
                SELECT + "where r.hub = any ($1) and r.settled_at is null order by r.id limit 200",
                ReportStore::report,
                (Object) hubs.toArray(String[]::new));
    }

    /** The hub of an open one. */
    static Optional<String> findHub(Sql sql, UUID id) {
        return sql.find(
                "select hub from message_reports where id = $1 and settled_at is null",
                row -> row.getString("hub"),
                id);
    }

    static void settle(Tx tx, UUID id, Said said) {
        tx.update(
                "update message_reports set body = null, settled_by = $2, settled_at = $3, note = $4 where id = $1",
                id,
                said.by(),
                said.at().atOffset(ZoneOffset.UTC),
                said.reason());
    }

    private static Report report(Row row) {
        return new Report(
                row.getUUID("id"),
                row.getUUID("booking"),
                row.getString("number"),
                Optional.ofNullable(row.getString("body")),
                row.getString("reason"),
                row.getUUID("author"),
                row.getUUID("reported_by"),
                row.getOffsetDateTime("reported_at").toInstant());
    }
}
