package org.mochiyori.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Lets through what a {@link FreeFilter} calls free: a second-phase check, never cached. */
final class FreeQuery extends Query {
    /** Little: it is asked before the places of words are compared. */
    private static final float COST = 4;

    private final FreeFilter filter;

    FreeQuery(FreeFilter filter) {
        this.filter = filter;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                NumericDocValues ordinals = context.reader().getNumericDocValues(Fields.ORDINAL);
                if (ordinals == null) {
                    return null;
                }
                TwoPhaseIterator check = new TwoPhaseIterator(ordinals) {
                    @Override
                    public boolean matches() throws IOException {
                        return filter.free((int) ordinals.longValue());
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
