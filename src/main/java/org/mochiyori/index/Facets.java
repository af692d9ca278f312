package org.mochiyori.index;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts the values that matching listings bear: segment by segment over ordinals, so no string is made per match. */
final class Facets implements CollectorManager<Facets.Counter, Map<String, Map<String, Integer>>> {
    private static final List<String> FIELDS = List.of(
            Fields.KIND,
            Fields.CATEGORY,
            Fields.AREA,
            Fields.HUB,
            Fields.FEATURE,
            Fields.RESERVATION,
            Fields.FREE_OF_CHARGE);

    /** What was counted, as it comes back from among other things collected. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Integer>> counts(Object reduced) {
        return (Map<String, Map<String, Integer>>) reduced;
    }

    @Override
    public Counter newCollector() {
        return new Counter();
    }

    @Override
    public Map<String, Map<String, Integer>> reduce(Collection<Counter> counters) throws IOException {
        Map<String, Map<String, Integer>> sums = new LinkedHashMap<>();
        for (Counter counter : counters) {
            counter.closeSegment();
            counter.sums.forEach((field, counts) -> counts.forEach((value, count) ->
                    sums.computeIfAbsent(field, key -> new HashMap<>()).merge(value, count, Integer::sum)));
        }
        return sums;
    }

    /** Counts in one thread. */
    static final class Counter extends SimpleCollector {
        private final Map<String, Map<String, Integer>> sums = new LinkedHashMap<>();
        private final SortedSetDocValues[] values = new SortedSetDocValues[FIELDS.size()];
        private final int[][] counts = new int[FIELDS.size()][];

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            closeSegment();
            for (int i = 0; i < values.length; i++) {
                values[i] = DocValues.getSortedSet(context.reader(), FIELDS.get(i));
                counts[i] = new int[Math.toIntExact(values[i].getValueCount())];
            }
        }

        @Override
        public void collect(int doc) throws IOException {
            for (int i = 0; i < values.length; i++) {
                if (values[i].advanceExact(doc)) {
                    for (int n = values[i].docValueCount(); n > 0; n--) {
                        counts[i][(int) values[i].nextOrd()]++;
                    }
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        private void closeSegment() throws IOException {
            for (int i = 0; i < values.length; i++) {
                for (int ord = 0; counts[i] != null && ord < counts[i].length; ord++) {
                    if (counts[i][ord] > 0) {
                        String value = values[i].lookupOrd(ord).utf8ToString();
                        sums.computeIfAbsent(FIELDS.get(i), key -> new HashMap<>())
                                .merge(value, counts[i][ord], Integer::sum);
                    }
                }
                counts[i] = null;
            }
        }
    }
}
