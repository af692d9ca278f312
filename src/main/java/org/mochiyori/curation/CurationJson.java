package org.mochiyori.curation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.platform.web.Problems;

/** The JSON form of the curators' things. */
final class CurationJson {
    private CurationJson() {}

    static ObjectNode waiting(Waiting waiting, ZoneId zone) {
        ObjectNode json =
                JsonBody.mapper().createObjectNode().put("what", waiting.what().word());
        json.put("id", waiting.subject().toString());
        json.putObject("listing")
                .put("id", waiting.listing().id().toString())
                .put("name", waiting.listing().name())
                .put("kind", waiting.listing().kind().word())
                .put("version", waiting.listing().version());
        waiting.group()
                .ifPresent(group ->
                        json.putObject("group").put("id", group.id().toString()).put("name", group.name()));
        json.put("since", at(waiting.since(), zone));
        ArrayNode pairs = json.putArray("duplicates");
        waiting.duplicates().forEach(pair -> pairs.add(pair.toString()));
        return json;
    }

    static ObjectNode decided(Decided decided, ZoneId zone) {
        return JsonBody.mapper()
                .createObjectNode()
                .put("decision", decided.move().word())
                .put("reason", decided.reason())
                .put("note", decided.note())
                .put("by", decided.by().toString())
                .put("at", at(decided.at(), zone));
    }

    static ObjectNode outcome(Curation.Outcome outcome) {
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("listing", outcome.listing().toString());
        outcome.entry()
                .ifPresent(entry ->
                        json.put("state", entry.listing().status().state().word()));
        outcome.refused().ifPresent(problem -> json.set("problem", problem(problem)));
        return json;
    }

    static ObjectNode duplicate(Duplicate duplicate) {
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("id", duplicate.id().toString())
                .put("state", duplicate.state().word());
        ArrayNode why = json.putArray("why");
        duplicate.why().forEach(why::add);
        json.set("first", duplicate.first().toEditingJson());
        json.set("second", duplicate.second().toEditingJson());
        return json;
    }

    static ObjectNode claim(Claim claim, ZoneId zone) {
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("id", claim.id().toString())
                .put("listing", claim.listing().toString())
                .put("group", claim.group().toString())
                .put("state", claim.asked().state().word())
                .put("note", claim.note())
                .put("answer", claim.answer())
                .put("askedAt", at(claim.asked().at(), zone));
        claim.opening().ifPresent(opening -> json.set("opening", opening));
        return json;
    }

    static ObjectNode reasons(List<CannedReason> reasons) {
        ObjectNode json = JsonBody.mapper().createObjectNode();
        ArrayNode array = json.putArray("reasons");
        reasons.forEach(reason -> array.addObject()
                .put("code", reason.code())
                .put("ja", reason.ja())
                .put("en", reason.en()));
        return json;
    }

    private static ObjectNode problem(Problem problem) {
        Problems.Shape shape = Problems.shape(problem);
        ObjectNode json = JsonBody.mapper()
                .createObjectNode()
                .put("type", "/problems/" + shape.type())
                .put("status", shape.status());
        switch (problem) {
            case Problem.WrongState wrong -> json.put("state", wrong.state());
            case Problem.RuleRefuses rule -> json.put("rule", rule.rule());
            default -> {}
        }
        return json;
    }

    private static String at(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
