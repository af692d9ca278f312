package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * Things out of service: broken, lost, at the repairer's. Nobody can book them from that moment; what was promised stays
 * promised and is listed, so that its borrowers can be offered others. Comes and goes under the lock of the unit, as bookings do.
 */
public final class Outages {
    private final Platform platform;
    private final Listings listings;
    private final Consumer<Set<UUID>> changedUnits;

    Outages(Platform platform, Listings listings, Consumer<Set<UUID>> changedUnits) {
        this.platform = platform;
        this.listings = listings;
        this.changedUnits = changedUnits;
    }

    /**
     * An outage as asked for.
     *
     * @param count how many, at most all there are
     * @param from empty for now
     * @param until when they are thought to be back
     */
    public record Wanted(UUID listing, int count, Optional<Instant> from, Optional<Instant> until, String reason) {}

    /**
     * What is promised and could not be kept. Changes nothing.
     *
     * @throws Refused as {@link #begin} does
     */
    public List<Outage.Affected> preview(Caller caller, Wanted wanted) {
        Sql sql = platform.db();
        Listing.UnitShare unit = unit(require(sql, caller, wanted.listing()));
        Outage outage = outage(wanted, unit);
        Use planned = Use.ofLine(unit.unit(), outage.id(), during(outage), outage.count());
        return affected(sql, unit.unit(), outage, List.of(planned));
    }

    /**
     * Takes so many out of service, now or from a time ahead.
     *
     * @return with what was promised and cannot be kept
     * @throws Refused as not found for all but the lender and its desk, as invalid for what is no pool of things
     */
    public Outage begin(Tx tx, Caller caller, Wanted wanted) {
        Listing listing = require(tx, caller, wanted.listing());
        Listing.UnitShare unit = unit(listing);
        Outage outage = outage(wanted, unit);
        lock(tx, unit);
        OutageStore.Made made = new OutageStore.Made(
                listing.hub(), unit.unit(), caller.person(), platform.clock().instant());
        OutageStore.insert(tx, outage, made);
        changed(tx, caller, listing, outage, "begun");
        return outage.affecting(affected(tx, unit.unit(), outage, List.of()));
    }

    private Outage outage(Wanted wanted, Listing.UnitShare unit) {
        Instant now = platform.clock().instant();
        Instant from = wanted.from().orElse(now);
        if (wanted.count() > unit.capacity()) {
            throw new Refused(
                    Problem.Invalid.of("/count", "range", "at most " + unit.capacity() + ", which there are"));
        }
        if (from.isBefore(now)) {
            throw new Refused(Problem.Invalid.of("/from", "past", "now or later"));
        }
        if (wanted.until().filter(until -> !until.isAfter(now)).isPresent()) {
            throw new Refused(Problem.Invalid.of("/until", "past", "later than now"));
        }
        if (wanted.until().filter(until -> !until.isAfter(from)).isPresent()) {
            throw new Refused(Problem.Invalid.of("/until", "order", "later than from"));
        }
        return new Outage(
                platform.ids().next(),
                wanted.listing(),
                wanted.count(),
                from,
                wanted.until(),
                wanted.reason(),
                Optional.empty(),
                List.of());
    }

    /**
     * They are to be had again.
     *
     * @throws Refused as wrong state where somebody has said so
     */
    public Outage end(Tx tx, Caller caller, UUID id) {
        Outage outage = find(tx, id);
        Listing listing = require(tx, caller, outage.listing());
        lock(tx, unit(listing));
        if (!OutageStore.end(tx, id, caller.person(), platform.clock().instant())) {
            throw new Refused(new Problem.WrongState("ended", "end"));
        }
        changed(tx, caller, listing, outage, "ended");
        return OutageStore.find(tx, id).orElseThrow();
    }

    /** Of a listing, the latest first; each that lasts with what cannot be kept. @throws Refused as {@link #begin} does */
    public List<Outage> list(Caller caller, UUID id) {
        Sql sql = platform.db();
        Listing listing = require(sql, caller, id);
        return OutageStore.list(sql, id).stream()
                .map(outage -> told(sql, listing, outage))
                .toList();
    }

    /**
     * Says that a line stays although too little is there, until something else of the pool goes out of service.
     *
     * @param outage as {@link #get} told it
     * @param note how it will be managed, if somebody wrote it down
     */
    public void keep(Tx tx, Caller caller, Outage outage, UUID line, Optional<String> note) {
        Listing listing = require(tx, caller, outage.listing());
        lock(tx, unit(listing));
        OutageStore.keep(
                tx,
                outage.id(),
                line,
                new Outage.Signed(caller.person(), platform.clock().instant()),
                note);
        platform.events()
                .append(
                        tx,
                        Event.of("outage", outage.id(), "kept")
                                .by(caller.person())
                                .in(listing.hub())
                                .with(JsonNodeFactory.instance.objectNode().put("line", line.toString())));
    }

    /** What stays of a listing though too little is there, the last decided first. @throws Refused as {@link #begin} does */
    public List<Outage.Kept> listKept(Caller caller, UUID id) {
        Sql sql = platform.db();
        require(sql, caller, id);
        return OutageStore.listKept(sql, id);
    }

    /** Refuses as not found whoever does not lend what is out of service. */
    public void requireLender(Sql sql, Caller caller, UUID id) {
        require(sql, caller, find(sql, id).listing());
    }

    /** One, with what cannot be kept while it lasts. @throws Refused as not found for all but the lender and its desk */
    public Outage get(Sql sql, Caller caller, UUID id) {
        Outage outage = find(sql, id);
        return told(sql, require(sql, caller, outage.listing()), outage);
    }

    private Outage told(Sql sql, Listing listing, Outage outage) {
        return lasts(outage, platform.clock().instant())
                ? outage.affecting(affected(sql, unit(listing).unit(), outage, List.of()))
                : outage;
    }

    /** Whether the caller may take things of this listing out of service. */
    public boolean mayBegin(Caller caller, Listing listing) {
        return listing.kind() == ListingKind.EQUIPMENT
                && listing.units().size() == 1
                && lends(platform.db(), caller, listing);
    }

    /** A line somebody was promised and will not find, or not all of it. */
    public record Endangered(UUID booking, UUID line, String hub, int missing) {}

    /** All of them that begin soon where something is late, and whenever they begin where something is out of service. */
    public List<Endangered> endangered() {
        Sql sql = platform.db();
        Instant now = platform.clock().instant();
        List<UUID> units = OutageStore.unitsInDoubt(sql, now);
        if (units.isEmpty()) {
            return List.of();
        }
        List<OutageStore.Promised> promised = OutageStore.promised(sql, units, now);
        Map<UUID, Integer> missing = missing(sql, new Doubt(units, promised, List.of()), now);
        return promised.stream()
                .filter(line -> missing.containsKey(line.line().line()))
                .map(line -> new Endangered(
                        line.line().booking(),
                        line.line().line(),
                        line.hub(),
                        missing.getOrDefault(line.line().line(), 0)))
                .toList();
    }

    /**
     * A line of which its lender has said that it stays, and for which still more is missing now than was known of then.
     *
     * @param keptAt when they said so
     */
    public record KeptLate(Endangered line, Instant keptAt) {}

    /** All of them that begin soon, and count on things that are due and not back. */
    public List<KeptLate> keptAndLate() {
        Sql sql = platform.db();
        Instant now = platform.clock().instant();
        List<OutageStore.Standing> kept = OutageStore.keptBefore(sql, now, now.plus(Shortage.SOON));
        List<UUID> units =
                kept.stream().map(one -> one.promised().use().unit()).distinct().toList();
        List<Use> late = kept.isEmpty() ? List.of() : OutageStore.late(sql, units, now);
        if (late.isEmpty()) {
            return List.of();
        }
        List<OutageStore.Promised> lines =
                kept.stream().map(OutageStore.Standing::promised).toList();
        Doubt doubt = new Doubt(units, lines, List.of());
        Map<UUID, Integer> missing = missing(sql, doubt, late, now);
        Map<UUID, Integer> otherwise = missing(sql, doubt, List.of(), now);
        List<KeptLate> more = new ArrayList<>();
        for (OutageStore.Standing one : kept) {
            Outage.Affected line = one.promised().line();
            int count = missing.getOrDefault(line.line(), 0);
            if (count > otherwise.getOrDefault(line.line(), 0)) {
                Endangered endangered = new Endangered(
                        line.booking(), line.line(), one.promised().hub(), count);
                more.add(new KeptLate(endangered, one.keptAt()));
            }
        }
        return more;
    }

    /** Lines of a booking for which too little will be there, as it looks now, each with how many are missing. */
    public Map<UUID, Integer> missing(Sql sql, Booking booking) {
        Instant now = platform.clock().instant();
        Set<UUID> units = new java.util.HashSet<>();
        booking.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> line.occupies() && line.state() != State.OUT)
                .map(Line::terms)
                .filter(terms -> terms.thing().kind().equals("equipment")
                        && terms.window().until().isAfter(now))
                .forEach(terms -> units.addAll(terms.taking().amounts().keySet()));
        if (units.isEmpty()) {
            return Map.of();
        }
        List<OutageStore.Promised> own = OutageStore.promised(sql, units, now).stream()
                .filter(line -> line.line().booking().equals(booking.id()))
                .toList();
        return missing(sql, new Doubt(units, own, List.of()), now);
    }

    /** What lies in its time and cannot be kept, with what is planned besides. */
    private List<Outage.Affected> affected(Sql sql, UUID unit, Outage outage, List<Use> planned) {
        Instant now = platform.clock().instant();
        TimeWindow during = during(outage);
        List<OutageStore.Promised> promised = OutageStore.promised(sql, List.of(unit), now).stream()
                .filter(line -> line.use().during().overlaps(during))
                .toList();
        Map<UUID, Integer> missing = missing(sql, new Doubt(List.of(unit), promised, planned), now);
        return promised.stream()
                .map(OutageStore.Promised::line)
                .flatMap(line -> Optional.ofNullable(missing.get(line.line())).stream()
                        .map(count -> new Outage.Affected(
                                line.booking(),
                                line.number(),
                                line.line(),
                                line.window(),
                                line.state(),
                                line.quantity(),
                                count)))
                .toList();
    }

    /** @param planned what is not written yet and shall count */
    private record Doubt(Collection<UUID> units, List<OutageStore.Promised> promised, List<Use> planned) {}

    private static Map<UUID, Integer> missing(Sql sql, Doubt doubt, Instant now) {
        return missing(sql, doubt, OutageStore.late(sql, doubt.units(), now), now);
    }

    private static Map<UUID, Integer> missing(Sql sql, Doubt doubt, List<Use> late, Instant now) {
        Collection<UUID> units = doubt.units();
        List<Use> asked =
                doubt.promised().stream().map(OutageStore.Promised::use).toList();
        Optional<TimeWindow> span = Stream.concat(asked.stream().map(Use::during), Stream.of(soon(now)))
                .reduce(TimeWindow::spanning);
        Map<UUID, Integer> capacities = new HashMap<>();
        OccupancyStore.find(sql, units).forEach((id, unit) -> capacities.put(id, unit.capacity()));
        List<Use> uses = Stream.concat(
                        OccupancyStore.listUses(sql, units, span.orElseThrow()).stream(), doubt.planned().stream())
                .toList();
        return Shortage.of(asked, new Shortage.Known(capacities, uses, late), now);
    }

    /** Waits for the lock of the unit, which ends with the transaction. */
    private static void lock(Tx tx, Listing.UnitShare unit) {
        if (OccupancyStore.lock(tx, Set.of(unit.unit())).get().isEmpty()) {
            throw new IllegalStateException("a unit of a listing is missing");
        }
    }

    private static TimeWindow soon(Instant now) {
        return new TimeWindow(now, now.plus(Shortage.SOON));
    }

    private static Outage find(Sql sql, UUID id) {
        return OutageStore.find(sql, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private static TimeWindow during(Outage outage) {
        return new TimeWindow(outage.from(), outage.until().orElse(TimeWindow.NEVER));
    }

    private static boolean lasts(Outage outage, Instant now) {
        return outage.endedAt().isEmpty() && outage.until().filter(now::isAfter).isEmpty();
    }

    private void changed(Tx tx, Caller caller, Listing listing, Outage outage, String what) {
        Set<UUID> units = Set.of(unit(listing).unit());
        BookingStore.raiseVersions(tx, units);
        platform.events()
                .append(
                        tx,
                        Event.of("outage", outage.id(), what)
                                .by(caller.person())
                                .in(listing.hub())
                                .with(JsonNodeFactory.instance
                                        .objectNode()
                                        .put("listing", listing.id().toString())
                                        .put("count", outage.count())));
        tx.afterCommit(() -> changedUnits.accept(units));
    }

    private Listing require(Sql sql, Caller caller, UUID id) {
        Listing listing = listings.get(sql, id).listing();
        if (!lends(sql, caller, listing)) {
            throw new Refused(new Problem.NotFound());
        }
        return listing;
    }

    private boolean lends(Sql sql, Caller caller, Listing listing) {
        return Standings.of(sql, caller.person(), platform.clock().instant()).keeps(listing.hub(), listing.group());
    }

    private static Listing.UnitShare unit(Listing listing) {
        if (listing.kind() != ListingKind.EQUIPMENT || listing.units().size() != 1) {
            throw new Refused(Problem.Invalid.of("/listing", "kind", "a pool of things"));
        }
        return listing.units().getFirst();
    }
}
