package org.mochiyori.curation;

import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about the curators' work. */
final class CurationChecks {
    private CurationChecks() {}

    static List<Check> all() {
        return List.of(hubs());
    }

    private static Check hubs() {
        return RowCheck.of(
                new Promise(
                        "curation-hubs",
                        "What waits for the curators of a hub, or was decided by them, is of that hub.",
                        "Tell the makers of the program; a curator of the listing's own hub can decide anew."),
                """
                select format('The %s %s bears the hub %s and its listing %s is of %s.', c.what, c.id, c.hub, l.id, l.hub) as what,
                  array[c.id::text, l.id::text] as ids
                from (select 'claim' as what, id, hub, listing from claims
                      union all select 'decision', id, hub, listing from decisions
                      union all select 'pair', id, hub, listing_a from duplicates
                      union all select 'pair', id, hub, listing_b from duplicates) c
                join listings l on l.id = c.listing where l.hub <> c.hub
                """);
    }
}
