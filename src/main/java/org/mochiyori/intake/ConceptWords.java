package org.mochiyori.intake;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.ConceptKind;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.catalogue.LabelLanguage;

/** Finds the concept that a name or a word of a list means: a Japanese name says last what a thing is. */
final class ConceptWords {
    private static final Pattern BRACKETS = Pattern.compile("[（(][^（）()]{0,60}[）)]");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 60;

    private final Map<ConceptKind, Map<String, String>> words = new EnumMap<>(ConceptKind.class);

    ConceptWords(Concepts concepts) {
        for (Concept concept : concepts.all()) {
            Map<String, String> ofKind = words.computeIfAbsent(concept.kind(), kind -> new HashMap<>());
            for (String word : concept.words(LabelLanguage.JA)) {
                ofKind.putIfAbsent(JapaneseText.key(word), concept.id());
            }
        }
    }

    /** The concept whose word is the whole text. */
    Optional<String> exactly(String text, List<ConceptKind> kinds) {
        String key = key(text);
        return kinds.stream()
                .map(kind -> words.getOrDefault(kind, Map.of()))
                .filter(ofKind -> ofKind.containsKey(key))
                .map(ofKind -> ofKind.get(key))
                .findFirst();
    }

    /** The concept of the longest word that the text ends with; the kinds in the order of preference. */
    Optional<String> atEnd(String text, List<ConceptKind> kinds) {
        String key = key(text);
        for (ConceptKind kind : kinds) {
            Map<String, String> ofKind = words.getOrDefault(kind, Map.of());
            for (int from = 0; from + SHORTEST <= key.length(); from++) {
                String id = ofKind.get(key.substring(from));
                if (id != null) {
                    return Optional.of(id);
                }
            }
        }
        return Optional.empty();
    }

    /** The concept of the longest word inside the text. */
    Optional<String> inside(String text, List<ConceptKind> kinds) {
        String key = key(text);
        for (ConceptKind kind : kinds) {
            Map<String, String> ofKind = words.getOrDefault(kind, Map.of());
            for (int length = Math.min(key.length(), 16); length >= SHORTEST; length--) {
                for (int from = key.length() - length; from >= 0; from--) {
                    String id = ofKind.get(key.substring(from, from + length));
                    if (id != null) {
                        return Optional.of(id);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Without what stands in brackets: 中央公民館（本館） is a 公民館. */
    private static String key(String text) {
        String bare = BRACKETS.matcher(text).replaceAll("");
        String key = JapaneseText.key(bare.isBlank() ? text : bare);
        return key.length() > LONGEST ? key.substring(key.length() - LONGEST) : key;
    }
}
