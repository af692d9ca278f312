package org.mochiyori.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The same statements for pool and connection, which share no more than {@link SqlClient}; to be sent on the event loop. */
final class Statements {
    private Statements() {}

    static Future<RowSet<Row>> send(SqlClient client, String sql, @Nullable Object... arguments) {
        return client.preparedQuery(sql).execute(tuple(Arrays.asList(arguments)));
    }

    static Future<RowSet<Row>> sendBatch(SqlClient client, String sql, List<List<@Nullable Object>> arguments) {
        return client.preparedQuery(sql)
                .executeBatch(arguments.stream().map(Statements::tuple).toList());
    }

    static <T> List<T> mapped(RowSet<Row> rows, Function<Row, T> mapper) {
        List<T> mapped = new ArrayList<>(rows.size());
        for (Row row : rows) {
            mapped.add(mapper.apply(row));
        }
        return mapped;
    }

    private static Tuple tuple(List<@Nullable Object> arguments) {
        return Tuple.wrap(new ArrayList<>(arguments));
    }
}
