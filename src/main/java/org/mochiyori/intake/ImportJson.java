package org.mochiyori.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.mochiyori.kernel.Page;
import org.mochiyori.listfile.Weight;
import org.mochiyori.platform.text.Words;
import org.mochiyori.platform.web.JsonList;

/** Imports as the API tells them, with reasons in the reader's language. */
final class ImportJson {
    private ImportJson() {}

    static ObjectNode write(Import one, Page<ImportRow> rows, Words words) {
        ObjectNode json = head(one, words);
        ArrayNode array = json.putArray("rows");
        rows.items().forEach(row -> array.add(row(row, words)));
        rows.next().ifPresent(next -> json.put("next", next));
        return json;
    }

    static ObjectNode list(Page<Import> some, Words words) {
        return JsonList.of(some, one -> head(one, words));
    }

    private static ObjectNode head(Import one, Words words) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", one.id().toString())
                .put("hub", one.whose().hub())
                .put("file", one.file())
                .put("state", one.state().word());
        one.whose().group().ifPresent(group -> json.put("group", group.toString()));
        ObjectNode counts = counts(one.counts());
        json.set("counts", counts);
        json.put("done", one.position());
        json.set("problems", notes(one.notes(), words, Weight.values()));
        return json;
    }

    private static ObjectNode counts(Import.Counts counts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rows", counts.rows())
                .put("read", counts.read().read() + counts.read().repaired())
                .put("repaired", counts.read().repaired())
                .put("refused", counts.read().refused())
                .put("blank", counts.read().blank())
                .put("created", counts.created())
                .put("updated", counts.updated())
                .put("unchanged", counts.unchanged())
                .put("attached", counts.attached())
                .put("undone", counts.undone())
                .put("kept", counts.kept());
    }

    private static ObjectNode row(ImportRow row, Words words) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("row", row.record())
                .put("state", row.state())
                .put("name", row.name());
        json.set("understood", row.understood());
        json.set("repaired", notes(row.problems(), words, Weight.INFO, Weight.REPAIRED));
        json.set("problems", notes(row.problems(), words, Weight.DOUBTED, Weight.REFUSED));
        if (!row.outcome().isEmpty()) {
            json.put("outcome", row.outcome());
        }
        row.listing().ifPresent(listing -> json.put("listing", listing.toString()));
        return json;
    }

    private static ArrayNode notes(JsonNode notes, Words words, Weight... weights) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Findings.of(notes).stream()
                .filter(finding -> Arrays.asList(weights).contains(finding.weight()))
                .forEach(finding -> array.addObject()
                        .put("code", finding.code())
                        .put("reason", words.say(finding.sentence()).plain()));
        return array;
    }
}
