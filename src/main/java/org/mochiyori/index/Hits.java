package org.mochiyori.index;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.SloppyMath;

/** Reads of the hits on a page what an answer shows of them. */
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

    SearchAnswer.Hit of(String id, float score, List<String> also, int doc) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        NumericDocValues ordinals = DocValues.getNumeric(leaf.reader(), Fields.ORDINAL);
        int ordinal = ordinals.advanceExact(doc - leaf.docBase) ? (int) ordinals.longValue() : -1;
        return new SearchAnswer.Hit(id, score, also, ordinal, metres(leaf, doc - leaf.docBase), face(leaf, doc));
    }

    /** What is equal for all records of one real thing. */
    Optional<String> samePlace(int doc) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        SortedDocValues values = leaf.reader().getSortedDocValues(Fields.SAME_PLACE);
        return values != null && values.advanceExact(doc - leaf.docBase)
                ? Optional.of(values.lookupOrd(values.ordValue()).utf8ToString())
                : Optional.empty();
    }

    private String face(LeafReaderContext leaf, int doc) throws IOException {
        return switch (shown) {
            case IDS -> "";
            case NAMES -> {
                BinaryDocValues labels = DocValues.getBinary(leaf.reader(), Fields.LABEL);
                yield labels.advanceExact(doc - leaf.docBase)
                        ? labels.binaryValue().utf8ToString()
                        : "";
            }
            case WHOLE ->
                Objects.requireNonNullElse(
                        searcher.storedFields().document(doc, FACE).get(Fields.FACE), "{}");
        };
    }

    private OptionalDouble metres(LeafReaderContext leaf, int doc) throws IOException {
        if (centre.isEmpty()) {
            return OptionalDouble.empty();
        }
        SortedNumericDocValues points = DocValues.getSortedNumeric(leaf.reader(), Fields.POINT);
        if (!points.advanceExact(doc)) {
            return OptionalDouble.empty();
        }
        long point = points.nextValue();
        return OptionalDouble.of(SloppyMath.haversinMeters(
                centre.get().lat(),
                centre.get().lon(),
                GeoEncodingUtils.decodeLatitude((int) (point >> 32)),
                GeoEncodingUtils.decodeLongitude((int) point)));
    }

    private LeafReaderContext leaf(int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }
}
