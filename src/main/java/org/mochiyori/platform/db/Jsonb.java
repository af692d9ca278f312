package org.mochiyori.platform.db;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/** JSON between our code (Jackson trees) and a {@code jsonb} column (Vert.x types). */
public final class Jsonb {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Jsonb() {}

    /** A parameter for a {@code jsonb} column; objects and arrays only. */
    public static Object of(JsonNode node) {
        if (node.isObject()) {
            return new JsonObject(MAPPER.convertValue(node, MapType.TYPE));
        }
        if (node.isArray()) {
            return new JsonArray(MAPPER.convertValue(node, List.class));
        }
        throw new IllegalArgumentException("a jsonb column takes an object or an array");
    }

    /** What a {@code jsonb} column holds; a missing node for SQL null. */
    public static JsonNode read(Row row, String column) {
        Object value = row.getValue(column);
        return switch (value) {
            case null -> MissingNode.getInstance();
            case JsonObject object -> MAPPER.valueToTree(object.getMap());
            case JsonArray array -> MAPPER.valueToTree(array.getList());
            default -> MAPPER.valueToTree(value);
        };
    }

    private static final class MapType extends com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>> {
        static final MapType TYPE = new MapType();
    }
}
