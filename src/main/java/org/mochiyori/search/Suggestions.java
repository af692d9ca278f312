package org.mochiyori.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
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
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Completions while typing: phrases (names, sites, words of the field) reached by kanji, kana and romaji. Safe from several threads. */
public final class Suggestions implements Closeable {
    private static final String PHRASE = "phrase";
    private static final String WEIGHT = "weight";
    private static final int LONGEST = 40;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final Analyzer typing = new JapaneseCompletionAnalyzer(null, JapaneseCompletionFilter.Mode.QUERY);
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private Suggestions(Collection<Phrase> phrases) throws IOException {
        try (Analyzer whole = new JapaneseCompletionAnalyzer(null, JapaneseCompletionFilter.Mode.INDEX);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(whole))) {
            for (Phrase phrase : phrases) {
                Document document = new Document();
                document.add(new TextField(PHRASE, phrase.text(), Field.Store.NO));
                phrase.alsoTyped().forEach(word -> document.add(new TextField(PHRASE, word, Field.Store.NO)));
                document.add(new StoredField(PHRASE, phrase.text()));
                document.add(new NumericDocValuesField(WEIGHT, phrase.weight()));
                writer.addDocument(document);
            }
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
            spellings.forEach(word -> any.add(new PrefixQuery(new Term(PHRASE, word)), Occur.SHOULD));
            all.add(any.build(), Occur.FILTER);
        }
        Sort wanted = new Sort(new SortField(WEIGHT, SortField.Type.LONG, true), SortField.FIELD_DOC);
        Set<String> found = new LinkedHashSet<>();
        for (ScoreDoc hit : searcher.search(all.build(), limit * 2, wanted).scoreDocs) {
            found.add(searcher.storedFields().document(hit.doc).get(PHRASE));
        }
        return found.stream().limit(limit).toList();
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
}
