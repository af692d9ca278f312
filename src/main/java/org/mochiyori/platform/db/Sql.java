package org.mochiyori.platform.db;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statements in direct style: each call waits for its answer on the caller's virtual thread.
 *
 * <p>Parameters are {@code $1}, {@code $2} …; text is never pasted into a statement. Times are
 * {@link java.time.OffsetDateTime}, JSON is {@link io.vertx.core.json.JsonObject} (a String would
 * arrive as a JSON string: see {@link Jsonb}).
 */
public interface Sql {
    /** All rows, in the order of the statement. */
    <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... arguments);

    /**
     * Sends a statement and lets the caller wait for its rows later, so that several cross the wire together. They are
     * worked off in the order they were sent, each for itself: a later one sees what was committed while an earlier one
     * waited for a lock.
     */
    default <T> Supplier<List<T>> send(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        List<T> rows = list(sql, mapper, arguments);
        return () -> rows;
    }

    /** Changes rows. Returns how many. */
    int update(String sql, @Nullable Object... arguments);

    /** Runs the statement once for each of the argument lists, in one go. */
    void batch(String sql, List<List<@Nullable Object>> arguments);

    /** The only row, or nothing. Fails if there are several: the statement was meant to name one. */
    default <T> Optional<T> find(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        List<T> rows = list(sql, mapper, arguments);
        if (rows.size() > 1) {
            throw new IllegalStateException(rows.size() + " rows where one was meant: " + sql);
        }
        return rows.stream().findFirst();
    }

    /** The only row. Fails if there is none. */
    default <T> T get(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        return find(sql, mapper, arguments).orElseThrow(() -> new IllegalStateException("no row: " + sql));
    }
}
