package org.mochiyori.intake;

import java.util.List;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/** What is kept of lists taken in for a time only. */
final class IntakeTerms {
    private IntakeTerms() {}

    static List<Term> all(Periods periods) {
        String days = periods.files().toDays() + " days.";
        return List.of(
                // What was taken in can still be undone: that needs the rows, not the file.
                RowTerm.of("import-files", "Files of lists taken in go after " + days, periods.files())
                        .clear(
                                "imports",
                                "bytes = ''",
                                "t.state in ('applied', 'undone') and t.ended_at < $1 and length(t.bytes) > 0"),
                RowTerm.of("import-previews", "Lists looked at and never taken in go after " + days, periods.files())
                        .delete("imports", "t.state in ('previewed', 'refused', 'failed') and t.started_at < $1"));
    }
}
