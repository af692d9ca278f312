package org.mochiyori.group;

import java.time.Period;
import java.util.List;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/** What is kept of groups for a time only. */
final class GroupTerms {
    private static final String OVER =
            "((%1$s.state in ('ended', 'declined') and %1$s.decided_at < $1) or %1$s.valid_until < $1::date)";

    private GroupTerms() {}

    static List<Term> all(Periods periods) {
        String years = periods.contacts().getYears() + " years after the group's end.";
        return List.of(
                RowTerm.of("groups", "Ways to reach a group go " + years, periods.contacts())
                        .clear(
                                "groups",
                                "phone = '', mail = '', address = ''",
                                OVER.formatted("t") + " and (t.phone <> '' or t.mail <> '' or t.address <> '')"),
                RowTerm.of("rosters", "Rosters go " + years, periods.contacts())
                        .delete(
                                "roster_entries",
                                "exists (select from groups g where g.id = t.group_id and " + OVER.formatted("g")
                                        + ")"),
                RowTerm.of("invitations", "Invitations go 30 days after their end.", Period.ofDays(30))
                        .delete("invitations", "t.expires_at < $1"));
    }
}
