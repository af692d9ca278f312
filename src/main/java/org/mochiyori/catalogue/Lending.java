package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.JsonFields;
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
 * @param confirming who turns a hold into a booking, and by when (仮予約→本予約)
 */
public record Lending(
        Decision decision,
        boolean requestBlocks,
        Duration hold,
        Duration respond,
        boolean individuals,
        int cancelDays,
        Confirming confirming) {

    /** By a person, with a week to answer and three days to confirm, groups only. */
    public static final Lending USUAL =
            new Lending(Decision.PERSON, true, Duration.ofDays(3), Duration.ofDays(7), false, 7);

    private static final int MOST_HOURS = 24 * 60;

    /** Confirmed as usual. */
    public Lending(
            Decision decision,
            boolean requestBlocks,
            Duration hold,
            Duration respond,
            boolean individuals,
            int cancelDays) {
        this(decision, requestBlocks, hold, respond, individuals, cancelDays, Confirming.USUAL);
    }

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

    /**
     * How a hold becomes a booking.
     *
     * @param byBorrower the borrower always says once more that it is wanted (files the form, pays), even where nobody decides;
     *     else only after a person's approval
     * @param daysBefore the hold ends on the day so many days before the use, where that lies ahead; empty for no such day
     * @param at minute of that day
     */
    public record Confirming(boolean byBorrower, OptionalInt daysBefore, int at) {
        /** After an approval, within the time of the hold alone. */
        public static final Confirming USUAL = new Confirming(false, OptionalInt.empty(), Hours.DAY);

        public Confirming {
            if (daysBefore.isPresent() && (daysBefore.getAsInt() < 0 || daysBefore.getAsInt() > 366)) {
                throw new IllegalArgumentException("0 to 366 days before");
            }
        }

        /** The latest end of a hold for a use that begins then; empty where there is none. */
        public Optional<Instant> latest(Instant use, ZoneId zone) {
            if (daysBefore.isEmpty()) {
                return Optional.empty();
            }
            LocalDate day = LocalDate.ofInstant(use, zone).minusDays(daysBefore.getAsInt());
            return Optional.of(
                    at == Hours.DAY
                            ? day.plusDays(1).atStartOfDay(zone).toInstant()
                            : day.atTime(at / 60, at % 60).atZone(zone).toInstant());
        }

        private static Confirming read(JsonFields f) {
            return new Confirming(
                    f.flag("byBorrower"),
                    f.maybeNumber("daysBefore"),
                    f.has("at") ? f.parsed("at", Hours::minute) : Hours.DAY);
        }

        private JsonNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("byBorrower", byBorrower);
            daysBefore.ifPresent(days -> json.put("daysBefore", days).put("at", Hours.clock(at)));
            return json;
        }
    }

    /** The same, decided by nobody. */
    public Lending automatic() {
        return new Lending(Decision.AUTOMATIC, requestBlocks, hold, respond, individuals, cancelDays, confirming);
    }

    /** The same, for individuals too. */
    public Lending toIndividuals() {
        return new Lending(decision, requestBlocks, hold, respond, true, cancelDays, confirming);
    }

    /**
     * {@code {decision: automatic | person, requestBlocks, holdHours, respondDays, individuals, cancelDays, confirm: {byBorrower,
     * daysBefore, at}}}.
     */
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("decision", Word.of(decision))
                .put("requestBlocks", requestBlocks)
                .put("holdHours", hold.toHours())
                .put("respondDays", respond.toDays())
                .put("individuals", individuals)
                .put("cancelDays", cancelDays);
        if (!confirming.equals(Confirming.USUAL)) {
            json.set("confirm", confirming.toJson());
        }
        return json;
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
                (int) reader.number("cancelDays", USUAL.cancelDays, 0, 366),
                reader.confirming());
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

        Confirming confirming() {
            JsonNode value = ask("confirm");
            return value.isMissingNode() ? Confirming.USUAL : JsonFields.read(value, "/confirm", Confirming::read);
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
