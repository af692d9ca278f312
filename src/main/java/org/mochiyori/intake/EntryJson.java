package org.mochiyori.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.mochiyori.catalogue.Imported;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.PlaceDraft;
import org.mochiyori.listfile.Entry;
import org.mochiyori.listfile.Note;
import org.mochiyori.listfile.Understood;

/** Records and what is to be said about them, as they are kept. Private contacts are left out. */
final class EntryJson {
    private EntryJson() {}

    static ObjectNode row(Entry entry, Drafts drafts, boolean here) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("record", entry.record())
                .put("state", entry.state().name().toLowerCase(Locale.ROOT))
                .put("name", entry.understood().map(one -> one.names().name()).orElse(""))
                .put("identity", entry.understood().map(EntryJson::identity).orElse(""))
                .put("fingerprint", Imported.fingerprint(raw(entry)));
        row.set(
                "understood",
                entry.understood().map(one -> understood(one, drafts, here)).orElseGet(EntryJson::object));
        row.set("problems", notes(entry.notes()));
        return row;
    }

    /** By what the record is known within its list. */
    static String identity(Understood one) {
        return Keys.identity(clean(one.belonging().identity().key()));
    }

    static ArrayNode notes(List<Note> notes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Note note : notes) {
            ObjectNode values =
                    array.addObject().put("code", note.reason().code()).putObject("values");
            note.values().forEach((name, value) -> values.put(name, clean(String.valueOf(value))));
        }
        return array;
    }

    /** The cells as they stood; PostgreSQL keeps no NUL. */
    static ObjectNode raw(Entry entry) {
        ObjectNode raw = object();
        entry.cells().forEach((heading, cell) -> raw.put(clean(heading), clean(cell)));
        return raw;
    }

    private static ObjectNode understood(Understood one, Drafts drafts, boolean here) {
        ListingDraft listing = drafts.listing(one, here);
        PlaceDraft place = drafts.place(one);
        ObjectNode json = object().put("kind", one.kind().name().toLowerCase(Locale.ROOT));
        put(json, "kana", listing.wording().kana());
        one.belonging().building().ifPresent(building -> json.put("building", building));
        one.belonging().group().ifPresent(group -> json.put("group", group));
        put(json, "category", listing.category());
        put(json, "address", place.at().address());
        put(json, "municipality", place.at().municipality());
        place.point().ifPresent(point -> json.put("lat", point.lat()).put("lon", point.lon()));
        one.offer().capacity().ifPresent(persons -> json.put("capacity", persons));
        one.offer().quantity().ifPresent(many -> json.put("quantity", many));
        put(json, "fee", listing.terms().feeText());
        put(json, "hours", Offers.hours(one.hours()));
        put(json, "description", listing.wording().description());
        return json.put("reservation", listing.access().reservation().word());
    }

    private static void put(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
