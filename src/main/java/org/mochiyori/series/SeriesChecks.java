package org.mochiyori.series;

import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about series, held against all of them. That a date is booked once is held by the database itself. */
final class SeriesChecks {
    private SeriesChecks() {}

    static List<Check> all() {
        return List.of(RowCheck.of(
                new Promise(
                        "series",
                        "Each date of a series that could be had is a booking, and all are of one borrower.",
                        "Somebody has changed the database by hand, or this is a fault of the program: tell its makers."),
                """
                select format('Series %s: date %s (%s) is "%s" and %s.', o.series, o.number, o.day, o.outcome,
                    case when b.id is null then 'has no booking' else 'has one: ' || b.number end) as what,
                  array[o.series::text] as ids
                from occurrences o left join bookings b on b.series = o.series and b.occurrence = o.number
                where (o.outcome = 'skipped') <> (b.id is null)
                union all
                select format('The bookings of series %s are of %s borrowers.', series,
                    count(distinct coalesce(group_id, person))), array[series::text]
                from bookings where series is not null group by series having count(distinct coalesce(group_id, person)) > 1
                """));
    }
}
