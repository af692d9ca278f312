package org.mochiyori.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;

/**
 * One message of a person's page of notices.
 *
 * @param kind what happened, such as {@code approved}; with {@code lender-} before it for the lending side
 * @param about the thing it tells of
 * @param facts values of its sentences
 * @param zone where its times are meant
 * @param at when it was written
 * @param readAt empty while it is new
 */
public record Notice(
        UUID id, String kind, About about, JsonNode facts, ZoneId zone, Instant at, Optional<Instant> readAt) {
    /**
     * The thing a notice tells of.
     *
     * @param hub whose desk answers
     * @param kind booking, listing, group or block
     */
    public record About(String hub, String kind, UUID id) {
        /** Where its page is on this server. */
        public String path() {
            return (kind.equals("savedSearch") ? "/saved-searches/" : "/" + kind + "s/") + id;
        }
    }

    /** What happened, in a few words. */
    public Phrase title() {
        return Facts.phrase("notice.kind-" + kind, facts, zone);
    }

    /** What follows and what to do next. */
    public Phrase text() {
        return Facts.phrase("notice.kind-" + kind + "-text", facts, zone);
    }

    /** What is booked, and when it is used, so that alike notices can be told apart; of bookings. */
    public Optional<Phrase> booked() {
        return window().map(when -> Phrase.of("notice.booked", "what", Facts.what(facts), "when", when));
    }

    /** When the thing is used, for bookings. */
    public Optional<Span> window() {
        return Facts.window(facts, zone);
    }
}
