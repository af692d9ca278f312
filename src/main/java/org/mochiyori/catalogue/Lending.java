package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Refused;

/**
 * How requests for a thing are answered: a value of hub, place or listing, the nearest whole.
 *
 * @param decision by whom
 * @param requestBlocks whether an undecided request keeps others out
 * @param hold how long an approved request waits for its confirmation
 * @param respond within what time a person answers, else the request lapses
 * @param individuals whether persons without a group may borrow
 * @param cancelDays how many days before the use is the last day on which cancelling costs nothing
 */
public record Lending(
        Decision decision,
        boolean requestBlocks,
        Duration hold,
        Duration respond,
        boolean individuals,
        int cancelDays) {

    /** By a person, with a week to answer and three days to confirm, groups only. */
    public static final Lending USUAL =
            new Lending(Decision.PERSON, true, Duration.ofDays(3), Duration.ofDays(7), false, 7);

    private static final int MOST_HOURS = 24 * 60;

    public Lending {
        if (hold.isNegative() || hold.isZero() || hold.toHours() > MOST_HOURS) {
            throw new IllegalArgumentException("a hold lasts 1 to " + MOST_HOURS + " hours");
        }
        if (respond.isNegative() || respond.isZero() || respond.toDays() > 180) {
            throw new IllegalArgumentException("an answer comes within 1 to 180 days");
        }
        if (cancelDays < 0 || cancelDays > 366) {
            throw new IllegalArgumentException("cancelling is free until 0 to 366 days before");
        }
    }

    /** Who decides on a request. */
    public enum Decision {
        /** Nobody: what the rules allow is held at once. */
        AUTOMATIC,
        /** A person of the lender. */
        PERSON
    }

    /** The same, decided by nobody. */
    public Lending automatic() {
        return new Lending(Decision.AUTOMATIC, requestBlocks, hold, respond, individuals, cancelDays);
    }

    /** The same, for individuals too. */
    public Lending toIndividuals() {
        return new Lending(decision, requestBlocks, hold, respond, true, cancelDays);
    }

    /** {@code {decision: automatic | person, requestBlocks, holdHours, respondDays, individuals, cancelDays}}. */
    public JsonNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("decision", Word.of(decision))
                .put("requestBlocks", requestBlocks)
                .put("holdHours", hold.toHours())
                .put("respondDays", respond.toDays())
                .put("individuals", individuals)
                .put("cancelDays", cancelDays);
    }

    /**
     * Reads the JSON form; a field left out is as in {@link #USUAL}.
     *
     * @throws Refused with {@link Invalid}, each error with a pointer into the node
     */
    public static Lending fromJson(JsonNode json) {
        Reader reader = new Reader(json);
        Lending read = new Lending(
                reader.flag("automatic", "decision") ? Decision.AUTOMATIC : Decision.PERSON,
                reader.flag("requestBlocks", USUAL.requestBlocks),
                Duration.ofHours(reader.number("holdHours", USUAL.hold.toHours(), 1, MOST_HOURS)),
                Duration.ofDays(reader.number("respondDays", USUAL.respond.toDays(), 1, 180)),
                reader.flag("individuals", USUAL.individuals),
                (int) reader.number("cancelDays", USUAL.cancelDays, 0, 366));
        reader.done();
        return read;
    }

    private static final class Reader {
        private final JsonNode json;
        private final Set<String> asked = new HashSet<>();

        Reader(JsonNode json) {
            this.json = json;
            if (!json.isObject()) {
                throw wrong("", "type", "an object is expected");
            }
        }

        boolean flag(String name, boolean otherwise) {
            JsonNode value = ask(name);
            if (!value.isMissingNode() && !value.isBoolean()) {
                throw wrong("/" + name, "type", "true or false is expected");
            }
            return value.asBoolean(otherwise);
        }

        /** Whether the field holds the first of two words. */
        boolean flag(String word, String name) {
            JsonNode value = ask(name);
            if (!value.isMissingNode() && !Word.all(Decision.class).contains(value.asText())) {
                throw wrong("/" + name, "value", "automatic or person is expected");
            }
            return value.asText().equals(word);
        }

        long number(String name, long otherwise, int least, int most) {
            JsonNode value = ask(name);
            boolean fine = value.isMissingNode() || isWithin(value, least, most);
            if (!fine) {
                throw wrong("/" + name, "range", "a whole number from " + least + " to " + most + " is expected");
            }
            return value.asLong(otherwise);
        }

        private static boolean isWithin(JsonNode value, int least, int most) {
            return value.isIntegralNumber()
                    && value.canConvertToInt()
                    && value.intValue() >= least
                    && value.intValue() <= most;
        }

        void done() {
            json.fieldNames().forEachRemaining(name -> {
                if (!asked.contains(name)) {
                    throw wrong("/" + name, "unknown", "there is no such field here");
                }
            });
        }

        private JsonNode ask(String name) {
            asked.add(name);
            return json.path(name);
        }

        private static Refused wrong(String pointer, String code, String detail) {
            return new Refused(new Invalid(java.util.List.of(new FieldError(pointer, code, detail))));
        }
    }
}
