package org.mochiyori.words;

import java.util.List;
import java.util.Optional;
import org.mochiyori.catalogue.ListingKind;

/**
 * Words of a question, read: what remains after times, numbers and areas were taken out.
 *
 * @param key the whole text as a key, for comparing it with names
 * @param sound the whole text as sound if it is kana or romaji, else empty
 * @param units its parts, in order
 * @param kind the kind of thing a general word hints at (部屋, person, máy)
 */
public record Question(String key, String sound, List<Unit> units, Optional<ListingKind> kind) {
    public Question {
        units = List.copyOf(units);
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }

    /**
     * One part of a question.
     *
     * @param text folded text as written
     * @param sound its sound if it is kana or romaji, else empty
     * @param concept what it means, if it is a word of the field
     * @param certainty 1 for a word as it is written, less where a slip was forgiven
     */
    public record Unit(String text, String sound, Optional<String> concept, double certainty) {}
}
