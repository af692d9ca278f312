package org.mochiyori.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Named;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.text.Typed;

/**
 * The values of a message as JSON, and as values of a sentence: {@code what} (a thing's name), {@code more} (how many
 * further things), {@code n} (how many bookings), {@code who} (a group's name), {@code number} (受付番号), {@code from}, {@code to} (instants), {@code until}
 * (an instant, what must be done before), {@code why} (a reason in the lender's words). None of them says how to reach anybody.
 */
final class Facts {
    /** A name in English stands beside it, where there is one. */
    private static final String EN = "En";

    private Facts() {}

    static ObjectNode of(String what) {
        return of(new Named(what, "", ""));
    }

    static ObjectNode of(Named what) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        put(facts, "what", what);
        return facts;
    }

    /** Who borrows, as one side knows them. */
    static void borrower(ObjectNode facts, SubjectStore.Group group, boolean toBorrower) {
        put(facts, "who", toBorrower ? new Named(group.name(), "", "") : group.shown());
    }

    private static void put(ObjectNode facts, String name, Named value) {
        facts.put(name, Typed.line(value.name()));
        if (!value.en().isEmpty()) {
            facts.put(name + EN, Typed.line(value.en()));
        }
    }

    private static Named named(JsonNode facts, String name) {
        return new Named(facts.path(name).asText(), "", facts.path(name + EN).asText());
    }

    static Optional<Span> window(JsonNode facts, ZoneId zone) {
        return facts.has("from")
                ? Optional.of(Span.of(new TimeWindow(instant(facts, "from"), instant(facts, "to")), zone))
                : Optional.empty();
    }

    /** The sentence of this key with all values there are. */
    static Phrase phrase(String key, JsonNode facts, ZoneId zone) {
        return Phrase.of(
                key,
                "what",
                what(facts),
                "who",
                who(facts),
                "number",
                facts.path("number").asText(),
                "until",
                until(facts, zone),
                "why",
                facts.path("why").asText(),
                "n",
                facts.path("n").asInt());
    }

    /** By when: a booking that has already moved on has no time any more. */
    private static Phrase until(JsonNode facts, ZoneId zone) {
        return facts.has("until")
                ? Phrase.of("notice.until", "until", LocalDateTime.ofInstant(instant(facts, "until"), zone))
                : Phrase.of("notice.soon");
    }

    /** Who borrows; a person is not named outside the booking's own page. */
    static Phrase who(JsonNode facts) {
        return facts.has("who") ? Phrase.literal(named(facts, "who")) : Phrase.of("notice.individual");
    }

    static Phrase what(JsonNode facts) {
        int more = facts.path("more").asInt();
        Named what = named(facts, "what");
        return more == 0 ? Phrase.literal(what) : Phrase.of("notice.more", "what", what, "n", more);
    }

    private static Instant instant(JsonNode facts, String name) {
        return Instant.parse(facts.path(name).asText());
    }
}
