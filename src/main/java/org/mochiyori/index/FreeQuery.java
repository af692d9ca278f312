package org.mochiyori.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/** Lets through what a {@link FreeFilter} calls free: a second-phase check, never cached. */
final class FreeQuery extends Query {
    /** Little: it is asked before the places of words are compared. */
    private static final float COST = 4;

    private final FreeFilter filter;
    private final Numbers numbers;

    FreeQuery(FreeFilter filter, Numbers numbers) {
        this.filter = filter;
        this.numbers = numbers;
    }

    /** The same of one listing of a segment after the other. */
    Stretches.Check check(LeafReader segment) throws IOException {
        int[] ordinals = numbers.of(segment);
        return listing -> filter.free(ordinals[listing]);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                int[] ordinals = numbers.of(context.reader());
                DocIdSetIterator all = DocIdSetIterator.all(context.reader().maxDoc());
                TwoPhaseIterator check = new TwoPhaseIterator(all) {
                    @Override
                    public boolean matches() {
                        return filter.free(ordinals[all.docID()]);
                    }

                    @Override
                    public float matchCost() {
                        return COST;
                    }
                };
                return ConstantScoreScorerSupplier.fromIterator(
                        TwoPhaseIterator.asDocIdSetIterator(check),
                        score(),
                        mode,
                        context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public String toString(String field) {
        return "free";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FreeQuery query && query.filter.equals(filter);
    }

    @Override
    public int hashCode() {
        return filter.hashCode();
    }
}
