package org.mochiyori.platform.keeping;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.mochiyori.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what is kept for a time only, kind by kind; several processes may do so at once. */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Db db;
    private final InstantSource clock;
    private final List<Term> terms;

    /** @param terms of all features */
    public Retention(Db db, InstantSource clock, List<Term> terms) {
        this.db = db;
        this.clock = clock;
        this.terms = List.copyOf(terms);
    }

    /** Told of each kind: how many were due, or have gone. */
    @FunctionalInterface
    public interface Progress {
        /** One kind is done. */
        void done(Term term, long count);
    }

    /** Tells how many of each kind are due, and changes nothing. */
    public void look(Progress progress) {
        Instant now = clock.instant();
        terms.forEach(term -> progress.done(term, term.due(db, now)));
    }

    /** Takes away all that is due, in small transactions. */
    public void run(Progress progress) {
        Instant now = clock.instant();
        for (Term term : terms) {
            long all = 0;
            int some;
            do {
                some = term.end(db, now);
                all += some;
            } while (some > 0);
            progress.done(term, all);
        }
    }

    /** The same for the clock: what has gone stands in the log. */
    public void run() {
        run((term, count) -> {
            if (count > 0) {
                LOG.info("retention: {} {}", count, term.name());
            }
        });
    }
}
