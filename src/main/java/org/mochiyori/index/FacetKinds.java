package org.mochiyori.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * Which values of which facets the kinds of listings bear that there are in a segment. Read once for each segment, which never
 * changes.
 */
final class FacetKinds {
    private static final Map<CacheKey, FacetKinds> KNOWN = new ConcurrentHashMap<>();

    private final List<Value> values = new ArrayList<>();
    private final int[][] kinds;

    /** A value of a facet. */
    record Value(int facet, String value) {}

    private FacetKinds(SortedDocValues written) throws IOException {
        Map<Value, Integer> numbers = new HashMap<>();
        this.kinds = new int[written.getValueCount()][];
        for (int kind = 0; kind < kinds.length; kind++) {
            kinds[kind] = read(written.lookupOrd(kind)).stream()
                    .mapToInt(value -> numbers.computeIfAbsent(value, key -> {
                        values.add(key);
                        return values.size() - 1;
                    }))
                    .toArray();
        }
    }

    /** Those of a segment. */
    static FacetKinds of(LeafReader segment) throws IOException {
        CacheHelper key = segment.getCoreCacheHelper();
        if (key == null) {
            return new FacetKinds(DocValues.getSorted(segment, Fields.FACETS));
        }
        FacetKinds known = KNOWN.get(key.getKey());
        if (known != null) {
            return known;
        }
        key.addClosedListener(KNOWN::remove);
        return KNOWN.computeIfAbsent(key.getKey(), unread -> {
            try {
                return new FacetKinds(DocValues.getSorted(segment, Fields.FACETS));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** How many kinds there are. */
    int count() {
        return kinds.length;
    }

    /** All values that any kind bears. */
    List<Value> values() {
        return values;
    }

    /** Numbers of the values that a kind bears. */
    int[] valuesOf(int kind) {
        return kinds[kind];
    }

    private static List<Value> read(BytesRef kind) {
        List<Value> values = new ArrayList<>();
        int facet = 0;
        int from = kind.offset;
        for (int at = kind.offset; at < kind.offset + kind.length; at++) {
            if (kind.bytes[at] == Facets.BETWEEN_FACETS) {
                facet++;
                from = at + 1;
            } else if (kind.bytes[at] == Facets.BETWEEN_VALUES) {
                values.add(new Value(facet, new String(kind.bytes, from, at - from, StandardCharsets.UTF_8)));
                from = at + 1;
            }
        }
        return values;
    }
}
