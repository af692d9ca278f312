package org.mochiyori.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;

/** The chains of analysis of the index. */
final class Analysis {
    /** Raise it whenever a chain, a fold or a field changes its meaning: an index of another version is made anew. */
    static final int VERSION = 9;

    private Analysis() {}

    /** For fields that bring their tokens with them: tells only how far apart two values of a field stand. */
    static Analyzer perField() {
        return new Apart();
    }

    /** Overlapping pairs of characters; a single character is itself. */
    static List<String> grams(String key) {
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + 2 <= key.length(); i++) {
            grams.add(key.substring(i, i + 2));
        }
        return grams.isEmpty() && !key.isEmpty() ? List.of(key) : grams;
    }

    private static final class Apart extends Analyzer {
        private static final Set<String> GRAMS = Stream.of(
                        List.of(Fields.NAME_GRAMS, Fields.TEXT_GRAMS, Fields.READING_GRAMS, Fields.PLAIN_GRAMS),
                        Fields.THREES.values())
                .flatMap(Collection::stream)
                .collect(Collectors.toUnmodifiableSet());

        @Override
        protected TokenStreamComponents createComponents(String field) {
            throw new IllegalStateException("field " + field + " brings no tokens");
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GRAMS.contains(field) ? 10 : 0;
        }
    }
}
