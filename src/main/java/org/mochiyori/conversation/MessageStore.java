package org.mochiyori.conversation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.conversation.Message.Voice;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code messages}, and up to where they have been read. */
final class MessageStore {
    private MessageStore() {}

    /**
     * A row.
     *
     * @param n which of its conversation, from 1
     * @param burst the first of those that one side wrote in a row
     */
    record Written(
            UUID id,
            UUID booking,
            UUID lender,
            int n,
            Voice side,
            UUID author,
            Optional<String> body,
            Instant at,
            UUID burst,
            boolean retracted) {}

    static void insert(Tx tx, Written message) {
        tx.update(
                "insert into messages (id, booking, lender, n, side, author, body, at, burst)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                message.id(),
                message.booking(),
                message.lender(),
                message.n(),
                message.side().code(),
                message.author(),
                message.body().orElseThrow(),
                message.at().atOffset(ZoneOffset.UTC),
                message.burst());
    }

    /** One after the other: who writes at the same moment sees what the other has written. */
    static void lock(Tx tx, UUID booking) {
        tx.list(
                "select pg_advisory_xact_lock(hashtextextended('messages' || $1::uuid::text, 0))",
                row -> true,
                booking);
    }

    static List<Written> list(Sql sql, UUID booking, Collection<UUID> lenders) {
        return sql.list(
                "select * from messages where booking = $1 and lender = any ($2) order by n",
                MessageStore::written,
                booking,
                lenders.toArray(UUID[]::new));
    }

    static Optional<Written> find(Sql sql, UUID booking, UUID id) {
        return sql.find("select * from messages where booking = $1 and id = $2", MessageStore::written, booking, id);
    }

    static Optional<Written> findLast(Sql sql, UUID booking, UUID lender) {
        return sql.find(
                "select * from messages where booking = $1 and lender = $2 order by n desc limit 1",
                MessageStore::written,
                booking,
                lender);
    }

    static int countBy(Sql sql, UUID author, Instant since) {
        return sql.get(
                "select count(*)::int as n from messages where author = $1 and at > $2",
                row -> row.getInteger("n"),
                author,
                since.atOffset(ZoneOffset.UTC));
    }

    static void retract(Tx tx, UUID id, Instant now) {
        tx.update(
                "update messages set body = null, retracted_at = $2 where id = $1 and retracted_at is null",
                id,
                now.atOffset(ZoneOffset.UTC));
    }

    /** Up to which message somebody has read, by lender. */
    static Map<UUID, Integer> read(Sql sql, UUID booking, UUID person) {
        return sql
                .list(
                        "select lender, upto from message_reads where booking = $1 and person = $2",
                        row -> Map.entry(row.getUUID("lender"), row.getInteger("upto")),
                        booking,
                        person)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static void markRead(Tx tx, Written upto, UUID person) {
        tx.update("""
                insert into message_reads (booking, lender, person, upto) values ($1, $2, $3, $4)
                on conflict (booking, lender, person) do update set upto = greatest(message_reads.upto, excluded.upto)
                """, upto.booking(), upto.lender(), person, upto.n());
    }

    private static Written written(Row row) {
        return new Written(
                row.getUUID("id"),
                row.getUUID("booking"),
                row.getUUID("lender"),
                row.getInteger("n"),
                Voice.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                row.getUUID("author"),
                Optional.ofNullable(row.getString("body")),
                row.getOffsetDateTime("at").toInstant(),
                row.getUUID("burst"),
                row.getOffsetDateTime("retracted_at") != null);
    }
}
