package org.mochiyori.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Bodies with one field wrong, made from a schema. Each carries {@link #CANARY} where it can, which no answer may repeat.
 *
 * @param pointer to the wrong field (RFC 6901)
 * @param body a whole body
 */
record Wrong(String pointer, JsonNode body) {
    static final String CANARY = "ZQ7canary";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Every field of a schema wrong in each way that its type knows. */
    static List<Wrong> of(ObjectNode schema, Random random) {
        List<Wrong> wrong = new ArrayList<>();
        // A name that is none is not repeated, not even as a pointer: that leads to the object around it.
        wrong.add(new Wrong("/verified", JSON.objectNode().put("verified", true)));
        wrong.add(new Wrong("", JSON.objectNode().put("<b>" + CANARY, CANARY)));
        for (var property : schema.path("properties").properties()) {
            for (Wrong value : values(property.getValue(), random)) {
                wrong.add(new Wrong(
                        "/" + property.getKey() + value.pointer(),
                        JSON.objectNode().set(property.getKey(), value.body())));
            }
        }
        return wrong;
    }

    private static List<Wrong> values(JsonNode schema, Random random) {
        List<Wrong> values = new ArrayList<>();
        switch (type(schema)) {
            case "string" -> {
                at(
                        values,
                        JSON.numberNode(random.nextInt()),
                        JSON.booleanNode(true),
                        JSON.arrayNode().add(CANARY));
                at(values, JSON.objectNode().put(CANARY, CANARY), JSON.textNode(CANARY + "\u0000"));
                at(values, JSON.textNode(CANARY + "\ud800"));
                texts(values, schema);
            }
            case "integer" -> {
                at(values, JSON.textNode(CANARY), JSON.numberNode(1.5), JSON.booleanNode(true), JSON.arrayNode());
                at(values, JSON.numberNode(BigInteger.TWO.pow(63)), JSON.textNode("１２"));
                if (schema.has("minimum")) {
                    at(values, JSON.numberNode(schema.get("minimum").asLong() - 1));
                }
            }
            case "number" -> at(values, JSON.textNode(CANARY), JSON.booleanNode(false), JSON.objectNode());
            case "boolean" -> at(values, JSON.textNode("true"), JSON.numberNode(1), JSON.arrayNode());
            case "array" -> arrays(values, schema, random);
            case "object" -> {
                at(values, JSON.textNode(CANARY), JSON.numberNode(7), JSON.arrayNode());
                objects(values, schema, random);
            }
            case "one of" ->
                at(
                        values,
                        JSON.textNode(CANARY),
                        JSON.numberNode(7),
                        JSON.arrayNode().add(CANARY));
            default -> throw new IllegalStateException("a property without a type: " + schema);
        }
        return values;
    }

    private static void texts(List<Wrong> values, JsonNode schema) {
        if (schema.has("maxLength")) {
            int most = schema.get("maxLength").asInt();
            at(
                    values,
                    JSON.textNode(CANARY + "長".repeat(most)),
                    JSON.textNode(CANARY + "👨‍👩‍👧‍👦".repeat(most / 7 + 1)));
        }
        if (schema.has("enum") || schema.has("format") || schema.has("pattern")) {
            at(values, JSON.textNode(CANARY));
        }
        if (schema.path("format").asText().startsWith("date")) {
            at(
                    values,
                    JSON.textNode("2027-02-30"),
                    JSON.textNode("令和9年1月9日"),
                    JSON.textNode("2027-01-09T25:00:00+09:00"));
        }
    }

    private static void arrays(List<Wrong> values, JsonNode schema, Random random) {
        at(values, JSON.textNode(CANARY), JSON.objectNode(), JSON.numberNode(random.nextInt()));
        if (schema.has("maxItems")) {
            ArrayNode many = JSON.arrayNode();
            for (int i = 0; i <= schema.get("maxItems").asInt(); i++) {
                many.add(CANARY + i);
            }
            at(values, many);
        }
        for (Wrong item : values(schema.path("items"), random)) {
            values.add(new Wrong("/0" + item.pointer(), JSON.arrayNode().add(item.body())));
        }
    }

    // Free forms, such as the value of a rule, have readers and tests of their own.
    private static void objects(List<Wrong> values, JsonNode schema, Random random) {
        if (schema.has("properties")) {
            of((ObjectNode) schema, random).forEach(inner -> values.add(new Wrong(inner.pointer(), inner.body())));
        }
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (schema.has("oneOf")) {
            return "one of";
        }
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private static void at(List<Wrong> values, JsonNode... wrong) {
        for (JsonNode value : wrong) {
            values.add(new Wrong("", value));
        }
    }
}
