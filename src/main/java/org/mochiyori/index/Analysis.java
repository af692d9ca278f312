package org.mochiyori.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.mochiyori.words.Japanese;

/** The chains of analysis of the index. */
final class Analysis {
    /** Raise it whenever a chain, a fold or a field changes its meaning: an index of another version is made anew. */
    static final int VERSION = 3;

    private Analysis() {}

    /** Words by dictionary for text fields, pairs of characters for the gram fields. */
    static Analyzer perField() {
        Analyzer grams = new GramAnalyzer();
        return new PerFieldAnalyzerWrapper(
                Japanese.analyzer(),
                Map.of(
                        Fields.NAME_GRAMS,
                        grams,
                        Fields.TEXT_GRAMS,
                        grams,
                        Fields.READING_GRAMS,
                        grams,
                        Fields.PLAIN_GRAMS,
                        grams));
    }

    /** Overlapping pairs of characters; a single character is itself. */
    static List<String> grams(String key) {
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + 2 <= key.length(); i++) {
            grams.add(key.substring(i, i + 2));
        }
        return grams.isEmpty() && !key.isEmpty() ? List.of(key) : grams;
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
