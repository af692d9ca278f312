package org.mochiyori.feed;

import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about addresses of calendars. */
final class FeedChecks {
    private FeedChecks() {}

    static List<Check> all() {
        return List.of(RowCheck.of(
                new Promise(
                        "calendar-holders",
                        "Nobody who has left holds an address of a calendar.",
                        "Delete these rows of calendar_feeds."),
                """
                select 'An address of a calendar belongs to somebody who has left.' as what, array[f.id::text] as ids
                from calendar_feeds f join people p on p.id = f.person where p.withdrawn_at is not null
                """));
    }
}
