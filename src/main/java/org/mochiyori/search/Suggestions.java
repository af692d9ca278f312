package org.mochiyori.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseCompletionAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseCompletionFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Completions while typing: phrases (names, sites, words of the field) reached by kanji, kana and romaji. Safe from several threads. */
public final class Suggestions implements Closeable {
    private static final String PHRASE = "phrase";
    private static final String WEIGHT = "weight";
    private static final int LONGEST = 40;
    /** What is no longer is a word of the index: hundreds of thousands of phrases begin with か, and all would be looked at. */
    private static final int SHORT = 2;

    private static final char BEGINNING = '\u0001';
    /** They lie in this order, so that a look ends with the first few. */
    private static final Sort WANTED_FIRST = new Sort(new SortField(WEIGHT, SortField.Type.LONG, true));

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final Analyzer typing = new JapaneseCompletionAnalyzer(null, JapaneseCompletionFilter.Mode.QUERY);
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private Suggestions(Collection<Phrase> phrases) throws IOException {
        try (Analyzer whole = new WithBeginnings();
                IndexWriter writer =
                        new IndexWriter(directory, new IndexWriterConfig(whole).setIndexSort(WANTED_FIRST))) {
            for (Phrase phrase : phrases) {
                Document document = new Document();
                document.add(new TextField(PHRASE, phrase.text(), Field.Store.NO));
                phrase.alsoTyped().forEach(word -> document.add(new TextField(PHRASE, word, Field.Store.NO)));
                document.add(new StoredField(PHRASE, phrase.text()));
                document.add(new NumericDocValuesField(WEIGHT, phrase.weight()));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
    }

    /**
     * A phrase that may complete what somebody types.
     *
     * @param text the phrase as shown
     * @param alsoTyped other ways to begin it: its reading, its words in other languages
     * @param weight how much it is wanted, such as the number of listings it finds
     */
    public record Phrase(String text, List<String> alsoTyped, long weight) {
        public Phrase {
            alsoTyped = List.copyOf(alsoTyped);
        }
    }

    /** Suggestions over these phrases; make it anew when they change. */
    public static Suggestions of(Collection<Phrase> phrases) throws IOException {
        return new Suggestions(phrases);
    }

    /**
     * Phrases with words that begin as typed, the most wanted first, none twice.
     *
     * @param typed what stands in the search box; more than 40 characters are cut
     * @param limit at most so many
     */
    public List<String> complete(String typed, int limit) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<List<String>> words = tokens(typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST));
        if (words.isEmpty()) {
            return List.of();
        }
        for (List<String> spellings : words) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            spellings.forEach(word -> any.add(begins(word), Occur.SHOULD));
            all.add(any.build(), Occur.FILTER);
        }
        Set<String> found = new LinkedHashSet<>();
        TopFieldCollectorManager most = new TopFieldCollectorManager(WANTED_FIRST, limit * 2, limit * 2);
        for (ScoreDoc hit : searcher.search(all.build(), most).scoreDocs) {
            found.add(searcher.storedFields().document(hit.doc).get(PHRASE));
        }
        return found.stream().limit(limit).toList();
    }

    private static Query begins(String word) {
        return word.length() > SHORT
                ? new PrefixQuery(new Term(PHRASE, word))
                : new TermQuery(new Term(PHRASE, BEGINNING + word));
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
        typing.close();
    }

    /** Word by word as typed, each with its spellings in kana and romaji. */
    private List<List<String>> tokens(String typed) throws IOException {
        List<List<String>> words = new ArrayList<>();
        try (TokenStream tokens = typing.tokenStream(PHRASE, typed)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (words.isEmpty() || step.getPositionIncrement() > 0) {
                    words.add(new ArrayList<>());
                }
                words.getLast().add(term.toString());
            }
            tokens.end();
        }
        return words;
    }

    /** Words in all spellings, and how they begin. */
    private static final class WithBeginnings extends AnalyzerWrapper {
        private final Analyzer whole = new JapaneseCompletionAnalyzer(null, JapaneseCompletionFilter.Mode.INDEX);

        WithBeginnings() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return whole;
        }

        @Override
        protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents words) {
            return new TokenStreamComponents(words.getSource(), new Beginnings(words.getTokenStream()));
        }
    }

    /** Tells after each word how it begins. */
    private static final class Beginnings extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private String word = "";
        private int told;

        Beginnings(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (told < Math.min(SHORT, word.length())) {
                told++;
                term.setEmpty().append(BEGINNING).append(word, 0, told);
                step.setPositionIncrement(0);
                return true;
            }
            if (!input.incrementToken()) {
                return false;
            }
            word = term.toString();
            told = 0;
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            word = "";
        }
    }
}
