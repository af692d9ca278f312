package org.mochiyori.arrangement;

import java.time.Period;
import java.util.List;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/** What is kept of soundings for a time only; that somebody was asked, and what came of it, stays. */
final class ArrangementTerms {
    /** A listing that rests may be brought back by its letter for longer than the year in which it was asked. */
    private static final Period KEPT = Period.ofYears(2);

    private ArrangementTerms() {}

    static List<Term> all(Periods periods) {
        return List.of(
                RowTerm.of(
                                "sounding-notes",
                                "What people wrote beside an answer goes after "
                                        + periods.contacts().getYears() + " years.",
                                periods.contacts())
                        .clear("soundings", "note = null", "t.note is not null and t.settled_at < $1"),
                RowTerm.of(
                                "renewal-links",
                                "Links to say that one goes on go after " + KEPT.getYears() + " years.",
                                KEPT)
                        .delete("renewal_links", "t.sent_at < $1"),
                RowTerm.of(
                                "sounding-links",
                                "Links to answer by go " + periods.letters().toDays() + " days after the answer.",
                                periods.letters())
                        .delete(
                                "sounding_links",
                                "exists (select from soundings s where s.id = t.sounding and s.settled_at < $1)"));
    }
}
