package org.mochiyori.platform.db;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON between our code (Jackson trees) and a {@code jsonb} column (Vert.x types). */
public final class Jsonb {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Jsonb() {}

    /** A parameter for a {@code jsonb} column; objects and arrays only. */
    public static Object of(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            return array(node);
        }
        throw new IllegalArgumentException("a jsonb column takes an object or an array");
    }

    /**
     * The same as text, for statements that take thousands of rows at once as {@code $1::text::json}: PostgreSQL reads
     * it row by row, and nothing is built twice on this side.
     */
    public static String text(JsonNode node) {
        return node.toString();
    }

    /** What a {@code jsonb} column holds; a missing node for SQL null. */
    public static JsonNode read(Row row, String column) {
        Object value = row.getValue(column);
        return value == null ? MissingNode.getInstance() : tree(value);
    }

    private static JsonObject object(JsonNode node) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.properties().forEach(member -> map.put(member.getKey(), value(member.getValue())));
        return new JsonObject(map);
    }

    private static JsonArray array(JsonNode node) {
        List<@Nullable Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(value(element)));
        return new JsonArray(list);
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> node.textValue();
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING -> null;
            case BINARY, POJO -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        };
    }

    // By hand: a mapper goes through tokens, which costs several times as much, and every request does it.
    private static JsonNode tree(@Nullable Object value) {
        return switch (value) {
            case null -> NullNode.getInstance();
            case JsonObject object -> tree(object.getMap());
            case JsonArray array -> tree(array.getList());
            case Map<?, ?> fields -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                fields.forEach((name, field) -> object.set((String) name, tree(field)));
                yield object;
            }
            case List<?> items -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
                items.forEach(item -> array.add(tree(item)));
                yield array;
            }
            case String text -> TextNode.valueOf(text);
            case Boolean flag -> BooleanNode.valueOf(flag);
            case Integer number -> IntNode.valueOf(number);
            case Long number -> LongNode.valueOf(number);
            default -> MAPPER.valueToTree(value);
        };
    }
}
