package org.mochiyori.platform.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** Reads a request body as JSON within limits of depth, length and number size; duplicate names are refused. */
public final class JsonBody {
    private static final int DEPTH = 32;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(40)
                            .maxNameLength(200)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** A mapper for our own JSON: answers, columns. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    static ObjectNode read(RoutingContext context) {
        Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            return MAPPER.createObjectNode();
        }
        String type = context.request().getHeader("Content-Type");
        if (type == null || !isJson(type.split(";", 2)[0].strip())) {
            throw new Refused(new Problem.UnsupportedMedia("application/json"));
        }
        JsonNode node = parse(body.getBytes());
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new Refused(new Problem.Malformed("json.object", "the body must be one JSON object"));
    }

    private static boolean isJson(String type) {
        return type.equalsIgnoreCase("application/json") || type.equalsIgnoreCase("application/merge-patch+json");
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException wrong) {
            var place = wrong.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new Refused(new Problem.Malformed(
                    "json.syntax",
                    "not readable as JSON (UTF-8, at most " + DEPTH + " levels, no name twice)" + where));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
