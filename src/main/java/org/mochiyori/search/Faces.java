package org.mochiyori.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.index.SearchAnswer;

/** What the index keeps of a listing for answers: all that everybody who finds it may see, and its hub's zone. */
final class Faces {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ZONE = "zone";

    private Faces() {}

    static String write(Entry entry) {
        ObjectNode json = entry.toPublicJson();
        json.put(ZONE, entry.hub().zone().getId());
        return json.toString();
    }

    /** The face of a hit, as far as it was asked for. */
    static ObjectNode read(SearchAnswer.Hit hit, SearchAnswer.Shown shown) {
        return switch (shown) {
            case IDS -> JsonNodeFactory.instance.objectNode();
            case NAMES ->
                JsonNodeFactory.instance.objectNode().put("id", hit.id()).put("name", hit.face());
            case WHOLE -> parse(hit.face());
        };
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the index holds a face that is no JSON", broken);
        }
    }

    /** The zone of the hub. */
    static ZoneId zone(JsonNode face, ZoneId usual) {
        return face.has(ZONE) ? ZoneId.of(face.path(ZONE).asText()) : usual;
    }
}
