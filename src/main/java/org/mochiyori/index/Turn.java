package org.mochiyori.index;

import java.io.IOException;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/**
 * Who comes first of those that are equal in all else: by the halves of the id, so that every server agrees and an answer goes
 * on where it stopped. Ids tell their birth, so the oldest comes first. Two numbers are compared much faster than the text.
 */
record Turn(long high, long low) {
    private static final String HIGH = "turnHigh";
    private static final String LOW = "turnLow";

    /** Notes the turn of a listing. @throws IllegalArgumentException for an id that is no UUID */
    static void add(String id, Document into) {
        UUID halves = UUID.fromString(id);
        into.add(new NumericDocValuesField(HIGH, halves.getMostSignificantBits()));
        into.add(new NumericDocValuesField(LOW, halves.getLeastSignificantBits()));
    }

    /** The order that a request asks for, in which nobody is equal to another. */
    static Sort order(SearchRequest request) {
        SortField first = switch (request.page().sort()) {
            case RELEVANCE -> SortField.FIELD_SCORE;
            case DISTANCE ->
                request.filters()
                        .near()
                        .map(circle -> LatLonDocValuesField.newDistanceSort(
                                Fields.POINT,
                                circle.centre().lat(),
                                circle.centre().lon()))
                        .orElseThrow(() -> new IllegalArgumentException("distance from where?"));
            case NAME -> new SortField(Fields.SORT_NAME, SortField.Type.STRING);
            case NEWEST -> new SortField(Fields.NEWEST, SortField.Type.LONG, true);
        };
        return new Sort(first, new SortField(HIGH, SortField.Type.LONG), new SortField(LOW, SortField.Type.LONG));
    }

    /** Of a hit in such an order. */
    static Turn of(FieldDoc hit) {
        return new Turn((Long) hit.fields[1], (Long) hit.fields[2]);
    }

    /** The sort values of a hit that has this turn. */
    Object[] after(Object first) {
        return new Object[] {first, high, low};
    }

    /** Whose turn it is. */
    String id() {
        return new UUID(high, low).toString();
    }

    /** Reads the turns of a segment, listing after listing. */
    static final class Reader {
        private final NumericDocValues high;
        private final NumericDocValues low;

        Reader(LeafReader segment) throws IOException {
            this.high = DocValues.getNumeric(segment, HIGH);
            this.low = DocValues.getNumeric(segment, LOW);
        }

        Turn of(int doc) throws IOException {
            if (!high.advanceExact(doc) || !low.advanceExact(doc)) {
                throw new IllegalStateException("a listing without a turn");
            }
            return new Turn(high.longValue(), low.longValue());
        }
    }
}
