package org.mochiyori.search;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The chains of analysis. All text is folded by {@link TextFold} before it comes here, in documents and queries alike;
 * {@code ICUFoldingFilter} is not used because it makes ガラス of カラス.
 */
final class Analysis {
    /** Raise it whenever a chain, a fold or a field changes its meaning: an index of another version is made anew. */
    static final int VERSION = 2;

    private static final UserDictionary DICTIONARY = dictionary();
    private static final Analyzer MAIN = new MainAnalyzer();
    private static final Analyzer READINGS = new ReadingAnalyzer();

    private Analysis() {}

    /** Words by dictionary for text fields, pairs of characters for the gram fields. */
    static Analyzer perField() {
        Analyzer grams = new GramAnalyzer();
        return new PerFieldAnalyzerWrapper(
                MAIN, Map.of(Fields.NAME_GRAMS, grams, Fields.TEXT_GRAMS, grams, Fields.READING_GRAMS, grams));
    }

    /** The content words of a folded text in base form. */
    static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = MAIN.tokenStream("", folded)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** The reading of a folded text in hiragana; what has no reading stays as it is. */
    static String reading(String folded) {
        StringBuilder out = new StringBuilder(folded.length() * 2);
        try (TokenStream tokens = READINGS.tokenStream("", folded)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            ReadingAttribute reading = tokens.addAttribute(ReadingAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String known = reading.getReading();
                boolean kana = Kana.isAllKana(term);
                out.append(Kana.hiragana(known == null || kana ? term.toString() : known));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Overlapping pairs of characters; a single character is itself. */
    static List<String> grams(String key) {
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + 2 <= key.length(); i++) {
            grams.add(key.substring(i, i + 2));
        }
        return grams.isEmpty() && !key.isEmpty() ? List.of(key) : grams;
    }

    private static UserDictionary dictionary() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        Analysis.class.getResourceAsStream("/search/userdict.csv"), "search/userdict.csv"),
                StandardCharsets.UTF_8)) {
            return Objects.requireNonNull(UserDictionary.open(reader), "search/userdict.csv is empty");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class MainAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            JapaneseTokenizer source = new JapaneseTokenizer(DICTIONARY, true, true, JapaneseTokenizer.Mode.SEARCH);
            TokenStream words = new JapaneseBaseFormFilter(source);
            words = new JapanesePartOfSpeechStopFilter(words, JapaneseAnalyzer.getDefaultStopTags());
            words = new StopFilter(words, JapaneseAnalyzer.getDefaultStopSet());
            return new TokenStreamComponents(source, new JapaneseKatakanaStemFilter(words));
        }
    }

    /** Whole words, so that a compound keeps its own reading. */
    private static final class ReadingAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(
                    new JapaneseTokenizer(DICTIONARY, true, true, JapaneseTokenizer.Mode.NORMAL));
        }
    }

    private static final class GramAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new NGramTokenizer(2, 2));
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return 10;
        }
    }
}
