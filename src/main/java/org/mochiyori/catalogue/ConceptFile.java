package org.mochiyori.catalogue;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads and checks the lines of the concepts file. */
final class ConceptFile {
    private static final int FIXED_COLUMNS = 5;

    private ConceptFile() {}

    static Map<String, Concept> read(List<String> lines) {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#") || line.startsWith("id\t")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (cells.length != FIXED_COLUMNS + LabelLanguage.values().length) {
                throw new IllegalArgumentException("concepts: " + cells.length + " cells in: " + cells[0]);
            }
            Concept concept = concept(cells);
            if (concepts.put(concept.id(), concept) != null) {
                throw new IllegalArgumentException("concepts: id twice: " + concept.id());
            }
            claim(cells, owners);
        }
        concepts.values().forEach(concept -> checkLinks(concept, concepts));
        return concepts;
    }

    private static Concept concept(String[] cells) {
        List<String> like = parts(cells[3], ",");
        Map<LabelLanguage, List<String>> labels = new EnumMap<>(LabelLanguage.class);
        int column = FIXED_COLUMNS;
        for (LabelLanguage language : LabelLanguage.values()) {
            labels.put(language, words(cells[column++]));
        }
        return new Concept(
                cells[0],
                ConceptKind.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                Optional.of(cells[2]).filter(Predicate.not(String::isEmpty)),
                like.stream().filter(Predicate.not("*"::equals)).toList(),
                like.contains("*"),
                Optional.of(cells[4]).filter(Predicate.not(String::isEmpty)),
                labels);
    }

    private static List<String> words(String cell) {
        return parts(cell, "/").stream()
                .map(word -> word.startsWith("~") ? word.substring(1) : word)
                .toList();
    }

    private static void claim(String[] cells, Map<String, String> owners) {
        for (int i = FIXED_COLUMNS; i < cells.length; i++) {
            for (String word : parts(cells[i], "/")) {
                if (!word.startsWith("~")) {
                    String owner = owners.putIfAbsent(key(word), cells[0]);
                    if (owner != null && !owner.equals(cells[0])) {
                        throw new IllegalArgumentException(
                                "concepts: " + word + " belongs to " + owner + " and to " + cells[0]);
                    }
                }
            }
        }
    }

    private static void checkLinks(Concept concept, Map<String, Concept> all) {
        Stream.concat(concept.broader().stream(), concept.like().stream())
                .filter(id -> !all.containsKey(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException("concepts: " + concept.id() + " names unknown " + id);
                });
    }

    private static List<String> parts(String cell, String separator) {
        return Stream.of(cell.split(separator))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** Katakana and hiragana, case and widths make no difference between words. */
    private static String key(String word) {
        StringBuilder out = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(c -> c >= 0x30A1 && c <= 0x30F6 ? c - 0x60 : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
