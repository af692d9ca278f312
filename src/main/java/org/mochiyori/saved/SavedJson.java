package org.mochiyori.saved;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Saved searches as JSON. */
final class SavedJson {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private SavedJson() {}

    static ObjectNode search(SavedSearch search) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", search.id().toString())
                .put("name", search.name())
                .put("query", search.query())
                .put("createdAt", at(search.created(), ZONE));
        search.owner().group().ifPresent(group -> json.put("group", group.toString()));
        search.told().ifPresent(told -> json.put("toldAt", at(told, ZONE)));
        return json;
    }

    static ObjectNode told(SavedSearches.Told told) {
        Find find = told.find();
        ZoneId zone = told.entry().hub().zone();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("listing", find.listing().toString())
                .put("name", told.entry().listing().name())
                .put("reason", find.reason().name().toLowerCase(Locale.ROOT));
        find.window()
                .ifPresent(window -> json.put("from", at(window.from(), zone)).put("to", at(window.until(), zone)));
        find.told().ifPresent(moment -> json.put("toldAt", at(moment, zone)));
        return json;
    }

    private static String at(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
