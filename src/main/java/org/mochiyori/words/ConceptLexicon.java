package org.mochiyori.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.ConceptKind;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.LabelLanguage;

/** Finds concepts in text: longest words first, in every language, by sound for kana and romaji, with one slip allowed on request. */
public final class ConceptLexicon {
    private static final int LONGEST = 24;
    private static final int LONGEST_PHRASE = 6;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");

    private final Concepts concepts;
    /** Words without spaces (Japanese, Chinese, Korean) by key. */
    private final Map<String, String> written = new HashMap<>();
    /** Kana by sound. */
    private final Map<String, String> spoken = new HashMap<>();
    /** Words of languages with spaces, and romaji, as blank-separated stems. */
    private final Map<String, String> spaced = new HashMap<>();
    /** What documents are searched for: Japanese words of things, and English ones. */
    private final Map<String, String> inDocuments = new HashMap<>();

    /** How those begin, whole ones too: at most places of a text no word goes on. */
    private final Set<String> beginnings = new HashSet<>();

    /** Their first characters: most places of a text are passed by without making a word to look up. */
    private final BitSet firsts = new BitSet(Character.MAX_VALUE);

    private final SlipIndex slips = new SlipIndex();
    private final Gist gist;

    private static final Map<String, ConceptLexicon> MADE = new ConcurrentHashMap<>();

    /** The lexicon of these concepts; made once in a process, because reading all words takes seconds. */
    public static ConceptLexicon of(Concepts concepts) {
        return MADE.computeIfAbsent(concepts.fingerprint(), key -> new ConceptLexicon(concepts));
    }

    private ConceptLexicon(Concepts concepts) {
        this.concepts = concepts;
        for (LabelLanguage language : LabelLanguage.values()) {
            // Labels first: a label beats another concept's further word of the same spelling.
            concepts.all()
                    .forEach(concept ->
                            add(concept, language, concept.words(language).subList(0, 1)));
            concepts.all().forEach(concept -> add(concept, language, concept.words(language)));
        }
        this.gist = new Gist(concepts.all());
        written.forEach(slips::add);
        spoken.forEach(slips::add);
        spaced.forEach((phrase, id) -> slips.add(phrase.replace(" ", ""), id));
    }

    /**
     * A concept found in a text.
     *
     * @param from first index in the text, {@code until} first index behind it
     * @param exact false if a slip was forgiven
     */
    public record Match(String concept, int from, int until, boolean exact) {
        int length() {
            return until - from;
        }
    }

    public Concepts concepts() {
        return concepts;
    }

    /** Concepts in a folded question, longest first, without overlaps, in order of place. */
    public List<Match> inQuestion(String folded) {
        List<Match> all = new ArrayList<>();
        for (int from = 0; from < folded.length(); from++) {
            if (Character.isLetterOrDigit(folded.charAt(from))) {
                spacedAt(folded, from).ifPresent(all::add);
                unspacedAt(folded, from, false).ifPresent(all::add);
            }
        }
        return withoutOverlap(all);
    }

    /** Concepts named in a folded text of a listing. */
    public List<Match> inDocument(String folded) {
        List<Match> all = new ArrayList<>();
        for (int from = 0; from < folded.length(); from++) {
            if (firsts.get(Kana.hiragana(folded.charAt(from)))) {
                unspacedAt(folded, from, true).ifPresent(all::add);
            }
        }
        return withoutOverlap(all);
    }

    /** Concepts that a folded sentence is perhaps about though it names none, with how sure that is: below 1. */
    Map<String, Double> gist(String folded) {
        return gist.of(folded);
    }

    /**
     * The concept a single word means if it only sounds like it (図書官, turned into the wrong kanji), or if one character is
     * wrong, missing or too many.
     */
    public Optional<String> almost(String word) {
        String key = TextFold.keyOfFolded(word);
        boolean latin = Kana.isAllLatin(key);
        String sound = latin ? "" : Kana.isAllKana(key) ? Kana.sound(key) : key;
        int least = latin ? 5 : Kana.isAllKana(key) ? 4 : 3;
        if (key.length() < least) {
            return Optional.empty();
        }
        Optional<String> sounding = Kana.isKanji(key.charAt(0)) && key.length() <= LONGEST
                ? Optional.ofNullable(spoken.get(Kana.sound(Kana.hiragana(Japanese.reading(TextFold.fold(word))))))
                : Optional.empty();
        if (sounding.isPresent()) {
            return sounding;
        }
        return slips.find(latin ? key : sound).or(() -> latin ? slips.find(romajiKey(key)) : Optional.empty());
    }

    private Optional<Match> unspacedAt(String text, int from, boolean document) {
        StringBuilder key = new StringBuilder();
        Optional<Match> best = Optional.empty();
        for (int at = from; at < text.length() && key.length() < LONGEST; at++) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c) || c == 'ー') {
                key.append(Kana.hiragana(c));
                if (document && !beginnings.contains(key.toString())) {
                    break;
                }
                Optional<String> id = lookUp(key.toString(), document);
                if (id.isPresent() && fits(text, from, at + 1)) {
                    best = Optional.of(new Match(id.get(), from, at + 1, true));
                }
            } else if (document && c != '・' && c != ' ') {
                break;
            }
        }
        return best;
    }

    private Optional<String> lookUp(String key, boolean document) {
        if (document) {
            return Optional.ofNullable(inDocuments.get(key));
        }
        Optional<String> id = Optional.ofNullable(written.get(key));
        String sound = id.isEmpty() && Kana.isAllKana(key) ? Kana.sound(key) : "";
        return Kana.syllables(sound) > 1 ? Optional.ofNullable(spoken.get(sound)) : id;
    }

    /** Short words must stand by themselves: 本 is a book in 本を借りる, not in 本町; かい is no meeting in かいだん. */
    private static boolean fits(String text, int from, int until) {
        char first = text.charAt(from);
        char before = from > 0 ? text.charAt(from - 1) : ' ';
        char after = until < text.length() ? text.charAt(until) : ' ';
        if (Kana.isAllLatin(String.valueOf(first))) {
            return !isLatin(before) && !isLatin(after);
        }
        int length = until - from;
        if (length == 1) {
            return !Kana.isKanji(before) && !Kana.isKanji(after) && Kana.isKanji(first);
        }
        boolean hiragana = text.substring(from, until).chars().allMatch(c -> Kana.isHiragana((char) c));
        if (hiragana && length <= 3) {
            return !Kana.isHiragana(before) && (!Kana.isHiragana(after) || "をがのはでにもへとや".indexOf(after) >= 0);
        }
        // A compound's last part says what it is: ツインアリーナ is an アリーナ, but マイクロバス no マイク.
        boolean ends = !isKatakana(after) && after != 'ー';
        boolean begins = !isKatakana(before) && before != 'ー';
        boolean katakanaFirst = isKatakana(first);
        if (!isKatakana(text.charAt(until - 1)) && text.charAt(until - 1) != 'ー') {
            return begins || !katakanaFirst;
        }
        return ends && (begins || !katakanaFirst || length >= 3);
    }

    private static boolean isKatakana(char c) {
        return c >= 'ァ' && c <= 'ヶ';
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetter(c);
    }

    private Optional<Match> spacedAt(String text, int from) {
        if (!isLatin(text.charAt(from)) || (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1)))) {
            return Optional.empty();
        }
        StringBuilder phrase = new StringBuilder();
        Optional<Match> best = Optional.empty();
        Matcher words = WORD.matcher(text).region(from, text.length());
        for (int count = 0; count < LONGEST_PHRASE && words.find(); count++) {
            phrase.append(phrase.isEmpty() ? "" : " ").append(stem(words.group()));
            Optional<String> id = Optional.ofNullable(spaced.get(phrase.toString()))
                    .or(() -> Optional.ofNullable(spaced.get(romajiKey(phrase.toString()))));
            if (id.isPresent()) {
                best = Optional.of(new Match(id.get(), from, words.end(), true));
            }
        }
        return best;
    }

    private static List<Match> withoutOverlap(List<Match> all) {
        List<Match> chosen = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingInt(Match::length).reversed().thenComparingInt(Match::from))
                .filter(match -> chosen.stream()
                        .noneMatch(other -> match.from() < other.until() && other.from() < match.until()))
                .forEach(chosen::add);
        chosen.sort(Comparator.comparingInt(Match::from));
        return chosen;
    }

    private void add(Concept concept, LabelLanguage language, List<String> words) {
        for (String word : words) {
            String folded = TextFold.fold(word);
            String key = TextFold.keyOfFolded(folded);
            switch (language) {
                case JA -> addJapanese(concept, folded, key);
                case EASY, KANA -> addSpoken(key, concept.id());
                case ZH_HANS, KO -> written.putIfAbsent(key, concept.id());
                case EN, PT, VI -> spaced.putIfAbsent(phrase(folded), concept.id());
            }
        }
    }

    private void addJapanese(Concept concept, String folded, String key) {
        written.putIfAbsent(key, concept.id());
        if (concept.kind() != ConceptKind.PURPOSE && concept.kind() != ConceptKind.FEE && key.length() > 1) {
            inDocuments.putIfAbsent(key, concept.id());
            for (int end = 1; end <= key.length(); end++) {
                beginnings.add(key.substring(0, end));
            }
            firsts.set(key.charAt(0));
        }
        String reading = Kana.hiragana(Japanese.reading(folded));
        addSpoken(reading, concept.id());
        if (Kana.isAllLatin(key)) {
            spaced.putIfAbsent(phrase(folded), concept.id());
        }
    }

    private void addSpoken(String kana, String id) {
        if (Kana.isAllKana(kana)) {
            spoken.putIfAbsent(Kana.sound(kana), id);
            if (kana.length() > 2) {
                spaced.putIfAbsent(Kana.toRomaji(kana), id);
            }
        } else {
            written.putIfAbsent(kana, id);
        }
    }

    private static String phrase(String folded) {
        return WORD.matcher(folded).results().map(word -> stem(word.group())).collect(Collectors.joining(" "));
    }

    /** English and Portuguese plurals are one word with the singular. */
    public static String stem(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 3 && word.endsWith("s") && !word.endsWith("ss")) {
            return word.substring(0, length - 1);
        }
        return word;
    }

    /** Romaji of any school in one spelling; what is no romaji becomes nothing that a label has. */
    public static String romajiKey(String letters) {
        String kana = Kana.fromRomaji(letters.replace(" ", ""));
        return kana.isEmpty() ? "" : Kana.toRomaji(kana);
    }

    /** Words with one character left out, for finding a word from which one character differs. */
    private static final class SlipIndex {
        /** Hardly any is of two words. */
        private final Map<String, List<String>> byShortened = new HashMap<>();

        private final Map<String, String> words = new HashMap<>();

        void add(String word, String concept) {
            if (word.length() >= 3 && word.length() <= LONGEST && words.putIfAbsent(word, concept) == null) {
                new HashSet<>(shortened(word))
                        .forEach(piece -> byShortened.merge(piece, List.of(word), SlipIndex::joined));
            }
        }

        private static List<String> joined(List<String> some, List<String> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }

        Optional<String> find(String word) {
            if (word.length() > LONGEST) {
                return Optional.empty();
            }
            Set<String> found = new HashSet<>();
            for (String piece : shortened(word)) {
                found.addAll(byShortened.getOrDefault(piece, List.of()));
            }
            return found.stream()
                    .filter(other -> isOneSlip(other, word))
                    .min(Comparator.<String>comparingInt(other -> distance(other, word))
                            .thenComparing(Comparator.naturalOrder()))
                    .map(words::get);
        }

        private static int distance(String a, String b) {
            return Math.max(a.length(), b.length()) - sharedBegin(a, b);
        }

        /** One character wrong, missing or too many, or two neighbours in the wrong order: 入れる is no 玉入れ. */
        private static boolean isOneSlip(String a, String b) {
            int begin = sharedBegin(a, b);
            String restA = a.substring(begin);
            String restB = b.substring(begin);
            int shorter = Math.min(restA.length(), restB.length());
            int longer = Math.max(restA.length(), restB.length());
            if (longer - shorter > 1) {
                return false;
            }
            if (longer == shorter
                    && shorter >= 2
                    && restA.charAt(0) == restB.charAt(1)
                    && restA.charAt(1) == restB.charAt(0)) {
                return restA.substring(2).equals(restB.substring(2));
            }
            return longer == 0
                    || restA.substring(restA.length() < longer ? 0 : 1)
                            .equals(restB.substring(restB.length() < longer ? 0 : 1));
        }

        private static int sharedBegin(String a, String b) {
            int shared = 0;
            while (shared < Math.min(a.length(), b.length()) && a.charAt(shared) == b.charAt(shared)) {
                shared++;
            }
            return shared;
        }

        private static List<String> shortened(String word) {
            List<String> all = new ArrayList<>();
            all.add(word);
            for (int i = 0; i < word.length(); i++) {
                all.add(word.substring(0, i) + word.substring(i + 1));
            }
            return all;
        }
    }
}
