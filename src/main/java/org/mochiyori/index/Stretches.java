package org.mochiyori.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the listings of a segment through all conditions, a stretch of them at a time: each condition marks what it lets
 * through, the marks are laid over each other, and only what is left is looked at one by one.
 */
final class Stretches extends BulkScorer {
    /** Listings; a whole number of words of bits. */
    private static final int LENGTH = 1 << 12;

    private final Weighed.WorthScorer words;
    private final List<DocIdSetIterator> marking = new ArrayList<>();
    private final List<TwoPhaseIterator> asking = new ArrayList<>();
    private final Optional<Check> last;
    private final FixedBitSet left = new FixedBitSet(LENGTH);
    private final FixedBitSet marked = new FixedBitSet(LENGTH);

    /** A condition that is asked of one listing after the other. */
    @FunctionalInterface
    interface Check {
        boolean holds(int listing);
    }

    /**
     * @param words what is looked for
     * @param conditions that must hold as well
     * @param last asked when all else holds
     */
    Stretches(Weighed.WorthScorer words, List<Scorer> conditions, Optional<Check> last) {
        this.words = words;
        this.last = last;
        for (Scorer condition : conditions) {
            TwoPhaseIterator slow = condition.twoPhaseIterator();
            if (slow == null) {
                marking.add(condition.iterator());
            } else {
                asking.add(slow);
            }
        }
        // What lets few through skips most stretches before the others are asked.
        marking.sort(Comparator.comparingLong(DocIdSetIterator::cost));
        asking.sort(Comparator.comparingDouble(TwoPhaseIterator::matchCost));
    }

    @Override
    public int score(LeafCollector collector, @Nullable Bits live, int from, int until) throws IOException {
        Found found = new Found();
        collector.setScorer(found);
        int end = Math.min(until, words.listings());
        int first = from;
        while (first < end) {
            // Stretches begin where words of bits do, but for the first of a range.
            int next = Math.min(end, (first / LENGTH + 1) * LENGTH);
            int ahead = mark(first, next);
            if (ahead == first) {
                collect(collector, live, found, first, next);
                first = next;
            } else {
                first = ahead;
            }
        }
        return until;
    }

    /** Marks what all quick conditions let through, or tells from where on one of them lets anything through again. */
    private int mark(int first, int end) throws IOException {
        boolean begun = false;
        for (DocIdSetIterator condition : marking) {
            if (condition.docID() < first) {
                condition.advance(first);
            }
            if (condition.docID() >= end) {
                return condition.docID();
            }
            FixedBitSet let = begun ? marked : left;
            let.clear();
            condition.intoBitSet(end, let, first);
            if (begun) {
                left.and(marked);
            }
            begun = true;
        }
        if (begun) {
            words.keep(first, end, left);
        } else {
            words.copy(first, end, left);
        }
        return first;
    }

    private void collect(LeafCollector collector, @Nullable Bits live, Found found, int first, int end)
            throws IOException {
        int most = end - first;
        for (int at = next(0, most); at < most; at = next(at + 1, most)) {
            int listing = first + at;
            if ((live == null || live.get(listing)) && holds(listing)) {
                found.listing = listing;
                collector.collect(listing);
            }
        }
    }

    private int next(int at, int most) {
        return at < most ? left.nextSetBit(at, most) : DocIdSetIterator.NO_MORE_DOCS;
    }

    private boolean holds(int listing) throws IOException {
        for (TwoPhaseIterator slow : asking) {
            DocIdSetIterator about = slow.approximation();
            if (about.docID() < listing) {
                about.advance(listing);
            }
            if (about.docID() != listing || !slow.matches()) {
                return false;
            }
        }
        return last.isEmpty() || last.get().holds(listing);
    }

    @Override
    public long cost() {
        return words.listings();
    }

    /** What the listing is worth that is being told of. */
    private final class Found extends Scorable {
        private int listing;

        @Override
        public float score() {
            return words.worth(listing);
        }
    }
}
