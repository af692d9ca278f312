package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON form of places. */
final class PlaceJson {
    private PlaceJson() {}

    /** What everybody sees of it. */
    static ObjectNode everybody(Place place) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", place.id().toString());
        json.setAll(written(place.draft()));
        place.claimedBy().ifPresent(group -> json.put("claimedBy", group.toString()));
        return json;
    }

    /** With its units. */
    static ObjectNode withUnits(Place place) {
        ObjectNode json = everybody(place);
        ArrayNode units = json.putArray("units");
        place.units()
                .forEach(unit -> units.addObject()
                        .put("id", unit.id().toString())
                        .put("name", unit.name())
                        .put("capacity", unit.capacity()));
        return json;
    }

    /** Exactly the fields that may be written. */
    static ObjectNode written(PlaceDraft draft) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", draft.name())
                .put("kana", draft.kana())
                .put("kind", draft.kind())
                .put("address", draft.at().address())
                .put("postcode", draft.at().postcode())
                .put("municipality", draft.at().municipality());
        draft.point().ifPresent(point -> json.put("lat", point.lat()).put("lon", point.lon()));
        return json.put("phone", draft.contact().phone())
                .put("url", draft.contact().url())
                .put("hoursText", draft.contact().hoursText());
    }
}
