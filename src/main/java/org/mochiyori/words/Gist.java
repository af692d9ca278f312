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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.LabelLanguage;

/**
 * Guesses what a sentence is about that names no concept: it shares content words with the words of a concept, whatever the
 * endings and whether they are written in kanji or kana. 庭の木を切ってくれる人 shares 木 and 切る with 木を切る.
 */
final class Gist {
    /** What is less than this part of the best guess is none. */
    private static final double TAIL = 0.35;

    private static final int MOST = 8;
    /** What a word is worth that no concept has: as much as one that few have. */
    private static final double UNKNOWN = 4;

    private static final Pattern SPACES = Pattern.compile("[\\s　、。・/()]+");
    private static final Pattern LATIN = Pattern.compile("[a-z][a-z']+");

    /** They stand in all kinds of wishes and labels and tell nothing. */
    private static final Set<String> EMPTY = SPACES.splitAsStream(
                    "する ある いる みる くれる もらう やる なる ひと ところ ばしょ もの どうぐ きかい へや たてもの こと かりる つかう おしえる ならう たい できる いく くる ほしい よ いい "
                            + "おおきい ちいさい たすける れる られる せる いろいろ てつだう てきる かす いただく くださる さがす しる なに どこ とき ため おねがい したい れんしゅう "
                            + "a an the for to of in on at with and or center centre room place house public de da do para com em sala centro nhà trung tâm phòng nơi")
            .collect(Collectors.toUnmodifiableSet());

    private static final List<LabelLanguage> LANGUAGES =
            List.of(LabelLanguage.JA, LabelLanguage.EASY, LabelLanguage.EN, LabelLanguage.PT);

    /** A word of one syllable, known by its particle: え（絵）を, き（木）の. */
    private static final Pattern SINGLE = Pattern.compile("([ぁ-ん])[をがのにはで]");

    /** From so many syllables on, a word of the field is known at the end of others. */
    private static final int LONG_NOUN = 5;

    private static final String PARTICLES = "をがのにはでもと";

    private static final Pattern EMPTY_CHUNK =
            Pattern.compile("(?:" + String.join("|", EMPTY) + ")(?:する|したい|します|して|[" + PARTICLES + "])*");

    private static final String I_ROW = "きぎしちにびみり";
    private static final String U_ROW = "くぐすつぬぶむる";

    private final Map<String, List<Phrase>> byStem = new HashMap<>();
    /** Words of the field that are written in kana only. */
    private final Set<String> nouns = new HashSet<>();

    /** Kanji of one syllable in the words of the field, by how they sound: え may be 絵. */
    private final Map<String, Set<String>> singles = new HashMap<>();

    private final int phrases;

    private record Phrase(String concept, Set<String> stems) {}

    Gist(Collection<Concept> concepts) {
        concepts.forEach(concept -> Stream.of(LabelLanguage.EASY, LabelLanguage.KANA)
                .flatMap(language -> concept.words(language).stream())
                .filter(word -> word.chars().allMatch(c -> Kana.isHiragana((char) c)))
                .filter(Predicate.not(EMPTY::contains))
                .forEach(nouns::add));
        int count = 0;
        for (Concept concept : concepts) {
            List<String> words = new ArrayList<>();
            LANGUAGES.forEach(language -> words.addAll(concept.words(language)));
            for (String word : words) {
                Phrase phrase = new Phrase(concept.id(), stems(TextFold.fold(word), this::addSingle));
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
        Set<String> also = new HashSet<>();
        Set<String> said = stems(folded, (reading, kanji) -> {
            if (singles.getOrDefault(reading, Set.of()).contains(kanji)) {
                also.add(reading);
            }
        });
        said.forEach(stem -> also.addAll(singles.getOrDefault(stem, Set.of())));
        double all = said.stream().mapToDouble(this::worth).sum();
        said.addAll(also);
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
                .filter(guess -> guess.getValue() >= Math.max(top * TAIL, 0.17))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(guess -> chosen.put(guess.getKey(), Math.min(0.9, guess.getValue())));
        return chosen;
    }

    /** Rare words tell more; a word that no concept has still counts as said. */
    private double worth(String stem) {
        int known = byStem.getOrDefault(stem, List.of()).size();
        return known == 0 ? UNKNOWN : Math.log(1.0 + phrases / (double) known);
    }

    private void addSingle(String reading, String kanji) {
        singles.computeIfAbsent(reading, key -> new HashSet<>()).add(kanji);
    }

    /**
     * Content words in base form, as they sound.
     *
     * @param single is told each kanji of one syllable, behind its reading
     */
    private Set<String> stems(String folded, BiConsumer<String, String> single) {
        Set<String> stems = new LinkedHashSet<>();
        for (String chunk : SPACES.splitAsStream(folded).toList()) {
            Matcher syllable = SINGLE.matcher(chunk);
            Optional<String> noun = noun(chunk);
            if (LATIN.matcher(chunk).matches()) {
                stems.add(ConceptLexicon.stem(chunk));
            } else if (syllable.matches()) {
                stems.add(syllable.group(1));
            } else if (noun.isPresent()) {
                stems.add(Kana.sound(noun.get()));
            } else if (!EMPTY_CHUNK.matcher(chunk).matches()) {
                Japanese.wordsSaid(chunk).forEach(word -> stem(word, single).ifPresent(stems::add));
            }
        }
        stems.removeAll(EMPTY);
        return stems;
    }

    /** つくえ, いすの, さやまこうみんかん: a word of the field in kana, which a dictionary cuts in pieces. */
    private Optional<String> noun(String chunk) {
        int last = chunk.length() - 1;
        boolean particle = last > 0 && PARTICLES.indexOf(chunk.charAt(last)) >= 0;
        List<String> words = particle ? List.of(chunk, chunk.substring(0, last)) : List.of(chunk);
        return words.stream()
                .filter(nouns::contains)
                .findFirst()
                .or(() -> words.stream()
                        .flatMap(word -> IntStream.rangeClosed(1, word.length() - LONG_NOUN)
                                .mapToObj(word::substring))
                        .filter(nouns::contains)
                        .findFirst());
    }

    /** 泳ぎ is said of 泳ぐ, 踊り of 踊る: a verb as a noun ends in another row of the syllables. */
    private static String verb(String word, String reading) {
        boolean ends =
                word.length() > 1 && Kana.isKanji(word.charAt(0)) && I_ROW.indexOf(word.charAt(word.length() - 1)) >= 0;
        int at = reading.length() - 1;
        return ends && I_ROW.indexOf(reading.charAt(at)) >= 0
                ? reading.substring(0, at) + U_ROW.charAt(I_ROW.indexOf(reading.charAt(at)))
                : reading;
    }

    private static Optional<String> stem(String word, BiConsumer<String, String> single) {
        String reading = verb(word, Kana.hiragana(Japanese.reading(word)));
        if (reading.length() > 1) {
            return Optional.of(Kana.sound(reading)).filter(sound -> !EMPTY.contains(reading));
        }
        boolean kanji = Kana.isKanji(word.charAt(0));
        if (kanji) {
            single.accept(reading, word);
        }
        // 市 sounds like 詩: a kanji of one syllable is what is written.
        return Optional.of(word).filter(stem -> kanji);
    }
}
