package org.mochiyori.index;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** A question of sums, best-ofs and constants, answered by {@link Ways} or from what is known of its words. */
final class Weighed extends Query {
    private final Query question;
    private final KnownWorths known;
    private final Runnable patience;

    /** @param patience asked now and then; it throws when the answer would come too late */
    Weighed(Query question, KnownWorths known, Runnable patience) {
        this.question = question;
        this.known = known;
        this.patience = patience;
    }

    @Override
    public WorthWeight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new WorthWeight(searcher.getIndexReader(), boost);
    }

    /** Knows what each listing of a segment is worth. */
    final class WorthWeight extends Weight {
        private final IndexReader reader;
        private final float boost;
        private @Nullable Ways ways;

        WorthWeight(IndexReader reader, float boost) {
            super(Weighed.this);
            this.reader = reader;
            this.boost = boost;
        }

        private Ways ways() {
            if (ways == null) {
                // Single ways are kept by nobody: all of them together are.
                IndexSearcher plain = new IndexSearcher(reader);
                plain.setQueryCache(null);
                ways = new Ways(plain);
            }
            return ways;
        }

        @Override
        public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
            return tellOf(segment)
                    .<ScorerSupplier>map(DefaultScorerSupplier::new)
                    .orElse(null);
        }

        /** What a segment has that meets the question. */
        Optional<WorthScorer> tellOf(LeafReaderContext segment) throws IOException {
            Worths worths = worths(segment);
            return worths.count() == 0 ? Optional.empty() : Optional.of(new WorthScorer(worths, boost));
        }

        private Worths worths(LeafReaderContext segment) throws IOException {
            IndexReader.CacheHelper key = segment.reader().getCoreCacheHelper();
            Optional<Worths> found = key == null ? Optional.empty() : known.find(key.getKey(), question);
            if (found.isPresent()) {
                return found.get();
            }
            Worths.Builder made = new Worths.Builder(segment.reader().maxDoc());
            ways().read(question, segment, patience, made);
            Worths worths = made.build();
            if (key != null) {
                known.keep(key, question, worths, segment.reader().maxDoc());
            }
            return worths;
        }

        @Override
        public Explanation explain(LeafReaderContext segment, int doc) throws IOException {
            IndexSearcher searcher = new IndexSearcher(reader);
            return searcher.createWeight(searcher.rewrite(question), ScoreMode.COMPLETE, boost)
                    .explain(segment, doc);
        }

        @Override
        public boolean isCacheable(LeafReaderContext segment) {
            return false;
        }
    }

    /** Tells the listings that meet the question, and what they are worth. */
    static final class WorthScorer extends Scorer {
        private final Worths worths;
        private final float boost;
        private final BitSetIterator met;

        WorthScorer(Worths worths, float boost) {
            this.worths = worths;
            this.boost = boost;
            this.met = worths.met();
        }

        @Override
        public int docID() {
            return met.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
            return met;
        }

        @Override
        public float score() {
            return worth(met.docID());
        }

        /** What a listing is worth that meets the question. */
        float worth(int listing) {
            return boost * worths.of(listing);
        }

        /** How many listings the segment has. */
        int listings() {
            return worths.listings();
        }

        /** Marks those from {@code first} to before {@code end} that meet the question, counted from the first. */
        void copy(int first, int end, FixedBitSet into) {
            worths.copy(first, end, into);
        }

        /** Takes the marks off those that do not meet the question. */
        void keep(int first, int end, FixedBitSet of) {
            worths.keep(first, end, of);
        }

        @Override
        public float getMaxScore(int upTo) {
            return Float.MAX_VALUE;
        }
    }

    @Override
    public String toString(String field) {
        return question.toString(field);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        question.visit(visitor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weighed weighed && weighed.question.equals(question);
    }

    @Override
    public int hashCode() {
        return question.hashCode();
    }
}
