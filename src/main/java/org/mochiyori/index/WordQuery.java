package org.mochiyori.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.mochiyori.catalogue.ConceptKind;
import org.mochiyori.words.ConceptLexicon;
import org.mochiyori.words.Japanese;
import org.mochiyori.words.Kana;
import org.mochiyori.words.Question;
import org.mochiyori.words.Question.Unit;
import org.mochiyori.words.TextFold;

/**
 * Builds the query of a question. Every part of the question goes over all its ways (meaning, written name, sound,
 * place, text), its best way counts; names that equal, begin with or contain the whole question come first.
 */
final class WordQuery {
    private static final double MEANING_AT_HEAD = 1.0;
    private static final double MEANING_IN_NAME = 0.7;
    private static final double MEANING_IN_TEXT = 0.4;
    private static final double LITERALLY = 0.08;
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_NAME = 16;
    private static final int LONGEST_STRETCH = 60;

    /** Weights go in steps, so that a listing more or less leaves a question what it was, and what is known of it. */
    private static final double STEPS = 32;

    static final Map<String, Double> WORD_FIELDS =
            Map.of(Fields.NAME, 1.0, Fields.PLACE, 0.8, Fields.ADDRESS, 0.6, Fields.GROUP, 0.5, Fields.TEXT, 0.5);

    /** Words that hardly tell anything beside others. */
    private static final Set<String> VAGUE =
            Set.of("volunteer", "lecture", "tools", "community-place", "wide-room", "small-room", "for-hobby");

    private final IndexReader reader;
    private final ConceptLexicon lexicon;
    private final Map<String, Set<String>> areas;

    WordQuery(IndexReader reader, ConceptLexicon lexicon, Map<String, Set<String>> areas) {
        this.areas = areas;
        this.reader = reader;
        this.lexicon = lexicon;
    }

    Query build(Question question) throws IOException {
        List<Query> units = new ArrayList<>();
        List<Query> literal = new ArrayList<>();
        double total = 0;
        int last = question.units().size() - 1;
        for (int i = 0; i <= last; i++) {
            Unit unit = question.units().get(i);
            // The last word of a Japanese phrase says what is wanted, those before it which one.
            boolean head = i == last && last > 0 && !Kana.isAllLatin(unit.text());
            boolean having =
                    last > 0 && kind(unit).filter(ConceptKind.FEATURE::equals).isPresent();
            double weight = weight(unit) * (last > 0 ? among(unit, head) : 1);
            total += weight;
            units.add(new BoostQuery(having ? having(unit) : unit(unit), (float) weight));
            literally(unit).ifPresent(said -> literal.add(new BoostQuery(said, (float) weight)));
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        literal.forEach(said -> any.add(said, Occur.SHOULD));
        units.forEach(unit -> any.add(unit, Occur.SHOULD));
        // Beside words that are all understood a guess only adds what they miss.
        double guessing = question.isNamed() ? 0.3 * total : Math.max(3, total);
        gist(question, guessing).ifPresent(guess -> any.add(guess, Occur.SHOULD));
        if (units.size() > 1) {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            units.forEach(unit -> all.add(unit, Occur.FILTER));
            any.add(constant(all.build(), 0.5 * total), Occur.SHOULD);
        }
        wholeName(question, Math.max(4, total)).forEach(leg -> any.add(leg, Occur.SHOULD));
        return any.build();
    }

    /** Of two that mean the same, the one that says the very word comes first; read anyway for the part itself. */
    private static Optional<Query> literally(Unit unit) {
        String key = TextFold.keyOfFolded(unit.text());
        return unit.concept().isPresent() && unit.certainty() == 1 && key.length() > 1
                ? Optional.of(constant(phrase(Fields.TEXT_GRAMS, key), LITERALLY))
                : Optional.empty();
    }

    /** What a part tells beside others: a purpose or a feature less than what is wanted for it. */
    private double among(Unit unit, boolean head) {
        if (unit.concept().filter(VAGUE::contains).isPresent()) {
            return 0.4;
        }
        boolean beside = kind(unit)
                .filter(kind -> kind == ConceptKind.PURPOSE || kind == ConceptKind.FEATURE)
                .isPresent();
        return beside ? 0.6 : head ? 1.25 : 1;
    }

    private Optional<ConceptKind> kind(Unit unit) {
        return unit.concept().map(id -> lexicon.concepts().get(id).kind());
    }

    /** 駐車場のある体育館 wants no car park: what is wanted beside a thing counts as something that the thing has. */
    private Query having(Unit unit) {
        List<Query> ways = new ArrayList<>();
        unit.concept()
                .ifPresent(id -> lexicon.concepts().answersTo(id).forEach((answer, worth) -> {
                    ways.add(constant(new TermQuery(new Term(Fields.FEATURE, answer)), worth));
                    ways.add(constant(new TermQuery(new Term(Fields.TEXT_CONCEPT, answer)), MEANING_IN_TEXT * worth));
                }));
        ways.add(constant(phrase(Fields.TEXT_GRAMS, TextFold.keyOfFolded(unit.text())), 0.4));
        return new DisjunctionMaxQuery(ways, 0f);
    }

    /** Every word as typed, somewhere in the texts; names come first. Empty without words. */
    static Optional<Query> literal(String text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<String> keys = TextFold.fold(text)
                .strip()
                .lines()
                .flatMap(line -> Stream.of(line.split(" ")))
                .map(TextFold::keyOfFolded)
                .filter(key -> !key.isEmpty())
                .limit(12)
                .toList();
        keys.forEach(key -> all.add(
                new DisjunctionMaxQuery(
                        List.of(
                                constant(phrase(Fields.NAME_GRAMS, key), 1),
                                constant(phrase(Fields.TEXT_GRAMS, key), 0.5)),
                        0f),
                Occur.MUST));
        return keys.isEmpty() ? Optional.empty() : Optional.of(all.build());
    }

    /** What the whole is perhaps about. */
    private Optional<Query> gist(Question question, double total) {
        List<Query> ways = new ArrayList<>();
        question.gist().forEach((id, sure) -> meaning(id, sure, ways));
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(new BoostQuery(new DisjunctionMaxQuery(ways, 0f), (float) total));
    }

    private List<Query> wholeName(Question question, double total) {
        List<Query> legs = new ArrayList<>();
        List<Query> best = new ArrayList<>();
        nameLegs(question.key(), Fields.NAME_KEY, Fields.NAME_GRAMS, 1, best);
        if (!question.sound().isEmpty()) {
            nameLegs(question.sound(), Fields.READING_KEY, Fields.READING_GRAMS, 0.9, best);
        }
        almostNamed(question).ifPresent(names -> best.add(constant(names, 0.85)));
        boolean named = question.units().size() == 1
                && question.units().getFirst().concept().isPresent();
        if (question.key().length() > 3 && !named) {
            // A nickname that only the description tells.
            best.add(constant(phrase(Fields.TEXT_GRAMS, question.key()), 0.8));
        }
        if (!best.isEmpty()) {
            legs.add(new BoostQuery(new DisjunctionMaxQuery(best, 0f), (float) total));
        }
        return legs;
    }

    private static void nameLegs(String key, String keyField, String gramField, double worth, List<Query> into) {
        if (key.length() < 2) {
            return;
        }
        into.add(constant(new TermQuery(new Term(keyField, key)), 2.5 * worth));
        into.add(constant(new PrefixQuery(new Term(keyField, key)), 1.1 * worth));
        into.add(constant(phrase(gramField, key), 0.9 * worth));
        if (key.length() >= 4) {
            into.add(constant(slips(gramField, key, key.length() >= 9 ? 4 : key.length() >= 6 ? 3 : 2), 0.6 * worth));
        }
    }

    /**
     * Names that are spelled or sound like a whole question but for one character. Nothing for short and long ones, nor for
     * words of the field: making the automaton costs more than all the rest.
     */
    static Optional<Query> almostNamed(Question question) {
        if (question.isNamed()) {
            return Optional.empty();
        }
        List<Query> ways = new ArrayList<>();
        almost(Fields.NAME_KEY, question.key()).ifPresent(ways::add);
        almost(Fields.READING_KEY, question.sound()).ifPresent(ways::add);
        return ways.isEmpty() ? Optional.empty() : Optional.of(new DisjunctionMaxQuery(ways, 0f));
    }

    private static Optional<Query> almost(String field, String key) {
        return key.length() < 4 || key.length() > LONGEST_NAME
                ? Optional.empty()
                : Optional.of(new FuzzyQuery(
                        new Term(field, key), 1, 0, MOST_NAMES, true, MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE));
    }

    /** Names with nearly all pairs of characters: one wrong or missing character spoils two of them. */
    private static Query slips(String field, String key, int spoiled) {
        List<String> grams = Analysis.grams(key).stream().distinct().limit(40).toList();
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        grams.forEach(gram -> most.add(new TermQuery(new Term(field, gram)), Occur.SHOULD));
        return most.setMinimumNumberShouldMatch(Math.max(2, grams.size() - spoiled))
                .build();
    }

    private Query unit(Unit unit) {
        List<Query> ways = new ArrayList<>();
        unit.concept().ifPresent(id -> meaning(id, unit.certainty(), ways));
        Optional.ofNullable(areas.get(unit.text()))
                .ifPresent(codes -> ways.add(constant(
                        KeywordField.newSetQuery(
                                Fields.AREA, codes.stream().map(BytesRef::new).toList()),
                        0.95)));
        String key = TextFold.keyOfFolded(unit.text());
        // つ or いす stands in many longer words; as a word it is known by its meaning.
        boolean slight = key.length() < 3 && Kana.isAllKana(key);
        double written = unit.concept().isEmpty() ? 1 : slight ? 0.5 : 1.05;
        if (key.length() > 1) {
            ways.add(constant(phrase(Fields.NAME_GRAMS, key), written));
            ways.add(constant(phrase(Fields.TEXT_GRAMS, key), 0.45));
        }
        if (unit.sound().length() > 1) {
            // Three syllables are found across the seams of any long reading.
            double sounded = unit.sound().length() > 3 ? 0.9 : 0.45;
            ways.add(constant(phrase(Fields.READING_GRAMS, unit.sound()), sounded));
        }
        if (unit.sound().length() > 3) {
            ways.add(constant(slips(Fields.READING_GRAMS, unit.sound(), 2), 0.5));
            ways.add(constant(phrase(Fields.PLAIN_GRAMS, Kana.plain(unit.sound())), 0.6));
        }
        if (key.length() == 1 && Kana.isKanji(key.charAt(0))) {
            ways.add(constant(new PrefixQuery(new Term(Fields.NAME_GRAMS, key)), 0.4));
        }
        List<String> words = Japanese.words(unit.text());
        if (!words.isEmpty()) {
            WORD_FIELDS.forEach((field, worth) -> ways.add(constant(words(field, words), worth)));
        }
        return new DisjunctionMaxQuery(ways, 0f);
    }

    private void meaning(String id, double certainty, List<Query> ways) {
        boolean feature = lexicon.concepts().get(id).kind() == ConceptKind.FEATURE;
        lexicon.concepts().answersTo(id).forEach((answer, worth) -> {
            double value = worth * certainty;
            ways.add(constant(new TermQuery(new Term(Fields.HEAD_CONCEPT, answer)), MEANING_AT_HEAD * value));
            ways.add(constant(new TermQuery(new Term(Fields.NAME_CONCEPT, answer)), MEANING_IN_NAME * value));
            ways.add(constant(new TermQuery(new Term(Fields.TEXT_CONCEPT, answer)), MEANING_IN_TEXT * value));
            if (feature) {
                ways.add(constant(new TermQuery(new Term(Fields.FEATURE, answer)), value));
            }
        });
    }

    static Query words(String field, List<String> words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.stream().distinct().limit(8).forEach(word -> all.add(new TermQuery(new Term(field, word)), Occur.MUST));
        return all.build();
    }

    /** What contains a stretch of characters: by threes where there are three, as few as cover it, else by pairs. */
    static Query phrase(String field, String key) {
        String threes = Fields.THREES.get(field);
        if (threes == null || key.length() < 3) {
            PhraseQuery.Builder pairs = new PhraseQuery.Builder();
            Analysis.grams(key).stream().limit(LONGEST_STRETCH).forEach(gram -> pairs.add(new Term(field, gram)));
            return pairs.build();
        }
        int length = Math.min(key.length(), LONGEST_STRETCH);
        PhraseQuery.Builder cover = new PhraseQuery.Builder();
        for (int at = 0; at + 3 < length; at += 3) {
            cover.add(new Term(threes, key.substring(at, at + 3)), at);
        }
        return cover.add(new Term(threes, key.substring(length - 3, length)), length - 3)
                .build();
    }

    /** Rare words weigh more than common ones: 1 to 8. */
    private double weight(Unit unit) throws IOException {
        int least = 0;
        if (unit.concept().isPresent()) {
            least = reader.docFreq(new Term(Fields.HEAD_CONCEPT, unit.concept().get()))
                    + reader.docFreq(
                            new Term(Fields.NAME_CONCEPT, unit.concept().get()));
        } else {
            for (String word : Japanese.words(unit.text())) {
                int known = reader.docFreq(new Term(Fields.NAME, word)) + reader.docFreq(new Term(Fields.TEXT, word));
                least = least == 0 ? known : Math.min(least, known);
            }
        }
        double idf = Math.log(1 + (reader.numDocs() - least + 0.5) / (least + 0.5));
        return Math.clamp(Math.rint(idf * STEPS) / STEPS, 1.0, 8.0);
    }

    private static Query constant(Query query, double score) {
        return new BoostQuery(new ConstantScoreQuery(query), (float) score);
    }
}
