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
        Optional<String> photo) {
    public Card {
        facts = List.copyOf(facts);
    }
}
