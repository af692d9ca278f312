package org.mochiyori.notice;

import java.util.List;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/** What is kept of letters and notices for a time only. */
final class NoticeTerms {
    private NoticeTerms() {}

    static List<Term> all(Periods periods) {
        return List.of(
                RowTerm.of(
                                "letters",
                                "Letters sent or given up go after "
                                        + periods.letters().toDays() + " days.",
                                periods.letters())
                        .delete("letters", "t.state <> 'waiting' and t.created_at < $1"),
                RowTerm.of(
                                "letter-stops",
                                "That somebody wants no letters of a search goes "
                                        + periods.letters().toDays() + " days after the search.",
                                periods.letters())
                        .delete(
                                "letter_stops",
                                "t.made_at < $1 and not exists (select from saved_searches s where s.id = t.search)"),
                RowTerm.of("notices", "Notices go after " + periods.notices().toDays() + " days.", periods.notices())
                        .delete("notices", "t.created_at < $1"));
    }
}
