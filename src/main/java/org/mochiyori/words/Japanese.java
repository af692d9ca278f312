package org.mochiyori.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Japanese words and readings, by dictionary. All text is folded by {@link TextFold} before it comes here, in documents and
 * queries alike; {@code ICUFoldingFilter} is not used because it makes ガラス of カラス.
 */
public final class Japanese {

    private static final UserDictionary DICTIONARY = dictionary();
    private static final Analyzer MAIN = new MainAnalyzer();
    private static final Analyzer READINGS = new ReadingAnalyzer();

    private Japanese() {}

    /** The chain for text: words in base form, without what only holds a sentence together. */
    public static Analyzer analyzer() {
        return MAIN;
    }

    /** The content words of a folded text in base form. */
    public static List<String> words(String folded) {
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

    /** The content words of what somebody says: a ヶ that belongs to no name is the particle が, folded between kanji. */
    static List<String> wordsSaid(String folded) {
        List<String> words = words(folded);
        boolean named = words.stream().anyMatch(word -> word.length() > 1 && word.indexOf('ヶ') >= 0);
        return folded.indexOf('ヶ') < 0 || named ? words : words(folded.replace('ヶ', 'が'));
    }

    /** The reading of a folded text in hiragana; what has no reading stays as it is. */
    public static String reading(String folded) {
        StringBuilder out = new StringBuilder(folded.length() * 2);
        readings(folded).forEach(word -> out.append(word.reading()));
        return out.toString();
    }

    /** A word of a text, where it stands, and its reading in hiragana. */
    record Read(int from, int until, String reading) {}

    /** The words of a folded text with their readings; what has no reading stays as it is. */
    static List<Read> readings(String folded) {
        List<Read> words = new ArrayList<>();
        try (TokenStream tokens = READINGS.tokenStream("", folded)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            ReadingAttribute reading = tokens.addAttribute(ReadingAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String known = reading.getReading();
                boolean kana = Kana.isAllKana(term);
                // 久ヶ原: the small sign of names is said が.
                String said = Kana.hiragana(known == null || kana ? term.toString() : known)
                        .replace('ゖ', 'が');
                words.add(new Read(place.startOffset(), place.endOffset(), said));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static UserDictionary dictionary() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        Japanese.class.getResourceAsStream("/search/userdict.csv"), "search/userdict.csv"),
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
}
