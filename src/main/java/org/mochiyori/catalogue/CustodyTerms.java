package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.web.Input;

/**
 * 受け渡しの決まり: how a thing is handed over and taken back. A value of hub, place or listing, the nearest whole.
 *
 * @param checklist what is looked at each time, one thing a line: コードはある, 動く
 * @param renewal whether it may be kept longer
 * @param answer how long the other side may take to say that a record is wrong; who says nothing agrees
 */
public record CustodyTerms(List<String> checklist, Renewal renewal, Duration answer) {
    /** Nothing to look at; a person decides about keeping it longer; three days to say that a record is wrong. */
    public static final CustodyTerms USUAL =
            new CustodyTerms(List.of(), new Renewal(Decider.PERSON, 2, 14), Duration.ofDays(3));

    private static final int MOST_CHECKS = 20;
    private static final int CHECK = 100;

    public CustodyTerms {
        checklist = List.copyOf(checklist);
        if (answer.toHours() < 1 || answer.toDays() > 30) {
            throw new IllegalArgumentException("an answer comes within 1 to 720 hours");
        }
    }

    /** Who says whether something may be kept longer. */
    public enum Decider {
        /** Nobody may keep it longer. */
        NEVER,
        /** A person of the lender. */
        PERSON,
        /** Nobody: it may, where it is free. */
        AUTOMATIC
    }

    /**
     * Keeping it longer.
     *
     * @param times how often at most, 1 to 20
     * @param days by how much at most each time, 1 to 366
     */
    public record Renewal(Decider by, int times, int days) {}

    /** {@code {checklist: [..], renewal: {by: never | person | automatic, times, days}, answerHours}}. */
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode checks = json.putArray("checklist");
        checklist.forEach(checks::add);
        json.putObject("renewal")
                .put("by", Word.of(renewal.by()))
                .put("times", renewal.times())
                .put("days", renewal.days());
        return json.put("answerHours", answer.toHours());
    }

    /**
     * Reads the JSON form strictly; what is left out is as usual.
     *
     * @throws Refused with {@link Invalid}, each error with a pointer into the node
     */
    public static CustodyTerms fromJson(JsonNode json) {
        return RuleInput.read(
                json,
                in -> Optional.of(new CustodyTerms(
                        in.texts("checklist", MOST_CHECKS, CHECK),
                        in.objectIfAny("renewal").map(CustodyTerms::renewal).orElse(USUAL.renewal()),
                        in.numberIfAny("answerHours", 1, 720)
                                .map(Duration::ofHours)
                                .orElse(USUAL.answer()))));
    }

    private static Renewal renewal(Input in) {
        Optional<Decider> by = Optional.of(in.oneOf("by", Word.all(Decider.class)))
                .filter(word -> !word.isEmpty())
                .map(word -> Word.parse(Decider.class, word));
        Renewal renewal = new Renewal(
                by.orElse(Decider.PERSON),
                in.numberIfAny("times", 1, 20).orElse(USUAL.renewal().times()),
                in.numberIfAny("days", 1, 366).orElse(USUAL.renewal().days()));
        in.end();
        return renewal;
    }
}
