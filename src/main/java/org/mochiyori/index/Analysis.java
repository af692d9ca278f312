package org.mochiyori.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.mochiyori.words.Japanese;

/** The chains of analysis of the index. */
final class Analysis {
    /** Raise it whenever a chain, a fold or a field changes its meaning: an index of another version is made anew. */
    static final int VERSION = 5;

    private Analysis() {}

    /** Words by dictionary for text fields, pairs and threes of characters for the gram fields. */
    static Analyzer perField() {
        Analyzer pairs = new GramAnalyzer(2);
        Analyzer threes = new GramAnalyzer(3);
        Map<String, Analyzer> byField = new HashMap<>();
        List.of(Fields.NAME_GRAMS, Fields.TEXT_GRAMS, Fields.READING_GRAMS, Fields.PLAIN_GRAMS)
                .forEach(field -> byField.put(field, pairs));
        Fields.THREES.values().forEach(field -> byField.put(field, threes));
        return new PerFieldAnalyzerWrapper(Japanese.analyzer(), byField);
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
        private final int length;

        GramAnalyzer(int length) {
            this.length = length;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new NGramTokenizer(length, length));
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return 10;
        }
    }
}
