package org.mochiyori.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word of the field with its labels: a kind of place, space, equipment, skill, feature, fee or purpose.
 *
 * @param id stable name in lower-case letters and hyphens, such as {@code meeting-room}
 * @param broader id of the wider concept, if any
 * @param like ids of concepts that do nearly the same, or that serve this purpose
 * @param alikeBelow whether the narrower concepts are near-equals of each other (公民館 and コミュニティセンター)
 * @param poi four-digit code of the POI code list where it means the same
 * @param labels per language at least one word; the first is the one pages print
 */
public record Concept(
        String id,
        ConceptKind kind,
        Optional<String> broader,
        List<String> like,
        boolean alikeBelow,
        Optional<String> poi,
        Map<LabelLanguage, List<String>> labels) {

    public Concept {
        like = List.copyOf(like);
        labels = Map.copyOf(labels);
        for (LabelLanguage language : LabelLanguage.values()) {
            if (labels.getOrDefault(language, List.of()).isEmpty()) {
                throw new IllegalArgumentException("concept " + id + " has no label in " + language.tag());
            }
        }
    }

    /** The label that pages print. */
    public String label(LabelLanguage language) {
        return words(language).getFirst();
    }

    /** Every word for it in one language, the label first. */
    public List<String> words(LabelLanguage language) {
        return labels.getOrDefault(language, List.of());
    }
}
