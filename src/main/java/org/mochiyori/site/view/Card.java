package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A listing in a list.
 *
 * @param facts short: capacity, fee, distance
 * @param free what is known about the wanted time, as a sentence
 * @param otherHub which other 窓口 lends it and when we last heard, if not ours
 * @param photo address of a picture of it
 */
public record Card(
        String href,
        String title,
        Kind kind,
        Reservation reservation,
        String place,
        List<Phrase> facts,
        Optional<Phrase> free,
        Optional<Phrase> otherHub,
        Optional<String> photo,
        Marking marking) {
    public Card {
        facts = List.copyOf(facts);
    }

    /** A card on which nothing is marked. */
    public Card(
            String href,
            String title,
            Kind kind,
            Reservation reservation,
            String place,
            List<Phrase> facts,
            Optional<Phrase> free,
            Optional<Phrase> otherHub,
            Optional<String> photo) {
        this(href, title, kind, reservation, place, facts, free, otherHub, photo, Marking.none(title));
    }

    /**
     * What of it was asked for.
     *
     * @param title the whole title in pieces
     * @param snippet pieces of what it says of itself; empty where the title says it
     */
    public record Marking(List<Piece> title, List<Piece> snippet) {
        public Marking {
            title = List.copyOf(title);
            snippet = List.copyOf(snippet);
        }

        /** Nothing. */
        public static Marking none(String title) {
            return new Marking(List.of(new Piece(title, false)), List.of());
        }
    }

    /** A piece of a text. */
    public record Piece(String text, boolean marked) {}
}
