package org.mochiyori.booking;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mochiyori.calendar.Holidays;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.calendar.Validity;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.catalogue.Ruleset;
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
        return send(sql, ids).get();
    }

    /** The same, to be waited for later. */
    Supplier<Map<UUID, Offer>> send(Sql sql, Collection<UUID> ids) {
        Supplier<List<Entry>> entries = catalogue.listings().sendLent(sql, ids);
        Function<Collection<Listing>, RuleValues.InForce> rules =
                catalogue.rules().sendInForce(sql, ids);
        return () -> offers(entries.get(), rules);
    }

    /** Those that have just been read, by id: one query. */
    Map<UUID, Offer> of(Sql sql, List<Entry> entries) {
        return offers(
                entries,
                catalogue
                        .rules()
                        .sendInForce(sql, entries.stream().map(Entry::id).toList()));
    }

    private Map<UUID, Offer> offers(List<Entry> entries, Function<Collection<Listing>, RuleValues.InForce> rulesOf) {
        RuleValues.InForce rules =
                rulesOf.apply(entries.stream().map(Entry::listing).toList());
        Map<UUID, Offer> offers = new HashMap<>();
        for (Entry entry : entries) {
            offers.put(
                    entry.id(),
                    new Offer(
                            entry,
                            timetable(entry, rules.openings().getOrDefault(entry.id(), Validity.none())),
                            rules.rules().getOrDefault(entry.id(), Ruleset.NONE)));
        }
        return offers;
    }

    private Timetable timetable(Entry entry, Validity<Opening> openings) {
        return openings.values().isEmpty() ? Timetable.unknown(entry.hub().zone()) : Timetable.of(openings, holidays);
    }
}
