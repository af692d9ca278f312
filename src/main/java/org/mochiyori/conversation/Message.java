package org.mochiyori.conversation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was written.
 *
 * @param lender with which lender of the booking
 * @param side for whom it was written
 * @param text what the reader may read of it
 */
public record Message(UUID id, UUID lender, Voice side, UUID author, Instant at, Text text) {
    /** For whom somebody writes. */
    public enum Voice {
        BORROWER,
        LENDER,
        DESK;

        /** As in the database and the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is to be read of a message. */
    public sealed interface Text {
        /** The words; empty where there are none any more. */
        default Optional<String> words() {
            return Optional.empty();
        }

        /**
         * As it was written.
         *
         * @param hidden whether ways to reach somebody were left out, because nothing is agreed yet
         */
        record Shown(String text, boolean hidden) implements Text {
            @Override
            public Optional<String> words() {
                return Optional.of(text);
            }
        }

        /** Its writer took it back. */
        record Retracted() implements Text {}

        /** Its writer has left, or its time is over. */
        record Gone() implements Text {}
    }
}
