package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Occupied;
import org.mochiyori.calendar.Stretch;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;

/** What is taken and what is free, for search and pages. An answer is advice: a booking asks again under its locks. */
public final class Availability {
    private static final Duration REACH = Duration.ofDays(32);

    private final Platform platform;
    private final Offers offers;
    private final List<Consumer<Set<UUID>>> listeners = new CopyOnWriteArrayList<>();

    Availability(Platform platform, Offers offers) {
        this.platform = platform;
        this.offers = offers;
    }

    /**
     * What is taken of a unit.
     *
     * @param version of the unit; a higher one knows more
     * @param capacity how much of it there is
     * @param taken what counts now, in no order; ends of windows include buffers
     */
    public record UnitUse(UUID unit, long version, int capacity, List<Occupied> taken) {
        public UnitUse {
            taken = List.copyOf(taken);
        }
    }

    /**
     * The time of a listing without gaps.
     *
     * @param zone in which its days are reckoned
     */
    public record Answered(Instant asOf, ZoneId zone, List<Stretch> stretches) {}

    /**
     * What is taken of units within a window, for an index. The version is read before the rest: what is told is never older
     * than its version says.
     */
    public Map<UUID, UnitUse> taken(Collection<UUID> units, TimeWindow within) {
        Instant now = platform.clock().instant();
        Map<UUID, OccupancyStore.Unit> known = OccupancyStore.find(platform.db(), units);
        List<Use> uses = OccupancyStore.listUses(platform.db(), units, within);
        Map<UUID, UnitUse> all = new HashMap<>();
        known.forEach((id, unit) -> all.put(
                id,
                new UnitUse(
                        id,
                        unit.version(),
                        unit.capacity(),
                        uses.stream()
                                .filter(use -> use.unit().equals(id) && use.counts(now))
                                .map(use -> new Occupied(use.during(), use.amount()))
                                .toList())));
        return all;
    }

    /** Calls with the units whose occupancy has changed, after the commit and before the one who changed it is answered. */
    public void onChange(Consumer<Set<UUID>> listener) {
        listeners.add(listener);
    }

    /** The time of a listing within a window, without gaps. @throws Refused as not found */
    public Answered answered(UUID listing, TimeWindow within, int quantity) {
        Offer offer = offer(platform.db(), listing);
        Instant now = platform.clock().instant();
        return new Answered(
                now,
                offer.timetable().zone(),
                free(platform.db(), offer, within, now).availability(within, quantity));
    }

    /**
     * The free time of a listing around a window, for a page's month and alternatives. @throws Refused as not found
     */
    public FreeTime freeTime(UUID listing, TimeWindow around) {
        return free(
                platform.db(),
                offer(platform.db(), listing),
                around,
                platform.clock().instant());
    }

    /** The free time of many listings around a window, in four queries; listings that do not exist are left out. */
    public Map<UUID, FreeTime> freeTimes(Collection<UUID> listings, TimeWindow around) {
        return freeTimes(offers.list(platform.db(), listings), around);
    }

    /** The same for listings that have just been read, in two queries. */
    public Map<UUID, FreeTime> freeTimesOf(List<Entry> entries, TimeWindow around) {
        return freeTimes(offers.of(platform.db(), entries), around);
    }

    private Map<UUID, FreeTime> freeTimes(Map<UUID, Offer> known, TimeWindow around) {
        Instant now = platform.clock().instant();
        Set<UUID> units = new HashSet<>();
        known.values().forEach(offer -> units.addAll(offer.amounts(1).keySet()));
        Map<UUID, List<Use>> uses = units.isEmpty()
                ? Map.of()
                : OccupancyStore.listUses(platform.db(), units, around.widened(REACH, REACH)).stream()
                        .collect(Collectors.groupingBy(Use::unit));
        Map<UUID, FreeTime> all = new HashMap<>();
        known.forEach((id, offer) -> {
            List<Use> taken = offer.amounts(1).keySet().stream()
                    .flatMap(unit -> uses.getOrDefault(unit, List.of()).stream())
                    .toList();
            all.put(id, new FreeTime(offer.timetable(), Stocks.of(offer.listing(), taken, now)));
        });
        return all;
    }

    void tell(Set<UUID> units) {
        listeners.forEach(listener -> listener.accept(units));
    }

    private Offer offer(Sql sql, UUID listing) {
        return Optional.ofNullable(offers.list(sql, List.of(listing)).get(listing))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private static FreeTime free(Sql sql, Offer offer, TimeWindow within, Instant now) {
        Set<UUID> units = offer.amounts(1).keySet();
        List<Use> uses =
                units.isEmpty() ? List.of() : OccupancyStore.listUses(sql, units, within.widened(REACH, REACH));
        return new FreeTime(offer.timetable(), Stocks.of(offer.listing(), uses, now));
    }
}
