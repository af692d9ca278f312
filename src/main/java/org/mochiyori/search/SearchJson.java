package org.mochiyori.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.LabelLanguage;
import org.mochiyori.index.Reason;
import org.mochiyori.index.SearchAnswer;
import org.mochiyori.search.Found.Item;
import org.mochiyori.search.SearchInput.Look;
import org.mochiyori.words.Understanding;
import org.mochiyori.words.Understanding.Chip;

/** The JSON form of an answer. */
final class SearchJson {
    /** What an item can bear. */
    static final Set<String> FIELDS = Set.of(
            "id",
            "kind",
            "name",
            "originalName",
            "kana",
            "hub",
            "group",
            "place",
            "category",
            "features",
            "capacity",
            "areaM2",
            "quantity",
            "unit",
            "fee",
            "feeText",
            "reservation",
            "reserveUrl",
            "picked",
            "photo",
            "score",
            "distance",
            "free",
            "source",
            "alsoFrom");

    private static final List<String> SORTED = FIELDS.stream().sorted().toList();
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int MOST_VALUES = 50;
    private static final Set<String> CONCEPT_FACETS = Set.of(SearchAnswer.CATEGORY, SearchAnswer.FEATURE);

    private final Concepts concepts;
    private final Look look;

    SearchJson(Concepts concepts, Look look) {
        this.concepts = concepts;
        this.look = look;
    }

    ObjectNode write(Found found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        Optional<Marker> marker = look.marks() ? Optional.of(new Marker(concepts, found)) : Optional.empty();
        found.items().forEach(item -> {
            ObjectNode one = item(item);
            marker.ifPresent(marks -> one.set("marked", marked(marks, item.face())));
            items.add(one);
        });
        json.put("total", found.total());
        json.put("unknownTotal", found.unknownTotal().orElse(0));
        json.set("facets", facets(found.facets()));
        found.next().ifPresent(next -> json.put("next", next));
        json.put("asOf", at(found.asOf(), ZONE));
        json.set("understood", understood(found.understood()));
        help(found.help(), json);
        return json;
    }

    /** Why a listing stands where it does. */
    static ObjectNode ranking(Ranking ranking) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("listing", ranking.listing().toString())
                .put("name", ranking.name())
                .put("answers", ranking.reason().isPresent());
        ranking.place().ifPresent(place -> json.put("place", place));
        json.set("understood", understood(ranking.understood()));
        ranking.reason().ifPresent(reason -> json.set("reason", reason(reason)));
        return json;
    }

    private static ObjectNode reason(Reason reason) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("worth", reason.worth())
                .put("what", reason.what());
        ArrayNode parts = json.putArray("parts");
        reason.parts().forEach(part -> parts.add(reason(part)));
        return json;
    }

    private void help(Help help, ObjectNode json) {
        if (!help.nearMisses().isEmpty()) {
            ArrayNode misses = json.putArray("nearMisses");
            for (Help.NearMiss miss : help.nearMisses()) {
                ObjectNode one = misses.addObject()
                        .put("relaxed", miss.relaxed().name().toLowerCase(Locale.ROOT))
                        .put("total", miss.total());
                ArrayNode items = one.putArray("items");
                miss.items().forEach(item -> items.add(item(item)));
            }
        }
        if (!help.didYouMean().isEmpty()) {
            ArrayNode spellings = json.putArray("didYouMean");
            help.didYouMean().forEach(spellings::add);
        }
        if (!help.popular().isEmpty()) {
            ArrayNode popular = json.putArray("popular");
            help.popular().stream()
                    .flatMap(id -> concepts.find(id).stream())
                    .forEach(concept ->
                            popular.addObject().put("category", concept.id()).put("label", label(concept)));
        }
    }

    private ObjectNode item(Item item) {
        ObjectNode whole = item.face();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String field : SORTED) {
            JsonNode value = look.shows(field) ? whole.get(field) : null;
            if (value != null && !value.isNull()) {
                json.set(field, value);
            }
        }
        name(whole, json);
        if (json.has("place")) {
            json.set("place", place(whole.path("place")));
        }
        if (look.shows("unit") && whole.has("quantityUnit")) {
            json.set("unit", whole.get("quantityUnit"));
        }
        if (look.shows("photo") && !whole.path("photos").isEmpty()) {
            json.set("photo", whole.path("photos").get(0));
        }
        if (look.shows("score") && item.score() > 0) {
            json.put("score", item.score());
        }
        if (look.shows("distance")) {
            item.metres().ifPresent(metres -> json.put("distance", Math.round(metres)));
        }
        if (look.shows("free")) {
            item.free().ifPresent(free -> json.set("free", free(free, Faces.zone(whole, ZONE))));
        }
        return json;
    }

    /** In the reader's language where there is a translation, and then the original beside it. */
    private void name(ObjectNode whole, ObjectNode json) {
        String name =
                whole.path("translations").path(look.language()).path("name").asText();
        if (!name.isBlank()) {
            if (look.shows("originalName")) {
                json.set("originalName", whole.path("name"));
            }
            if (look.shows("name")) {
                json.put("name", name);
            }
        }
    }

    /** Where the name, as it is shown, says what was asked for, or else a piece of the description that does. */
    private ObjectNode marked(Marker marker, ObjectNode whole) {
        String translated =
                whole.path("translations").path(look.language()).path("name").asText();
        Marker.Marked name =
                marker.name(translated.isBlank() ? whole.path("name").asText() : translated);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("name", spans(name));
        if (name.marks().isEmpty()) {
            marker.snippet(whole.path("description").asText())
                    .ifPresent(snippet -> json.put("snippet", snippet.text()).set("snippetMarks", spans(snippet)));
        }
        return json;
    }

    private static ArrayNode spans(Marker.Marked marked) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        marked.marks().forEach(span -> json.addArray().add(span.from()).add(span.until()));
        return json;
    }

    private static JsonNode place(JsonNode whole) {
        if (!whole.isObject()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        List.of("id", "name", "address").forEach(field -> json.set(field, whole.path(field)));
        if (whole.has("lat")) {
            json.putObject("point").setAll(Map.of("lat", whole.get("lat"), "lon", whole.get("lon")));
        }
        return json;
    }

    private static ObjectNode free(Found.Free free, ZoneId zone) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "state",
                        switch (free.state()) {
                            case FREE -> "free";
                            case TAKEN -> "busy";
                            case UNKNOWN -> "unknown";
                        });
        free.firstStart().ifPresent(start -> json.put("firstStart", at(start, zone)));
        if (free.state() == Found.State.FREE) {
            json.put("remaining", free.remaining());
        }
        return json;
    }

    /** {@code {category: [{value, label, count}]}}, the most frequent first. */
    private ObjectNode facets(Map<String, Map<String, Integer>> facets) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        facets.forEach((facet, counts) -> {
            ArrayNode values = json.putArray(facet.equals(SearchAnswer.FREE_OF_CHARGE) ? "fee" : facet);
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_VALUES)
                    .forEach(count -> values.add(value(facet, count.getKey(), count.getValue())));
        });
        return json;
    }

    private ObjectNode value(String facet, String value, int count) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("value", facet.equals(SearchAnswer.FREE_OF_CHARGE) ? "none" : value)
                .put("count", count);
        if (CONCEPT_FACETS.contains(facet)) {
            concepts.find(value).map(this::label).ifPresent(label -> json.put("label", label));
        }
        return json;
    }

    private String label(Concept concept) {
        return List.of(LabelLanguage.values()).stream()
                .filter(language -> language.tag().equals(look.language()))
                .findFirst()
                .map(concept::label)
                .orElseGet(() -> concept.label(LabelLanguage.JA));
    }

    private static ArrayNode understood(Understanding understanding) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        understanding.chips().stream()
                .sorted(Comparator.comparingInt(Chip::from))
                .forEach(chip -> json.add(chip(chip)));
        return json;
    }

    private static ObjectNode chip(Chip chip) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (chip.meaning()) {
            case Understanding.Area area -> {
                json.put("kind", "area").put("name", area.name());
                ArrayNode codes = json.putArray("codes");
                area.codes().stream().sorted().forEach(codes::add);
            }
            case Understanding.Persons persons -> json.put("kind", "persons").put("persons", persons.count());
            case Understanding.Window window -> {
                json.put("kind", "window")
                        .put("from", at(window.window().from(), ZONE))
                        .put("to", at(window.window().until(), ZONE))
                        .put("whole", window.whole());
                window.lasts().ifPresent(length -> json.put("duration", length.toString()));
            }
            case Understanding.Price price -> {
                json.put("kind", "fee");
                if (price.mostYen() == 0) {
                    json.put("fee", "none");
                } else {
                    json.put("mostYen", price.mostYen());
                }
            }
            case Understanding.Feature feature -> json.put("kind", "feature").put("feature", feature.concept());
        }
        return json.put("text", chip.text()).put("sure", chip.sure());
    }

    static String at(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
