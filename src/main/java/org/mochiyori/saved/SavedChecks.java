package org.mochiyori.saved;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about saved searches. */
final class SavedChecks {
    private SavedChecks() {}

    static List<Check> all() {
        return List.of(told(), owned());
    }

    private static Check told() {
        return RowCheck.late(
                new Promise(
                        "saved-told",
                        "What saved searches find is told within a few hours.",
                        "See the server's log for the job \"saved-searches\"."),
                Duration.ofHours(3),
                """
                select format('%s finds of saved searches wait, the first since %s.', count(*), min(found_at)) as what,
                  (array_agg(distinct search::text))[1:3] as ids
                from saved_finds where told_at is null and found_at < $1 having count(*) > 0
                """);
    }

    private static Check owned() {
        return RowCheck.of(
                new Promise(
                        "saved-owners",
                        "Nobody who has left keeps a saved search of their own.",
                        "Delete these rows of saved_searches."),
                """
                select 'A saved search belongs to somebody who has left.' as what, array[s.id::text] as ids
                from saved_searches s join people p on p.id = s.person where p.withdrawn_at is not null
                """);
    }
}
