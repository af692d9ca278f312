package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The OpenAPI 3.1 document: a common base and one fragment per feature, written beside the feature's
 * routes and put together at the start.
 */
public final class OpenApi {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ObjectNode document;

    private OpenApi(ObjectNode document) {
        this.document = document;
    }

    /**
     * Puts {@code openapi/base.yaml} and the fragments of the features together.
     *
     * @throws IllegalStateException if two fragments speak of the same path and method, or name a schema twice
     */
    public static OpenApi of(List<String> features) {
        ObjectNode document = read("base");
        for (String feature : features) {
            ObjectNode fragment = read(feature);
            fragment.path("paths")
                    .properties()
                    .forEach(path -> merge(
                            child(document, "paths", path.getKey()),
                            path.getValue().properties(),
                            feature));
            fragment.path("components")
                    .properties()
                    .forEach(kind -> merge(
                            child(document, "components", kind.getKey()),
                            kind.getValue().properties(),
                            feature));
        }
        return new OpenApi(document);
    }

    /** The whole document. */
    public JsonNode document() {
        return document;
    }

    private static void merge(ObjectNode into, Iterable<Map.Entry<String, JsonNode>> members, String feature) {
        for (Map.Entry<String, JsonNode> member : members) {
            if (into.has(member.getKey())) {
                throw new IllegalStateException(
                        member.getKey() + " stands twice, again in openapi/" + feature + ".yaml");
            }
            into.set(member.getKey(), member.getValue());
        }
    }

    private static ObjectNode child(ObjectNode document, String first, String second) {
        return document.withObjectProperty(first).withObjectProperty(second);
    }

    private static ObjectNode read(String name) {
        try (InputStream file = OpenApi.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
            return (ObjectNode) YAML.readTree(Objects.requireNonNull(file, "openapi/" + name + ".yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("openapi/" + name + ".yaml", unreadable);
        }
    }
}
