package org.mochiyori.intake;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about lists taken in. */
final class IntakeChecks {
    private static final String AGAIN = "Undo the import on its page and take the file in again.";

    private IntakeChecks() {}

    static List<Check> all() {
        return List.of(rows(), underWay());
    }

    private static Check rows() {
        return RowCheck.of(
                new Promise("import-rows", "Every record of a list that was taken in is accounted for.", AGAIN), """
                select format('Import %s has %s records and tells of %s.', i.id, i.n_rows, coalesce(r.n, 0)) as what,
                  array[i.id::text] as ids
                from imports i left join (select import, count(*) as n from import_rows group by import) r on r.import = i.id
                where i.state not in ('reading', 'refused', 'failed') and coalesce(r.n, 0) <> i.n_rows
                """);
    }

    private static Check underWay() {
        return RowCheck.late(
                new Promise("imports", "An import goes on until it is done.", AGAIN), Duration.ofMinutes(30), """
                select format('Import %s is %s since %s, and nobody works on it.', id, state, started_at) as what,
                  array[id::text] as ids
                from imports
                where state in ('reading', 'applying', 'undoing') and started_at < $1 and coalesce(leased_until < $1, true)
                """);
    }
}
