package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The JSON form of listings: what everybody sees, what the lender wrote, and both together. */
final class ListingJson {
    private ListingJson() {}

    /** Public fields only. */
    static ObjectNode everybody(Entry entry) {
        Listing listing = entry.listing();
        ObjectNode json = head(entry);
        json.setAll(written(listing.draft()));
        json.remove(List.of("visibility", "parts", "serials"));
        entry.place().ifPresent(place -> json.set("place", place(place)));
        sources(json, listing.sources());
        ArrayNode photos = json.putArray("photos");
        listing.photos().forEach(photo -> photos.add(photo(photo)));
        return json;
    }

    /** For the lender and the hub's staff: also where it stands and who sees it. */
    static ObjectNode editing(Entry entry) {
        Listing listing = entry.listing();
        ObjectNode json = everybody(entry);
        ZoneId zone = entry.hub().zone();
        json.setAll(written(listing.draft()));
        entry.place().ifPresent(place -> json.set("place", place(place)));
        json.put("state", listing.status().state().word());
        json.put("createdAt", at(listing.status().dates().created(), zone));
        put(json, "submittedAt", listing.status().dates().submitted(), zone);
        put(json, "changedAt", listing.status().dates().changed(), zone);
        listing.status().mergedInto().ifPresent(kept -> json.put("mergedInto", kept.toString()));
        ArrayNode units = json.putArray("units");
        listing.units()
                .forEach(share -> units.addObject()
                        .put("unit", share.unit().toString())
                        .put("whole", share.whole())
                        .put("capacity", share.capacity()));
        return json;
    }

    /** Exactly the fields that a lender may write, as POST takes them and PATCH merges into. */
    static ObjectNode written(ListingDraft draft) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Wording wording = draft.wording();
        json.put("kind", draft.thing().kind().word());
        draft.place().ifPresent(place -> json.put("place", place.toString()));
        json.put("name", wording.name()).put("kana", wording.kana());
        json.put("description", wording.description()).put("easy", wording.easy());
        json.set("translations", translations(wording));
        json.put("category", draft.category());
        texts(json.putArray("features"), draft.features());
        thing(json, draft.thing());
        terms(json, draft.terms());
        json.put("reservation", draft.access().reservation().word());
        json.put("visibility", draft.access().visibility().word());
        return json;
    }

    static ObjectNode translations(Wording wording) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        wording.translations()
                .forEach((tag, text) ->
                        json.putObject(tag).put("name", text.name()).put("description", text.description()));
        return json;
    }

    static ObjectNode details(Thing.Skill skill) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("forWhom", skill.forWhom())
                .put("days", skill.days())
                .put("reach", skill.reach())
                .put("thanks", skill.thanks());
    }

    static ObjectNode source(Source source) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", source.file())
                .put("record", source.record())
                .put("dataset", source.dataset())
                .put("licence", source.licence())
                .put("credit", source.credit());
    }

    private static ObjectNode head(Entry entry) {
        Listing listing = entry.listing();
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", listing.id().toString());
        json.putObject("hub")
                .put("id", entry.hub().id())
                .put("name", entry.hub().name());
        entry.lender()
                .ifPresent(group ->
                        json.putObject("group").put("id", group.id().toString()).put("name", group.name()));
        json.put("picked", listing.status().picked());
        put(
                json,
                "publishedAt",
                listing.status().dates().published(),
                entry.hub().zone());
        return json;
    }

    private static void thing(ObjectNode json, Thing thing) {
        switch (thing) {
            case Thing.Space space -> {
                space.capacity().ifPresent(persons -> json.put("capacity", persons));
                space.areaM2().ifPresent(area -> json.put("areaM2", area));
                ArrayNode parts = json.putArray("parts");
                space.parts().forEach(part -> parts.add(part.toString()));
            }
            case Thing.Equipment pool -> {
                json.put("quantity", pool.quantity()).put("quantityUnit", pool.unit());
                texts(json.putArray("serials"), pool.serials());
            }
            case Thing.Skill skill -> json.setAll(details(skill));
        }
    }

    private static void terms(ObjectNode json, Terms terms) {
        json.set("fee", terms.fee().toJson());
        json.put("feeText", terms.feeText());
        texts(
                json.putArray("audience"),
                terms.audience().stream().map(Audience::word).sorted().toList());
        json.put("conditions", terms.conditions()).put("hints", terms.hints());
        json.put("reserveUrl", terms.reserveUrl());
    }

    private static void sources(ObjectNode json, List<Source> sources) {
        if (!sources.isEmpty()) {
            json.set("source", source(sources.getFirst()));
        }
        if (sources.size() > 1) {
            ArrayNode also = json.putArray("alsoFrom");
            sources.subList(1, sources.size()).forEach(source -> also.add(source(source)));
        }
    }

    private static ObjectNode place(Place place) {
        return PlaceJson.everybody(place);
    }

    static ObjectNode photo(Listing.ListingPhoto photo) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", "/media/" + photo.hash())
                .put("width", photo.width())
                .put("height", photo.height())
                .put("alt", photo.alt());
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static void put(ObjectNode json, String name, Optional<Instant> at, ZoneId zone) {
        at.ifPresent(instant -> json.put(name, at(instant, zone)));
    }

    static String at(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
