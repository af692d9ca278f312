package org.mochiyori.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Reads what each listing of a segment is worth to a question, way after way over a stretch of listings. Lucene goes from
 * listing to listing and asks all ways where they stand, which for the forty ways of a common word costs twenty times as
 * much. It can be done so because every way is worth the same wherever it is met: the question is made of sums, best-ofs and
 * constants only.
 */
final class Ways {
    /** Listings at a time: their worths stay in the processor's own memory. */
    private static final int STRETCH = 1 << 14;

    private final IndexSearcher searcher;
    private final Map<Query, Weight> weights = new HashMap<>();

    Ways(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** Takes the worths of some listings, from a first one on; what is not met is worth 0. */
    @FunctionalInterface
    interface Reader {
        void read(int first, float[] worths, int count);
    }

    /**
     * Reads all of a segment.
     *
     * @param patience asked now and then; it throws when the answer would come too late
     * @throws IllegalArgumentException where a part of the question is not worth the same everywhere
     */
    void read(Query question, LeafReaderContext segment, Runnable patience, Reader reader) throws IOException {
        Legs legs = new Legs(segment);
        Optional<Part> whole = legs.part(question, 1f);
        if (whole.isEmpty()) {
            return;
        }
        int end = segment.reader().maxDoc();
        float[] worths = new float[STRETCH];
        for (legs.first = 0; legs.first < end; legs.first += STRETCH) {
            patience.run();
            Arrays.fill(worths, 0f);
            legs.end = Math.min(end, legs.first + STRETCH);
            whole.get().add(worths);
            reader.read(legs.first, worths, legs.end - legs.first);
        }
    }

    /** Some part of the question, over the present stretch. */
    private interface Part {
        /** Adds what it is worth. */
        void add(float[] sums) throws IOException;

        /** Puts what it is worth where less stands. */
        void raise(float[] best) throws IOException;
    }

    /** The question over one segment. */
    private final class Legs {
        private final LeafReaderContext segment;
        private final Map<Query, Optional<Leg>> known = new HashMap<>();
        private int first;
        private int end;

        Legs(LeafReaderContext segment) {
            this.segment = segment;
        }

        /** Empty where nothing here meets it. */
        Optional<Part> part(Query query, float by) throws IOException {
            return switch (query) {
                case BoostQuery boost -> part(boost.getQuery(), boost.getBoost() * by);
                case ConstantScoreQuery constant -> constant(constant.getQuery(), by);
                case DisjunctionMaxQuery best -> best(best, by);
                case BooleanQuery sum -> sum(sum, by);
                default -> throw new IllegalArgumentException("not worth the same everywhere: " + query);
            };
        }

        private Optional<Part> constant(Query query, float worth) throws IOException {
            if (query instanceof BooleanQuery all
                    && all.clauses().stream()
                            .allMatch(clause -> clause.occur() == Occur.FILTER && isMade(clause.query()))) {
                List<Part> parts = parts(all.getClauses(Occur.FILTER), 1f);
                return parts.size() < all.clauses().size() ? Optional.empty() : Optional.of(new All(parts, worth));
            }
            Optional<Leg> leg = leg(query);
            return leg.map(found -> new Single(found, worth));
        }

        private Optional<Part> best(DisjunctionMaxQuery query, float by) throws IOException {
            List<Part> parts = parts(query.getDisjuncts(), by);
            return parts.isEmpty() ? Optional.empty() : Optional.of(new Best(parts));
        }

        private Optional<Part> sum(BooleanQuery query, float by) throws IOException {
            int musts = query.getClauses(Occur.MUST).size();
            if (musts + query.getClauses(Occur.SHOULD).size() < query.clauses().size()
                    || query.getMinimumNumberShouldMatch() > 0) {
                throw new IllegalArgumentException("no plain sum: " + query);
            }
            List<Part> required = parts(query.getClauses(Occur.MUST), by);
            List<Part> more = parts(query.getClauses(Occur.SHOULD), by);
            boolean never = required.size() < musts || (required.isEmpty() && more.isEmpty());
            return never ? Optional.empty() : Optional.of(new Sum(required, more));
        }

        private List<Part> parts(Iterable<Query> queries, float by) throws IOException {
            List<Part> parts = new ArrayList<>();
            for (Query query : queries) {
                part(query, by).ifPresent(parts::add);
            }
            return parts;
        }

        /** A way that stands in several parts is read once. */
        private Optional<Leg> leg(Query query) throws IOException {
            Optional<Leg> made = known.get(query);
            if (made == null) {
                Weight weight = weights.get(query);
                if (weight == null) {
                    weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
                    weights.put(query, weight);
                }
                ScorerSupplier supplier = weight.scorerSupplier(segment);
                made = supplier == null
                        ? Optional.empty()
                        : Optional.of(new Leg(this, supplier.get(Long.MAX_VALUE).iterator()));
                known.put(query, made);
            }
            return made;
        }
    }

    private static boolean isMade(Query query) {
        return query instanceof BoostQuery
                || query instanceof ConstantScoreQuery
                || query instanceof DisjunctionMaxQuery;
    }

    /** Which listings of the present stretch a way leads to. */
    private static final class Leg {
        private final Legs legs;
        private final DocIdSetIterator listings;
        private final FixedBitSet bits = new FixedBitSet(STRETCH);
        private int read = -1;

        Leg(Legs legs, DocIdSetIterator listings) {
            this.legs = legs;
            this.listings = listings;
        }

        FixedBitSet bits() throws IOException {
            if (read != legs.first) {
                read = legs.first;
                bits.clear();
                if (listings.docID() < legs.first) {
                    listings.advance(legs.first);
                }
                listings.intoBitSet(legs.end, bits, legs.first);
            }
            return bits;
        }
    }

    private record Single(Leg leg, float worth) implements Part {
        @Override
        public void add(float[] sums) throws IOException {
            leg.bits().forEach(0, STRETCH, 0, at -> sums[at] += worth);
        }

        @Override
        public void raise(float[] best) throws IOException {
            leg.bits().forEach(0, STRETCH, 0, at -> best[at] = Math.max(best[at], worth));
        }
    }

    /** What is made of several parts. */
    private abstract static class Made implements Part {
        private final float[] own = new float[STRETCH];

        abstract void make(float[] worths) throws IOException;

        final float[] own() throws IOException {
            Arrays.fill(own, 0f);
            make(own);
            return own;
        }

        @Override
        public void add(float[] sums) throws IOException {
            float[] worths = own();
            for (int at = 0; at < STRETCH; at++) {
                sums[at] += worths[at];
            }
        }

        @Override
        public void raise(float[] best) throws IOException {
            float[] worths = own();
            for (int at = 0; at < STRETCH; at++) {
                best[at] = Math.max(best[at], worths[at]);
            }
        }
    }

    private static final class Best extends Made {
        private final List<Part> parts;

        Best(List<Part> parts) {
            this.parts = parts;
        }

        @Override
        void make(float[] worths) throws IOException {
            for (Part part : parts) {
                part.raise(worths);
            }
        }
    }

    /** What must be met, and what lifts it. */
    private static final class Sum extends Made {
        private final List<Part> required;
        private final List<Part> more;
        private final float[] one = new float[STRETCH];

        Sum(List<Part> required, List<Part> more) {
            this.required = required;
            this.more = more;
        }

        @Override
        void make(float[] worths) throws IOException {
            if (required.isEmpty()) {
                sum(more, worths);
                return;
            }
            required.getFirst().add(worths);
            for (Part part : required.subList(1, required.size())) {
                sum(List.of(part), one);
                for (int at = 0; at < STRETCH; at++) {
                    worths[at] = worths[at] > 0 && one[at] > 0 ? worths[at] + one[at] : 0f;
                }
            }
            if (!more.isEmpty()) {
                sum(more, one);
                for (int at = 0; at < STRETCH; at++) {
                    worths[at] += worths[at] > 0 ? one[at] : 0f;
                }
            }
        }

        private static void sum(List<Part> parts, float[] into) throws IOException {
            Arrays.fill(into, 0f);
            for (Part part : parts) {
                part.add(into);
            }
        }
    }

    /** Something where all parts are met. */
    private static final class All extends Made {
        private final List<Part> parts;
        private final float worth;
        private final float[] one = new float[STRETCH];

        All(List<Part> parts, float worth) {
            this.parts = parts;
            this.worth = worth;
        }

        @Override
        void make(float[] worths) throws IOException {
            Arrays.fill(worths, worth);
            for (Part part : parts) {
                Arrays.fill(one, 0f);
                part.raise(one);
                for (int at = 0; at < STRETCH; at++) {
                    worths[at] = one[at] > 0 ? worths[at] : 0f;
                }
            }
        }
    }
}
