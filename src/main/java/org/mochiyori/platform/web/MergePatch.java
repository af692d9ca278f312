package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7396, section 2; the one difference: null for a name that is not there is kept, for a strict reader to see. */
final class MergePatch {
    private MergePatch() {}

    static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        ObjectNode merged = target.deepCopy();
        patch.properties().forEach(each -> {
            JsonNode value = each.getValue();
            JsonNode present = merged.get(each.getKey());
            if (value.isNull() && present != null) {
                merged.remove(each.getKey());
            } else if (value instanceof ObjectNode inner) {
                ObjectNode below = present instanceof ObjectNode object ? object : merged.objectNode();
                merged.set(each.getKey(), merge(below, inner));
            } else {
                merged.set(each.getKey(), value);
            }
        });
        return merged;
    }
}
