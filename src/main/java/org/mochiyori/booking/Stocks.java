package org.mochiyori.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
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
        int capacity = listing.quantity();
        List<Occupied> occupied = new ArrayList<>();
        TreeSet<Instant> edges = new TreeSet<>();
        counted.forEach(use -> {
            edges.add(use.during().from());
            edges.add(use.during().until());
        });
        Instant last = null;
        for (Instant edge : edges) {
            if (last != null) {
                TimeWindow piece = new TimeWindow(last, edge);
                int taken = capacity - left(listing, counted, piece);
                if (taken > 0) {
                    occupied.add(new Occupied(piece, taken));
                }
            }
            last = edge;
        }
        return new Stock(capacity, occupied, blocks(uses));
    }

    /** Each once, however many of the listing's units it closes. */
    private static List<Stock.Block> blocks(Collection<Use> uses) {
        return uses.stream()
                .flatMap(use -> use.closedFor().map(reason -> new Stock.Block(use.during(), reason)).stream())
                .distinct()
                .toList();
    }

    private static int left(Listing listing, List<Use> uses, TimeWindow piece) {
        int left = listing.quantity();
        for (Listing.UnitShare share : listing.units()) {
            int used = Peak.of(
                    uses.stream().filter(use -> use.unit().equals(share.unit())).toList(), piece);
            left = Math.min(left, share.whole() ? (used == 0 ? left : 0) : share.capacity() - used);
        }
        return Math.max(0, left);
    }
}
