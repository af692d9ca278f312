package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.catalogue.Fee.Per;
import org.mochiyori.catalogue.Fee.Rate;
import org.mochiyori.kernel.Yen;

/** The JSON form of {@link Fee}. */
final class FeeJson {
    private static final int LABEL = 100;

    private FeeJson() {}

    static ObjectNode write(Fee fee) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (fee) {
            case Fee.Unknown unknown -> json.put("kind", "unknown");
            case Fee.Free free -> json.put("kind", "free");
            case Fee.Charged charged -> {
                json.put("kind", "charged").set("rates", rates(charged));
            }
        }
        return json;
    }

    static ArrayNode rates(Fee.Charged charged) {
        ArrayNode rates = JsonNodeFactory.instance.arrayNode();
        charged.rates().forEach(rate -> rates.add(write(rate)));
        return rates;
    }

    private static ObjectNode write(Rate rate) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("label", rate.label())
                .put("yen", rate.amount().value())
                .put("per", rate.per().word());
        rate.band().ifPresent(name -> json.put("band", name));
        return json;
    }

    static Fee read(JsonNode json) {
        if (json.isObject() && json.isEmpty()) {
            return new Fee.Unknown();
        }
        only(json, Set.of("kind", "rates"));
        String kind = json.path("kind").asText();
        if (!kind.equals("charged") && json.has("rates")) {
            throw new IllegalArgumentException("rates belong to the kind charged");
        }
        return switch (kind) {
            case "unknown" -> new Fee.Unknown();
            case "free" -> new Fee.Free();
            case "charged" -> charged(json.path("rates"));
            default -> throw new IllegalArgumentException("the kind of a fee is unknown, free or charged");
        };
    }

    static Fee.Charged charged(JsonNode rates) {
        if (!rates.isArray() || rates.isEmpty() || rates.size() > 60) {
            throw new IllegalArgumentException("rates are a list of 1 to 60");
        }
        List<Rate> read = new ArrayList<>();
        rates.forEach(rate -> read.add(rate(rate)));
        return new Fee.Charged(read);
    }

    private static Rate rate(JsonNode json) {
        only(json, Set.of("label", "yen", "per", "band"));
        JsonNode yen = json.path("yen");
        if (!yen.isIntegralNumber() || !yen.canConvertToLong()) {
            throw new IllegalArgumentException("yen is a whole number");
        }
        return new Rate(
                text(json.path("label")).orElse(""),
                new Yen(yen.longValue()),
                per(json.path("per").asText()),
                text(json.path("band")));
    }

    static Per per(String word) {
        return Arrays.stream(Per.values())
                .filter(per -> per.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("per is band, hour, day, use, unit or unitDay"));
    }

    private static Optional<String> text(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        if (!json.isTextual() || json.textValue().length() > LABEL) {
            throw new IllegalArgumentException("labels and bands are texts of at most " + LABEL + " characters");
        }
        return Optional.of(json.textValue());
    }

    private static void only(JsonNode json, Set<String> names) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("an object is expected");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("the fields are "
                        + String.join(", ", names.stream().sorted().toList()));
            }
        });
    }
}
