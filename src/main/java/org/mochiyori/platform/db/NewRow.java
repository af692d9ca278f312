package org.mochiyori.platform.db;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row to be written, column by column: as parameters of an INSERT, which costs PostgreSQL least, or as JSON for a statement
 * that takes any number of rows.
 *
 * <p>Values are those that a parameter of the column's type takes: {@link OffsetDateTime} for times, {@link JsonObject} and
 * {@link JsonArray} for {@code jsonb}, arrays for arrays.
 */
public final class NewRow {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** Sets one column. */
    public NewRow put(String column, @Nullable Object value) {
        values.put(column, value);
        return this;
    }

    /** Adds what stands in these columns, in their order, and null for those that nothing was said of. */
    public void addTo(Collection<@Nullable Object> arguments, List<String> columns) {
        columns.forEach(column -> arguments.add(values.get(column)));
    }

    /**
     * What stands after {@code values} in an INSERT of so many rows: {@code ($1, $2), ($3, $4)}.
     *
     * @param first number of the first parameter
     */
    public static String parameters(int first, int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(first + row * columns, first + (row + 1) * columns)
                        .mapToObj(number -> "$" + number)
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
    }

    /** Rows as {@code jsonb_populate_recordset} reads them. */
    public static JsonArray json(Collection<NewRow> rows) {
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(row.json()));
        return array;
    }

    private JsonObject json() {
        JsonObject json = new JsonObject();
        values.forEach((column, value) -> json.put(column, plain(value)));
        return json;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Object[] several) {
            return new JsonArray(Arrays.stream(several).map(NewRow::plain).toList());
        }
        return value instanceof UUID || value instanceof OffsetDateTime ? value.toString() : value;
    }
}
