package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Rows of tables as JSON, for statements that take many at once. */
final class ImportJson {
    private ImportJson() {}

    static ObjectNode place(UUID id, PlaceDraft draft) {
        ObjectNode row = row().put("id", id.toString())
                .put("name", draft.name())
                .put("kana", draft.kana())
                .put("kind", draft.kind())
                .put("address", draft.at().address())
                .put("postcode", draft.at().postcode())
                .put("municipality", draft.at().municipality());
        row.set("area_codes", texts(draft.at().areaCodes()));
        draft.point().ifPresent(point -> row.put("lat", point.lat()).put("lon", point.lon()));
        return row.put("phone", draft.contact().phone())
                .put("url", draft.contact().url())
                .put("hours_text", draft.contact().hoursText());
    }

    static ObjectNode listing(UUID id, ListingDraft draft) {
        Wording wording = draft.wording();
        ObjectNode row = row().put("id", id.toString())
                .put("kind", draft.thing().kind().word())
                .put("name", wording.name())
                .put("kana", wording.kana())
                .put("easy", wording.easy())
                .put("description", wording.description())
                .put("category", draft.category());
        row.set("translations", ListingJson.translations(wording));
        row.set("features", texts(draft.features()));
        thing(row, draft.thing());
        terms(row, draft.terms());
        return row.put("reservation", draft.access().reservation().word())
                .put("visibility", draft.access().visibility().word());
    }

    static ObjectNode source(String hub, Source source) {
        return row().put("hub", hub)
                .put("source_key", source.key())
                .put("file", source.file())
                .put("record", source.record())
                .put("dataset", source.dataset())
                .put("licence", source.licence())
                .put("credit", source.credit());
    }

    /** What a lender's list says of a thing: kept, to tell later what the list has changed and what the lender. */
    static ObjectNode said(UUID listing, Imported record) {
        ObjectNode said = row();
        said.set("listing", listing(listing, record.draft()));
        record.place().ifPresent(at -> said.set("place", place(at.id(), at.draft())));
        return said;
    }

    /** Leaves as it is whatever the list says as it did before. */
    static void keepOwn(ObjectNode row, JsonNode said, JsonNode now) {
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        said.fieldNames().forEachRemaining(names::add);
        names.stream()
                .filter(name -> !name.equals("id") && row.path(name).equals(said.path(name)))
                .forEach(name -> row.set(name, now.path(name)));
    }

    /** The codes that a record bears for its listing's place. */
    static ObjectNode codes(UUID listing, PlaceDraft draft) {
        ObjectNode row = row().put("listing", listing.toString());
        row.set("codes", texts(draft.at().areaCodes()));
        return row;
    }

    static ObjectNode row() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void thing(ObjectNode row, Thing thing) {
        row.put("quantity", 1).put("quantity_unit", "").putObject("details");
        switch (thing) {
            case Thing.Space space -> {
                space.capacity().ifPresent(persons -> row.put("capacity", persons));
                space.areaM2().ifPresent(area -> row.put("area_m2", area));
            }
            case Thing.Equipment pool -> row.put("quantity", pool.quantity()).put("quantity_unit", pool.unit());
            case Thing.Skill skill -> row.set("details", ListingJson.details(skill));
        }
    }

    private static void terms(ObjectNode row, Terms terms) {
        row.set("fee", terms.fee().toJson());
        row.put("fee_text", terms.feeText());
        row.set(
                "audience",
                texts(terms.audience().stream().map(Audience::word).sorted().toList()));
        row.put("conditions", terms.conditions()).put("hints", terms.hints()).put("reserve_url", terms.reserveUrl());
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
