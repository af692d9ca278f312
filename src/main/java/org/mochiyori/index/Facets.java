package org.mochiyori.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values that matching listings bear. Listings that bear the same of all facets are alike, and few kinds of them
 * make up many: an index field tells the kind, so that one number a listing is counted, and only the sums are taken apart.
 */
final class Facets implements CollectorManager<Facets.Counter, Map<String, Map<String, Integer>>> {
    private static final List<String> FIELDS = List.of(
            Fields.KIND,
            Fields.CATEGORY,
            Fields.AREA,
            Fields.HUB,
            Fields.FEATURE,
            Fields.RESERVATION,
            Fields.FREE_OF_CHARGE);

    static final char BETWEEN_FACETS = '\n';
    static final char BETWEEN_VALUES = '\t';

    /** Adds to a listing's fields the one that tells what it is in all facets. */
    static void complete(Document listing) {
        StringBuilder all = new StringBuilder();
        for (String field : FIELDS) {
            Arrays.stream(listing.getFields(field))
                    .map(each -> each.binaryValue().utf8ToString())
                    .distinct()
                    .sorted()
                    .forEach(value -> all.append(value).append(BETWEEN_VALUES));
            all.append(BETWEEN_FACETS);
        }
        listing.add(new SortedDocValuesField(Fields.FACETS, new BytesRef(all)));
    }

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
    public Map<String, Map<String, Integer>> reduce(Collection<Counter> counters) {
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
        private SortedDocValues kinds = DocValues.emptySorted();
        private @Nullable FacetKinds known;
        private int[] counts = {};

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            closeSegment();
            kinds = DocValues.getSorted(context.reader(), Fields.FACETS);
            known = FacetKinds.of(context.reader());
            counts = new int[known.count()];
        }

        @Override
        public void collect(int doc) throws IOException {
            if (kinds.advanceExact(doc)) {
                counts[kinds.ordValue()]++;
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        private void closeSegment() {
            if (known == null) {
                return;
            }
            int[] byValue = new int[known.values().size()];
            for (int kind = 0; kind < counts.length; kind++) {
                if (counts[kind] > 0) {
                    for (int value : known.valuesOf(kind)) {
                        byValue[value] += counts[kind];
                    }
                }
            }
            for (int number = 0; number < byValue.length; number++) {
                if (byValue[number] > 0) {
                    FacetKinds.Value value = known.values().get(number);
                    sums.computeIfAbsent(FIELDS.get(value.facet()), key -> new HashMap<>())
                            .merge(value.value(), byValue[number], Integer::sum);
                }
            }
            known = null;
        }
    }
}
