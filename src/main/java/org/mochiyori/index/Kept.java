package org.mochiyori.index;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * What the index can tell of a listing without asking the catalogue.
 *
 * @param ordinal its number beside the index
 * @param open whether everybody may find it
 * @param here whether one applies for it here
 * @param title its name
 * @param site the place it belongs to; empty if it is the place itself
 */
public record Kept(String id, int ordinal, boolean open, boolean here, String title, String site) {
    private static final Set<String> STORED = Set.of(Fields.ID, Fields.TITLE, Fields.SITE);

    /** Whether this is what the index would keep of a listing as it is now. */
    public boolean isOf(ListingDocument now) {
        return equals(new Kept(
                now.id(),
                now.ordinal(),
                now.scopes().contains(ListingDocument.PUBLIC),
                now.offer().reservation() == ListingDocument.Reservation.HERE,
                now.names().name(),
                now.where().place()));
    }

    public static void read(LeafReader leaf, Consumer<Kept> reader) throws IOException {
        NumericDocValues ordinals = Objects.requireNonNull(leaf.getNumericDocValues(Fields.ORDINAL));
        FixedBitSet open = with(leaf, new Term(Fields.SCOPE, ListingDocument.PUBLIC));
        FixedBitSet here = with(leaf, new Term(Fields.RESERVATION, "here"));
        Bits live = leaf.getLiveDocs();
        for (int doc = 0; doc < leaf.maxDoc(); doc++) {
            if ((live == null || live.get(doc)) && ordinals.advanceExact(doc)) {
                Document stored = leaf.storedFields().document(doc, STORED);
                reader.accept(new Kept(
                        stored.get(Fields.ID),
                        (int) ordinals.longValue(),
                        open.get(doc),
                        here.get(doc),
                        Objects.requireNonNullElse(stored.get(Fields.TITLE), ""),
                        Objects.requireNonNullElse(stored.get(Fields.SITE), "")));
            }
        }
    }

    static void readNumbers(LeafReader leaf, ObjIntConsumer<String> reader) throws IOException {
        NumericDocValues ordinals = Objects.requireNonNull(leaf.getNumericDocValues(Fields.ORDINAL));
        Turn.Reader turns = new Turn.Reader(leaf);
        Bits live = leaf.getLiveDocs();
        for (int doc = 0; doc < leaf.maxDoc(); doc++) {
            if ((live == null || live.get(doc)) && ordinals.advanceExact(doc)) {
                reader.accept(turns.of(doc).id(), (int) ordinals.longValue());
            }
        }
    }

    private static FixedBitSet with(LeafReader leaf, Term term) throws IOException {
        FixedBitSet bits = new FixedBitSet(leaf.maxDoc());
        PostingsEnum postings = leaf.postings(term, PostingsEnum.NONE);
        if (postings != null) {
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                bits.set(doc);
            }
        }
        return bits;
    }
}
