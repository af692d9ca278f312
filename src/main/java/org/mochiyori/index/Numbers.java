package org.mochiyori.index;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/**
 * The numbers that listings of a segment have beside the index, ready to hand: whether each hit is free is asked by it. A
 * segment never changes, so they are read once; four bytes a listing, given back with the segment.
 */
final class Numbers {
    private final Map<IndexReader.CacheKey, int[]> known = new ConcurrentHashMap<>();

    /** By document. */
    int[] of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        if (core == null) {
            return read(segment);
        }
        int[] found = known.get(core.getKey());
        if (found != null) {
            return found;
        }
        int[] read = read(segment);
        if (known.putIfAbsent(core.getKey(), read) == null) {
            core.addClosedListener(known::remove);
        }
        return read;
    }

    private static int[] read(LeafReader segment) throws IOException {
        int[] numbers = new int[segment.maxDoc()];
        NumericDocValues values = Objects.requireNonNull(segment.getNumericDocValues(Fields.ORDINAL));
        for (int doc = 0; doc < numbers.length; doc++) {
            if (!values.advanceExact(doc)) {
                throw new IllegalStateException("a listing without a number");
            }
            numbers[doc] = (int) values.longValue();
        }
        return numbers;
    }
}
