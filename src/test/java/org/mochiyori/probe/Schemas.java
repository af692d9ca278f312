package org.mochiyori.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas of an OpenAPI document with their references followed and their {@code allOf} put together. */
final class Schemas {
    private final JsonNode document;

    Schemas(JsonNode document) {
        this.document = document;
    }

    JsonNode follow(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** A parameter with its schema resolved. */
    ObjectNode resolved(JsonNode parameter) {
        ObjectNode copy = parameter.deepCopy();
        copy.set("schema", resolve(parameter.path("schema")));
        return copy;
    }

    ObjectNode resolve(JsonNode given) {
        ObjectNode schema = follow(given).deepCopy();
        JsonNode parts = schema.remove("allOf");
        if (parts != null) {
            parts.forEach(part -> lay(schema, resolve(part)));
        }
        if (schema.path("properties") instanceof ObjectNode properties) {
            properties.properties().forEach(property -> property.setValue(resolve(property.getValue())));
        }
        if (schema.has("items")) {
            schema.set("items", resolve(schema.get("items")));
        }
        return schema;
    }

    private static void lay(ObjectNode into, ObjectNode part) {
        part.properties().forEach(member -> {
            JsonNode present = into.get(member.getKey());
            if (present instanceof ObjectNode below && member.getValue() instanceof ObjectNode more) {
                below.setAll(more);
            } else if (present instanceof ArrayNode list && member.getValue() instanceof ArrayNode more) {
                list.addAll(more);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }
}
