package org.mochiyori.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.LabelLanguage;

/**
 * Guesses what a sentence is about that names no concept: it shares content words with the words of a concept, whatever the
 * endings and whether they are written in kanji or kana. 庭の木を切ってくれる人 shares 木 and 切る with 木を切る.
 */
final class Gist {
    /** What is less than this part of the best guess is none. */
    private static final double TAIL = 0.4;

    private static final int MOST = 8;
    private static final Pattern SPACES = Pattern.compile("[\\s　、。・/()]+");
    private static final Pattern LATIN = Pattern.compile("[a-z][a-z']+");

    /** They stand in all kinds of wishes and labels and tell nothing. */
    private static final Set<String> EMPTY = SPACES.splitAsStream(
                    "する ある いる くれる もらう やる なる ひと ところ ばしょ もの どうぐ きかい へや たてもの こと かりる つかう おしえる ならう たい できる いく くる ほしい よ いい "
                            + "おおきい ちいさい たすける れる られる せる いろいろ てつだう てきる かす いただく くださる さがす しる なに どこ とき ため おねがい したい れんしゅう "
                            + "a an the for to of in on at with and or center centre room place house public de da do para com em sala centro nhà trung tâm phòng nơi")
            .collect(Collectors.toUnmodifiableSet());

    private static final List<LabelLanguage> LANGUAGES =
            List.of(LabelLanguage.JA, LabelLanguage.EASY, LabelLanguage.EN, LabelLanguage.PT);

    /** A word of one syllable, known by its particle: え（絵）を, き（木）の. */
    private static final Pattern SINGLE = Pattern.compile("([ぁ-ん])[をがのにはで]");

    private final Map<String, List<Phrase>> byStem = new HashMap<>();
    private final int phrases;

    private record Phrase(String concept, Set<String> stems) {}

    Gist(Collection<Concept> concepts) {
        int count = 0;
        for (Concept concept : concepts) {
            List<String> words = new ArrayList<>();
            LANGUAGES.forEach(language -> words.addAll(concept.words(language)));
            for (String word : words) {
                Phrase phrase = new Phrase(concept.id(), stems(TextFold.fold(word)));
                phrase.stems()
                        .forEach(stem -> byStem.computeIfAbsent(stem, key -> new ArrayList<>())
                                .add(phrase));
                count++;
            }
        }
        phrases = count;
    }

    /** Concepts that a folded sentence is perhaps about, with how sure that is: below 1, the best first. */
    Map<String, Double> of(String folded) {
        Set<String> said = stems(folded);
        double all = said.stream().mapToDouble(this::worth).sum();
        Map<String, Double> best = new HashMap<>();
        Set<Phrase> candidates = new HashSet<>();
        said.forEach(stem -> candidates.addAll(byStem.getOrDefault(stem, List.of())));
        for (Phrase phrase : candidates) {
            double shared = phrase.stems().stream()
                    .filter(said::contains)
                    .mapToDouble(this::worth)
                    .sum();
            double whole = phrase.stems().stream().mapToDouble(this::worth).sum();
            // A phrase that stands whole in the sentence tells most; a single word is less of a phrase.
            double part = shared / whole * (phrase.stems().size() > 1 ? 1 : 0.8);
            best.merge(phrase.concept(), shared / all * 0.45 + part * 0.55, Math::max);
        }
        double top = best.values().stream().mapToDouble(d -> d).max().orElse(0);
        Map<String, Double> chosen = new LinkedHashMap<>();
        best.entrySet().stream()
                .filter(guess -> guess.getValue() >= Math.max(top * TAIL, 0.2))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(guess -> chosen.put(guess.getKey(), Math.min(0.9, guess.getValue())));
        return chosen;
    }

    /** Rare words tell more; a word that no concept has still counts as said. */
    private double worth(String stem) {
        int known = byStem.getOrDefault(stem, List.of()).size();
        return known == 0 ? 2 : Math.log(1.0 + phrases / (double) known);
    }

    /** Content words in base form, as they sound. */
    private static Set<String> stems(String folded) {
        Set<String> stems = new LinkedHashSet<>();
        for (String chunk : SPACES.splitAsStream(folded).toList()) {
            Matcher single = SINGLE.matcher(chunk);
            if (LATIN.matcher(chunk).matches()) {
                stems.add(ConceptLexicon.stem(chunk));
            } else if (single.matches()) {
                stems.add(single.group(1));
            } else {
                Japanese.words(chunk).forEach(word -> addJapanese(word, stems));
            }
        }
        stems.removeAll(EMPTY);
        return stems;
    }

    private static void addJapanese(String word, Set<String> stems) {
        String reading = Kana.hiragana(Japanese.reading(word));
        if (!EMPTY.contains(reading) && (reading.length() > 1 || Kana.isKanji(word.charAt(0)))) {
            stems.add(Kana.sound(reading));
        }
    }
}
