package org.mochiyori.booking;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.calendar.Holidays;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.calendar.Validity;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.platform.db.Sql;

/** Listings as booking sees them: two queries however many there are. */
final class Offers {
    private final CatalogueModule catalogue;
    private final Holidays holidays = Holidays.official();

    Offers(CatalogueModule catalogue) {
        this.catalogue = catalogue;
    }

    /** Those that exist, by id. */
    Map<UUID, Offer> list(Sql sql, Collection<UUID> ids) {
        return of(sql, catalogue.listings().list(sql, ids));
    }

    /** Those that have just been read, by id: one query. */
    Map<UUID, Offer> of(Sql sql, List<Entry> entries) {
        List<Listing> listings = entries.stream().map(Entry::listing).toList();
        if (listings.isEmpty()) {
            return Map.of();
        }
        RuleValues.InForce rules = catalogue.rules().inForce(sql, listings);
        Map<UUID, Offer> offers = new HashMap<>();
        for (Entry entry : entries) {
            offers.put(
                    entry.id(),
                    new Offer(
                            entry,
                            timetable(entry, rules.openings().getOrDefault(entry.id(), Validity.none())),
                            rules.lendings().getOrDefault(entry.id(), Validity.none())));
        }
        return offers;
    }

    private Timetable timetable(Entry entry, Validity<Opening> openings) {
        return openings.values().isEmpty() ? Timetable.unknown(entry.hub().zone()) : Timetable.of(openings, holidays);
    }
}
