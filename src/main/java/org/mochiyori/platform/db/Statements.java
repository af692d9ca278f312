package org.mochiyori.platform.db;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same statements for pool and connection, which share no more than {@link SqlClient}.
 *
 * @param patience how long each may take
 */
record Statements(SqlClient client, Patience patience) {

    <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        RowSet<Row> rows = patience.await(client.preparedQuery(sql).execute(tuple(Arrays.asList(arguments))));
        List<T> mapped = new ArrayList<>(rows.size());
        for (Row row : rows) {
            mapped.add(mapper.apply(row));
        }
        return mapped;
    }

    int update(String sql, @Nullable Object... arguments) {
        return patience.await(client.preparedQuery(sql).execute(tuple(Arrays.asList(arguments))))
                .rowCount();
    }

    void batch(String sql, List<List<@Nullable Object>> arguments) {
        if (!arguments.isEmpty()) {
            patience.await(client.preparedQuery(sql)
                    .executeBatch(arguments.stream().map(Statements::tuple).toList()));
        }
    }

    private static Tuple tuple(List<@Nullable Object> arguments) {
        return Tuple.wrap(new ArrayList<>(arguments));
    }
}
