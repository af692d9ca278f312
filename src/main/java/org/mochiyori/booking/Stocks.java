package org.mochiyori.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.calendar.Occupied;
import org.mochiyori.calendar.Stock;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.kernel.TimeWindow;

/** What is left of a listing, seen through all the units it takes. Pure. */
final class Stocks {
    private Stocks() {}

    /**
     * The stock of a listing: a room made of parts is taken wherever one of its parts is, a pool by what is taken of it.
     *
     * @param uses of any units, those that have lapsed included
     */
    static Stock of(Listing listing, Collection<Use> uses, Instant now) {
        List<Use> counted = uses.stream()
                .filter(use -> use.counts(now) && use.closedFor().isEmpty())
                .toList();
        return new Stock(listing.quantity(), occupied(listing, counted), blocks(uses));
    }

    /** One sweep over the starts and ends: between two of them nothing changes. */
    private static List<Occupied> occupied(Listing listing, List<Use> counted) {
        Map<UUID, Integer> levels = new HashMap<>();
        List<Step> steps = new ArrayList<>(2 * counted.size());
        counted.forEach(use -> {
            steps.add(new Step(use.during().from(), use.unit(), use.amount()));
            steps.add(new Step(use.during().until(), use.unit(), -use.amount()));
        });
        steps.sort(Comparator.comparing(Step::at));
        List<Occupied> occupied = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            levels.merge(steps.get(i).unit(), steps.get(i).change(), Math::addExact);
            boolean last = i + 1 == steps.size();
            if (!last && steps.get(i).at().isBefore(steps.get(i + 1).at())) {
                int taken = listing.quantity() - left(listing, levels);
                if (taken > 0) {
                    occupied.add(new Occupied(
                            new TimeWindow(steps.get(i).at(), steps.get(i + 1).at()), taken));
                }
            }
        }
        return occupied;
    }

    /** How much of a unit comes into use or out of it at an instant. */
    private record Step(Instant at, UUID unit, int change) {}

    /** Each once, however many of the listing's units it closes. */
    private static List<Stock.Block> blocks(Collection<Use> uses) {
        return uses.stream()
                .flatMap(use -> use.closedFor().map(reason -> new Stock.Block(use.during(), reason)).stream())
                .distinct()
                .toList();
    }

    private static int left(Listing listing, Map<UUID, Integer> levels) {
        int left = listing.quantity();
        for (Listing.UnitShare share : listing.units()) {
            int used = levels.getOrDefault(share.unit(), 0);
            left = Math.min(left, share.whole() ? (used == 0 ? left : 0) : share.capacity() - used);
        }
        return Math.max(0, left);
    }
}
