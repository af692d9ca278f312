package org.mochiyori.notice;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code letter_stops}. */
final class LetterStopStore {
    private LetterStopStore() {}

    /** A key, and whether the letters it is for have been ended. */
    record Stop(String reader, String key, boolean ended) {
        static Stop from(Row row) {
            return new Stop(row.getString("reader"), row.getString("key"), row.getBoolean("ended"));
        }
    }

    /**
     * The keys of a search's readers, by reader.
     *
     * @param fresh a key for each reader, taken for those who have none yet
     */
    static Map<String, Stop> keep(Tx tx, UUID search, Map<String, String> fresh, Instant now) {
        String[] readers = fresh.keySet().toArray(String[]::new);
        tx.update("""
                insert into letter_stops (key, search, reader, made_at)
                select r.key, $1, r.reader, $4 from unnest($2::text[], $3::text[]) as r (reader, key)
                on conflict (search, reader) do nothing
                """, search, readers, fresh.values().toArray(String[]::new), now.atOffset(ZoneOffset.UTC));
        Map<String, Stop> kept = new HashMap<>();
        tx.list(
                        "select reader, key, ended_at is not null as ended from letter_stops where search = $1 and reader = any ($2)",
                        Stop::from,
                        search,
                        readers)
                .forEach(stop -> kept.put(stop.reader(), stop));
        return kept;
    }

    static Optional<Stop> find(Sql sql, String key) {
        return sql.find(
                "select reader, key, ended_at is not null as ended from letter_stops where key = $1", Stop::from, key);
    }

    /** The same again changes nothing. Letters that wait to be sent are not sent any more. */
    static void end(Tx tx, String key, Instant now) {
        tx.update(
                "update letter_stops set ended_at = $2 where key = $1 and ended_at is null",
                key,
                now.atOffset(ZoneOffset.UTC));
        tx.update("delete from letters where stop_key = $1 and state = 'waiting'", key);
    }

    /** Which readers of these searches have ended their letters. */
    static List<String> listEnded(Sql sql, Collection<UUID> searches, Collection<String> readers) {
        return sql.list(
                "select reader from letter_stops where search = any ($1) and reader = any ($2) and ended_at is not null",
                row -> row.getString("reader"),
                searches.toArray(UUID[]::new),
                readers.toArray(String[]::new));
    }

    static void resume(Tx tx, UUID search, String reader) {
        tx.update("update letter_stops set ended_at = null where search = $1 and reader = $2", search, reader);
    }

    static void resume(Tx tx, String key) {
        tx.update("update letter_stops set ended_at = null where key = $1", key);
    }
}
