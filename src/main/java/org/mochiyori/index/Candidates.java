package org.mochiyori.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What the words ask for, under conditions that must all hold, free time last. Lucene would take listing after listing through
 * every condition; where words and places match many, whole stretches of listings are put through at once ({@link Stretches}).
 */
final class Candidates extends Query {
    private final Weighed words;
    private final List<Query> conditions;
    private final Optional<FreeQuery> free;

    Candidates(Weighed words, List<Query> conditions, Optional<FreeQuery> free) {
        this.words = words;
        this.conditions = List.copyOf(conditions);
        this.free = free;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        List<Weight> all = new ArrayList<>();
        for (Query condition : conditions) {
            all.add(searcher.createWeight(searcher.rewrite(condition), ScoreMode.COMPLETE_NO_SCORES, 1));
        }
        return new CandidatesWeight(
                words.createWeight(searcher, mode, boost),
                all,
                () -> searcher.createWeight(searcher.rewrite(together()), mode, boost));
    }

    /** The same as Lucene puts it. */
    private Query together() {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(words, Occur.MUST);
        conditions.forEach(condition -> all.add(condition, Occur.FILTER));
        free.ifPresent(check -> all.add(check, Occur.FILTER));
        return all.build();
    }

    /** Lucene's own way, made when it is asked for. */
    @FunctionalInterface
    private interface OneByOne {
        Weight make() throws IOException;
    }

    private final class CandidatesWeight extends Weight {
        private final Weighed.WorthWeight worths;
        private final List<Weight> all;
        private final OneByOne oneByOne;

        CandidatesWeight(Weighed.WorthWeight worths, List<Weight> all, OneByOne oneByOne) {
            super(Candidates.this);
            this.worths = worths;
            this.all = all;
            this.oneByOne = oneByOne;
        }

        @Override
        public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
            Optional<Weighed.WorthScorer> met = worths.tellOf(segment);
            List<ScorerSupplier> suppliers = new ArrayList<>();
            for (Weight condition : all) {
                ScorerSupplier supplier = condition.scorerSupplier(segment);
                if (supplier == null) {
                    return null;
                }
                suppliers.add(supplier);
            }
            return met.isEmpty() ? null : new CandidatesSupplier(segment, met.get(), suppliers);
        }

        private final class CandidatesSupplier extends ScorerSupplier {
            private final LeafReaderContext segment;
            private final Weighed.WorthScorer met;
            private final List<ScorerSupplier> suppliers;

            CandidatesSupplier(LeafReaderContext segment, Weighed.WorthScorer met, List<ScorerSupplier> suppliers) {
                this.segment = segment;
                this.met = met;
                this.suppliers = suppliers;
            }

            @Override
            public Scorer get(long leading) throws IOException {
                // All have been found to match something here.
                return Objects.requireNonNull(oneByOne.make().scorer(segment));
            }

            @Override
            public BulkScorer bulkScorer() throws IOException {
                List<Scorer> conditions = new ArrayList<>();
                for (ScorerSupplier supplier : suppliers) {
                    conditions.add(supplier.get(supplier.cost()));
                }
                Optional<Stretches.Check> check = Optional.empty();
                if (free.isPresent()) {
                    check = Optional.of(free.get().check(segment.reader()));
                }
                return new Stretches(met, conditions, check);
            }

            @Override
            public long cost() {
                return met.iterator().cost();
            }
        }

        @Override
        public Explanation explain(LeafReaderContext segment, int doc) throws IOException {
            return oneByOne.make().explain(segment, doc);
        }

        @Override
        public boolean isCacheable(LeafReaderContext segment) {
            return false;
        }
    }

    @Override
    public String toString(String field) {
        return together().toString(field);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        together().visit(visitor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Candidates query
                && query.words.equals(words)
                && query.conditions.equals(conditions)
                && query.free.equals(free);
    }

    @Override
    public int hashCode() {
        return words.hashCode() * 31 + conditions.hashCode();
    }
}
