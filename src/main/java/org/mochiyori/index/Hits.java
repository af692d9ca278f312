package org.mochiyori.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.SloppyMath;

/**
 * Reads of the hits on a page what an answer shows of them. The index is read in its own order, not in that of the page: a
 * column of a part is then opened once for all hits that lie there.
 */
final class Hits {
    private static final Set<String> FACE = Set.of(Fields.FACE);

    private final IndexSearcher searcher;
    private final Optional<ListingDocument.Point> centre;
    private final SearchAnswer.Shown shown;

    Hits(IndexSearcher searcher, SearchRequest request, SearchAnswer.Shown shown) {
        this.searcher = searcher;
        this.centre = request.filters().near().map(SearchRequest.Circle::centre);
        this.shown = shown;
    }

    /** A hit as the search tells of it, with the other records of the same thing. */
    record Found(String id, float score, List<String> also, int doc) {}

    /** What is shown of each, in the order given. */
    List<SearchAnswer.Hit> read(List<Found> page) throws IOException {
        List<Integer> order = IntStream.range(0, page.size())
                .boxed()
                .sorted(Comparator.comparingInt(at -> page.get(at).doc()))
                .toList();
        SearchAnswer.Hit[] hits = new SearchAnswer.Hit[page.size()];
        StoredFields stored = searcher.storedFields();
        Optional<Part> part = Optional.empty();
        for (int at : order) {
            int doc = page.get(at).doc();
            if (part.isEmpty() || !part.get().holds(doc)) {
                part = Optional.of(new Part(leaf(doc), stored));
            }
            hits[at] = part.get().read(page.get(at));
        }
        return List.of(hits);
    }

    /** What is equal for all records of one real thing. */
    Optional<String> samePlace(int doc) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        SortedDocValues values = leaf.reader().getSortedDocValues(Fields.SAME_PLACE);
        return values != null && values.advanceExact(doc - leaf.docBase)
                ? Optional.of(values.lookupOrd(values.ordValue()).utf8ToString())
                : Optional.empty();
    }

    private LeafReaderContext leaf(int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    /** The columns of one part of the index; they are read forwards only. */
    private final class Part {
        private final int first;
        private final int end;
        private final NumericDocValues ordinals;
        private final SortedNumericDocValues points;
        private final BinaryDocValues labels;
        private final StoredFields stored;

        Part(LeafReaderContext leaf, StoredFields stored) throws IOException {
            this.first = leaf.docBase;
            this.end = leaf.docBase + leaf.reader().maxDoc();
            this.ordinals = DocValues.getNumeric(leaf.reader(), Fields.ORDINAL);
            this.points = centre.isPresent()
                    ? DocValues.getSortedNumeric(leaf.reader(), Fields.POINT)
                    : DocValues.emptySortedNumeric();
            this.labels = shown == SearchAnswer.Shown.NAMES
                    ? DocValues.getBinary(leaf.reader(), Fields.LABEL)
                    : DocValues.emptyBinary();
            this.stored = stored;
        }

        boolean holds(int doc) {
            return doc >= first && doc < end;
        }

        SearchAnswer.Hit read(Found found) throws IOException {
            int doc = found.doc() - first;
            int ordinal = ordinals.advanceExact(doc) ? (int) ordinals.longValue() : -1;
            return new SearchAnswer.Hit(
                    found.id(), found.score(), found.also(), ordinal, metres(doc), face(found.doc()));
        }

        private String face(int doc) throws IOException {
            return switch (shown) {
                case IDS -> "";
                case NAMES ->
                    labels.advanceExact(doc - first) ? labels.binaryValue().utf8ToString() : "";
                case WHOLE ->
                    Objects.requireNonNullElse(stored.document(doc, FACE).get(Fields.FACE), "{}");
            };
        }

        private OptionalDouble metres(int doc) throws IOException {
            if (centre.isEmpty() || !points.advanceExact(doc)) {
                return OptionalDouble.empty();
            }
            long point = points.nextValue();
            return OptionalDouble.of(SloppyMath.haversinMeters(
                    centre.get().lat(),
                    centre.get().lon(),
                    GeoEncodingUtils.decodeLatitude((int) (point >> 32)),
                    GeoEncodingUtils.decodeLongitude((int) point)));
        }
    }
}
