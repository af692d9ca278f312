package org.mochiyori.saved;

import java.util.List;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/** What is kept of saved searches for a time only. */
final class SavedTerms {
    private SavedTerms() {}

    static List<Term> all(Periods periods) {
        long days = periods.letters().toDays();
        return List.of(
                RowTerm.of(
                                "saved-searches",
                                "Saved searches whose time is over go after " + days + " days.",
                                periods.letters())
                        .delete("saved_searches", "t.ends_at < $1"),
                RowTerm.of(
                                "saved-finds",
                                "What a saved search found for a time that is over goes after " + days + " days.",
                                periods.letters())
                        .delete("saved_finds", "not isempty(t.during) and upper(t.during) < $1"));
    }
}
