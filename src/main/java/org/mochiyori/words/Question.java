package org.mochiyori.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.catalogue.ListingKind;

/**
 * Words of a question, read: what remains after times, numbers and areas were taken out.
 *
 * @param key the whole text as a key, for comparing it with names
 * @param sound the whole text as sound if it is kana or romaji, else empty
 * @param units its parts, in order
 * @param gist concepts that the whole is perhaps about though it names them in other words, with how sure that is: below 1
 * @param kind the kind of thing a general word hints at (部屋, person, máy)
 */
public record Question(
        String key, String sound, List<Unit> units, Map<String, Double> gist, Optional<ListingKind> kind) {
    public Question {
        units = List.copyOf(units);
        gist = Map.copyOf(gist);
    }

    /** Whether all of it are words of the field, spelled as they should be. */
    public boolean isNamed() {
        return units.stream().allMatch(unit -> unit.concept().isPresent() && unit.certainty() == 1);
    }

    /** Whether it names nothing; it may still hint at a kind. */
    public boolean isEmpty() {
        return units.isEmpty();
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
