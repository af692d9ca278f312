package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON route answers.
 *
 * @param status HTTP status
 * @param body JSON, or null for none; a text where the header {@code Content-Type} is set
 * @param headers further headers, such as {@code ETag} and {@code Location}
 */
public record Answer(int status, @Nullable JsonNode body, Map<String, String> headers) {
    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with a body. */
    public static Answer ok(JsonNode body) {
        return new Answer(200, body, Map.of());
    }

    /** 200 with a text of another type than JSON, such as {@code text/calendar; charset=utf-8}. */
    public static Answer text(String contentType, String text) {
        return new Answer(200, TextNode.valueOf(text), Map.of("Content-Type", contentType));
    }

    /** 201 with the address of the new thing. */
    public static Answer created(String location, JsonNode body) {
        return new Answer(201, body, Map.of("Location", location));
    }

    /** 202: taken in, worked on in the background. */
    public static Answer accepted(String location, JsonNode body) {
        return new Answer(202, body, Map.of("Location", location));
    }

    /** 204. */
    public static Answer empty() {
        return new Answer(204, null, Map.of());
    }

    /** The same with the version that a later change must name in {@code If-Match}. */
    public Answer withVersion(long version) {
        return with("ETag", "\"" + version + "\"");
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more);
    }
}
