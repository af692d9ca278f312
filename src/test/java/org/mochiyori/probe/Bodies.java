package org.mochiyori.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Bodies that nothing is wrong with, so that a refusal is for another reason than the body. */
final class Bodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    // Where two fields depend on each other, or a schema cannot tell what is owed.
    private static final String SERIES = """
            {"group":"%group","purpose":"例","lines":[{"listing":"%listing","from":"2027-01-09T10:00:00+09:00",
             "to":"2027-01-09T12:00:00+09:00"}],"recurrence":{"frequency":"weekly","count":2},"clashes":"skip"}
            """;
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("decideListing", "{\"decision\":\"suspend\",\"note\":\"例\"}"),
            Map.entry("decideGroup", "{\"decision\":\"end\",\"reason\":\"例\"}"),
            Map.entry("decideClaim", "{\"decision\":\"decline\",\"note\":\"例\"}"),
            Map.entry("appointStaff", "{\"mail\":\"hanako1@example.jp\",\"role\":\"desk\"}"),
            Map.entry("addMember", "{\"mail\":\"hanako1@example.jp\",\"role\":\"member\"}"),
            Map.entry(
                    "consentToAccompaniment",
                    "{\"mail\":\"hanako1@example.jp\",\"organisation\":\"例\",\"scopes\":[\"book\"],\"until\":\"2027-03-31\"}"),
            Map.entry("setRegistrationTerms", "{\"validity\":\"year\",\"renewalDays\":30,\"graceDays\":10}"),
            Map.entry("putHubRule", "{\"value\":{\"decision\":\"person\"}}"),
            Map.entry("putPlaceRule", "{\"value\":{\"decision\":\"person\"}}"),
            Map.entry("putListingRule", "{\"value\":{\"decision\":\"person\"}}"),
            Map.entry("claimListing", "{\"group\":\"%group\"}"),
            Map.entry("handOverGroup", "{\"to\":\"%member\"}"),
            Map.entry(
                    "makeBlock",
                    "{\"from\":\"2027-01-09T10:00:00+09:00\",\"to\":\"2027-01-09T12:00:00+09:00\",\"reason\":\"例\"}"),
            Map.entry("closeDay", "{\"day\":\"2027-01-09\",\"kind\":\"weather\",\"reason\":\"例\"}"),
            Map.entry("putListingAccess", "{\"method\":\"desk\",\"instruction\":\"例\"}"),
            Map.entry("putPlaceAccess", "{\"method\":\"desk\",\"instruction\":\"例\"}"),
            Map.entry("giveEmergencySwitch", "{\"mail\":\"hanako1@example.jp\"}"),
            Map.entry("chooseEmergencyKinds", "{\"kinds\":[\"tent\"]}"),
            Map.entry("decideDisplacement", "{\"decision\":\"keep\"}"),
            Map.entry(
                    "replaceLine",
                    "{\"listing\":\"%listing\",\"from\":\"2027-01-09T13:00:00+09:00\",\"to\":\"2027-01-09T14:00:00+09:00\"}"),
            Map.entry(
                    "giveWaiver",
                    "{\"group\":\"%group\",\"rule\":\"opening.lead-time\",\"from\":\"2027-01-09T13:00:00+09:00\",\"to\":\"2027-01-09T14:00:00+09:00\",\"reason\":\"例\"}"),
            Map.entry("quoteSeries", SERIES),
            Map.entry("askSeries", SERIES),
            Map.entry("changeSeries", "{\"scope\":\"all\",\"from\":\"13:00\",\"to\":\"14:00\"}"),
            Map.entry("describeBooking", "{\"purpose\":\"例\"}"),
            Map.entry("describeSeries", "{\"scope\":\"all\",\"purpose\":\"例\"}"),
            Map.entry("approveSeries", "{\"scope\":\"all\"}"),
            Map.entry("declineSeries", "{\"scope\":\"all\"}"),
            Map.entry("confirmSeries", "{\"scope\":\"all\"}"),
            Map.entry("cancelSeries", "{\"scope\":\"all\"}"),
            Map.entry("askReduction", "{\"line\":\"%line\",\"ground\":\"good\",\"reason\":\"例\"}"),
            Map.entry("decideReduction", "{\"line\":\"%line\",\"decision\":\"grant\"}"),
            Map.entry("addCharge", "{\"line\":\"%line\",\"kind\":\"other\",\"yen\":100,\"note\":\"例\"}"),
            Map.entry("addPayment", "{\"yen\":100}"),
            Map.entry("handOverLine", "{\"line\":\"%line\"}"),
            Map.entry("takeBackLine", "{\"line\":\"%line\"}"),
            Map.entry("answerCustody", "{\"answer\":\"agreed\"}"),
            Map.entry("renewLoan", "{\"line\":\"%line\",\"to\":\"2027-01-11T12:00:00+09:00\"}"),
            Map.entry("decideRenewal", "{\"line\":\"%line\",\"decision\":\"grant\"}"),
            Map.entry("report", "{\"persons\":8}"),
            Map.entry("reportLoss", "{\"line\":\"%line\",\"kind\":\"lost\",\"count\":1}"),
            Map.entry("moveClaim", "{\"move\":\"settle\"}"),
            Map.entry("beginOutage", "{\"count\":1,\"reason\":\"例\"}"),
            Map.entry("addOutsideCalendar", "{\"name\":\"例\",\"address\":\"https://calendar.example/a.ics\"}"),
            Map.entry("saveSearch", "{\"query\":\"q=tent\"}"),
            Map.entry("checkAddress", "{\"method\":\"licence\"}"));

    private Bodies() {}

    /** A body for an operation; none where it takes none. */
    static Optional<ObjectNode> valid(ProbeWorld world, Operation operation) {
        return operation
                .body()
                .map(schema -> KNOWN.getOrDefault(operation.name(), made(schema).toString())
                        .replace("%listing", world.id("/api/v1/listings/{id}", "id"))
                        .replace("%group", world.fixture().lender().group().toString())
                        .replace("%line", world.id("/api/v1/bookings/{id}/lines/{line}", "line"))
                        .replace(
                                "%member",
                                world.fixture().lender().member().id().toString()))
                .map(Bodies::read);
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As ASCII: half a surrogate pair cannot be written as UTF-8, so it goes as an escape. */
    static String ascii(JsonNode body) {
        try {
            return MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode made(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "object" -> {
                ObjectNode object = JSON.objectNode();
                schema.path("required")
                        .forEach(name -> object.set(
                                name.asText(), made(schema.path("properties").path(name.asText()))));
                yield object;
            }
            case "array" -> JSON.arrayNode();
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.textNode(text(schema));
        };
    }

    private static String text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asText();
        }
        return switch (schema.path("format").asText()) {
            case "date" -> "2027-01-09";
            case "date-time" -> "2027-01-09T10:00:00+09:00";
            default -> "例";
        };
    }
}
