package org.mochiyori.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Booking.Outcome;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.NewRow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Events;

/**
 * The hubs of this server as owners.
 *
 * <p>One rule keeps it right and free of deadlocks: a line and what it takes change only under the locks of the line's units,
 * which a transaction takes once, all together, in the order of their ids.
 */
final class LocalHub implements OwnerHub {
    private final InstantSource clock;
    private final Events events;
    private final Consumer<Set<UUID>> changedUnits;

    LocalHub(InstantSource clock, Events events, Consumer<Set<UUID>> changedUnits) {
        this.clock = clock;
        this.events = events;
        this.changedUnits = changedUnits;
    }

    @Override
    public boolean serves(String hub) {
        return true;
    }

    @Override
    public Set<Integer> refused(Sql sql, List<Terms> lines) {
        Map<UUID, Integer> capacities = new HashMap<>();
        OccupancyStore.find(sql, Fit.units(lines)).forEach((id, unit) -> capacities.put(id, unit.capacity()));
        return Occupancy.refusedAtOnce(sql, lines, capacities, clock.instant());
    }

    @Override
    public Booking take(Tx tx, Order order) {
        List<Terms> wanted = order.lines().stream()
                .filter(line -> !order.without().containsKey(line.position()))
                .toList();
        Supplier<String> number = BookingStore.sendNumber(tx);
        Occupancy.Locked locked = Occupancy.lockFor(tx, Fit.units(order.lines()), wanted);
        Occupancy occupancy = locked.units();
        Instant now = clock.instant();
        Set<UUID> lapsed = new HashSet<>();
        Map<Integer, String> refused = new HashMap<>(order.without());
        List<Use> barring =
                locked.uses().stream().filter(use -> use.bars(order.desks())).toList();
        occupancy.refused(wanted, barring, now, lapsed).forEach(position -> refused.put(position, "taken"));
        refuseUnlessOptional(order.lines(), refused.keySet());
        sweep(tx, lapsed, now);
        Docket docket = new Docket(booking(order, number.get(), refused.keySet(), now));
        docket.born(new Moved(Moved.ASK, now, order.by(), Optional.empty(), Optional.empty()));
        declineRefused(docket, refused, now);
        Consequences.confirmSettled(docket, now);
        Booking booking = docket.booking();
        List<NewRow> uses = new ArrayList<>();
        docket.lines().forEach(line -> uses.addAll(occupancy.rows(line)));
        BookingStore.insert(tx, booking, docket.moves(), uses);
        events.appendAll(tx, docket.events());
        tellAfterCommit(tx, Fit.units(order.lines()));
        return booking;
    }

    @Override
    public Booking move(Tx tx, Booking read, Moving moving) {
        Occupancy occupancy = Occupancy.lock(tx, units(read));
        Booking current = current(tx, occupancy, read, moving.expected());
        if (moving.move() == Move.HAND_OVER) {
            LoanRules.requireHere(current, moving.lines(), occupancy.out());
        }
        Instant now = clock.instant();
        Docket docket = new Docket(current);
        Consequences.expireOver(docket, now);
        moving.at().ifPresent(at -> docket.agree(moving.lines(), at));
        Set<UUID> lapsed = new HashSet<>();
        Set<UUID> without = retake(occupancy, docket, moving, now, lapsed);
        for (Entry entry : docket.entries()) {
            UUID id = entry.line().terms().id();
            // What has just gone with the line it was to replace is done already.
            boolean open = docket.booking().find(id).filter(entry::equals).isPresent();
            if (open && moving.lines().contains(id) && !without.contains(id)) {
                make(docket, entry, moving, now);
            }
        }
        Consequences.endReplaced(docket, Actor.CLOCK, now);
        Consequences.confirmSettled(docket, now);
        if (moving.move() == Move.CONFIRM) {
            BundleRules.requireWhole(docket.parts());
        }
        sweepOthers(tx, docket, lapsed, now);
        if (moving.at().isPresent()) {
            BookingStore.agree(tx, docket.changed());
        }
        write(tx, occupancy, docket);
        return docket.booking();
    }

    @Override
    public Booking replace(Tx tx, Booking read, Replacing replacing) {
        Set<UUID> all = units(read);
        all.addAll(replacing.terms().taking().amounts().keySet());
        Occupancy occupancy = Occupancy.lock(tx, all);
        BookingStore.lock(tx, read.id());
        Booking current = current(tx, occupancy, read, replacing.expected());
        Instant now = clock.instant();
        Docket docket = new Docket(current);
        Consequences.expireOver(docket, now);
        Entry old = BundleRules.requireReplaceable(docket.booking(), replacing.line());
        UUID oldId = old.line().terms().id();
        Terms terms =
                BundleRules.inPlaceOf(old, replacing.terms(), current.entries().size());
        Set<UUID> lapsed = new HashSet<>();
        Set<UUID> leaving = gone(docket);
        leaving.add(oldId);
        if (!occupancy.refused(List.of(terms), leaving, now, lapsed).isEmpty()) {
            throw new Refused(
                    new Problem.Taken(Map.of("lines", List.of(replacing.terms().position()))));
        }
        Line born = BundleRules.born(terms, oldId, docket.parts().heads(), now);
        Optional<String> reason = replacing.words().reason().or(() -> Optional.of(Consequences.REPLACED));
        docket.added(
                born,
                oldId,
                new Moved(
                        Moved.ASK,
                        now,
                        replacing.by(),
                        reason,
                        replacing.words().note()));
        if (old.line().state() == State.REQUESTED) {
            Consequences.end(docket, old, replacing.by(), now);
        }
        Consequences.endReplaced(docket, replacing.by(), now);
        Consequences.confirmSettled(docket, now);
        sweepOthers(tx, docket, lapsed, now);
        write(tx, occupancy, docket);
        return docket.booking();
    }

    @Override
    public Booking drop(Tx tx, Booking read, Moving dropping) {
        Occupancy occupancy = Occupancy.lock(tx, units(read));
        Booking current = current(tx, occupancy, read, dropping.expected());
        Instant now = clock.instant();
        Docket docket = new Docket(current);
        Consequences.expireOver(docket, now);
        UUID id = dropping.lines().iterator().next();
        Entry entry = BundleRules.requireDroppable(docket.booking(), id);
        if (entry.line().lapsesAt().isPresent()) {
            make(docket, entry, dropping, now);
        }
        docket.dropped(
                docket.booking().find(id).orElseThrow(),
                new Moved(
                        Moved.DROP,
                        now,
                        dropping.by(),
                        dropping.words().reason(),
                        dropping.words().note()));
        Consequences.confirmSettled(docket, now);
        write(tx, occupancy, docket);
        return docket.booking();
    }

    @Override
    public Booking describe(Tx tx, Booking read, Describing.Described described) {
        Occupancy occupancy = Occupancy.lock(tx, units(read));
        Docket docket = new Docket(current(tx, occupancy, read, described.expected()));
        Moving.Words said = described.said();
        Moved moved = new Moved(Moved.DESCRIBE, clock.instant(), described.by(), said.reason(), said.note());
        docket.entries().stream()
                .filter(entry -> Describing.isStanding(entry.line()))
                .forEach(entry -> docket.moved(entry.line(), entry.outcome(), moved));
        BookingStore.describe(tx, read.id(), described.request());
        write(tx, occupancy, docket);
        return docket.booking();
    }

    @Override
    public Booking change(Tx tx, Booking read, LoanChange change) {
        Occupancy occupancy = Occupancy.lock(tx, units(read));
        Booking current = current(tx, occupancy, read, change.expected());
        Instant now = clock.instant();
        Docket docket = new Docket(current);
        Set<UUID> lapsed = new HashSet<>();
        LoanRules.change(docket, change, now, terms -> occupancy.beside(terms, now, lapsed));
        sweep(tx, lapsed, now);
        write(tx, occupancy, docket);
        return docket.booking();
    }

    @Override
    public int expire(Tx tx, int limit) {
        Instant now = clock.instant();
        List<Booking> over = BookingStore.list(tx, BookingStore.listOverdue(tx, now, limit));
        Set<UUID> units = new HashSet<>();
        over.forEach(booking -> units.addAll(units(booking)));
        Occupancy occupancy = Occupancy.lock(tx, units);
        for (Booking booking : over) {
            Booking current = BookingStore.findLocked(tx, booking.id()).orElseThrow();
            // Where a line has come to it meanwhile, its turn is the next one.
            if (occupancy.covers(units(current))) {
                Docket docket = new Docket(current);
                Consequences.expireOver(docket, now);
                Consequences.confirmSettled(docket, now);
                write(tx, occupancy, docket);
            }
        }
        return over.size();
    }

    /** The booking under its locks, as the mover has read it. */
    private static Booking current(Tx tx, Occupancy occupancy, Booking read, OptionalLong expected) {
        Booking current = BookingStore.findLocked(tx, read.id()).orElseThrow(() -> new Refused(new Problem.NotFound()));
        boolean same = expected.isEmpty() || expected.getAsLong() == current.version();
        if (!same || !occupancy.covers(units(current))) {
            throw new Refused(new Problem.Stale("\"" + current.version() + "\""));
        }
        return current;
    }

    private static void make(Docket docket, Entry entry, Moving moving, Instant now) {
        Moving.Words words = moving.words();
        Moved moved = new Moved(moving.move().code(), now, moving.by(), words.reason(), words.note());
        Line next = after(docket, entry, moving, now);
        OptionalInt returned = LoanRules.returned(entry.line(), moving.move(), words.returned());
        docket.moved(next, new Outcome(words.reason(), returned, false), moved);
        UUID lender = entry.line().terms().thing().lender();
        boolean byLender = moving.by().onBehalfOf().filter(lender::equals).isPresent();
        boolean givenUp = moving.move() == Move.WITHDRAW || (moving.move() == Move.CANCEL && !byLender);
        if (givenUp || moving.move() == Move.HAND_OVER || moving.move() == Move.CLOSE) {
            Consequences.withdrawChange(docket, entry.line().terms().id(), moved);
        }
    }

    /** What is approved is kept until the slowest of the others must have been answered, and then as long as its lender says. */
    private static Line after(Docket docket, Entry entry, Moving moving, Instant now) {
        if (moving.move() == Move.APPROVE && entry.line() instanceof Line.Requested requested) {
            List<Entry> others = docket.parts().heads().stream()
                    .filter(head -> !moving.lines().contains(head.line().terms().id()))
                    .toList();
            return requested.approve(BundleRules.heldUntil(entry, others, now));
        }
        return BookingRules.after(entry.line(), moving.move(), now);
    }

    /** What ran out elsewhere on the units we have locked, met on the way: its occupancy is gone already. */
    private void sweep(Tx tx, Collection<UUID> lapsed, Instant now) {
        if (lapsed.isEmpty()) {
            return;
        }
        for (Booking booking : BookingStore.listLapsed(tx, lapsed, now)) {
            Docket docket = new Docket(booking);
            Consequences.expireOver(docket, now);
            BookingStore.update(tx, docket.changed(), docket.moves());
            events.appendAll(tx, docket.events());
        }
    }

    /** The same, but for the booking's own lines that were over: they stand on the docket already. */
    private void sweepOthers(Tx tx, Docket docket, Set<UUID> lapsed, Instant now) {
        docket.lines().forEach(line -> lapsed.remove(line.terms().id()));
        sweep(tx, lapsed, now);
    }

    private void write(Tx tx, Occupancy occupancy, Docket docket) {
        if (docket.changed().isEmpty()) {
            return;
        }
        List<Entry> added = docket.added();
        // What is there first: it makes room for what comes in its place.
        BookingStore.update(tx, docket.changed(), docket.movesOf(entry -> !docket.isAdded(entry)));
        if (!added.isEmpty()) {
            BookingStore.add(tx, docket.booking().id(), added, docket.movesOf(docket::isAdded));
        }
        Set<UUID> touched =
                occupancy.settle(docket.changed().stream().map(Entry::line).toList());
        events.appendAll(tx, docket.events());
        tellAfterCommit(tx, touched);
    }

    /** Lines of the booking that take nothing any more, though what they took may still be written. */
    private static Set<UUID> gone(Docket docket) {
        return docket.lines().stream()
                .filter(line -> !line.occupies())
                .map(line -> line.terms().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * A line that did not occupy and shall do so now must find its window still free; the one it replaces stands in nobody's
     * way. Returns optional lines that do not fit and are left out.
     */
    private static Set<UUID> retake(Occupancy occupancy, Docket docket, Moving moving, Instant now, Set<UUID> lapsed) {
        if (moving.move() == Move.CONFIRM) {
            BundleRules.requireInPlace(docket.booking(), moving.lines());
        }
        List<Entry> again = docket.entries().stream()
                .filter(entry -> moving.lines().contains(entry.line().terms().id()))
                .filter(entry -> !entry.line().occupies()
                        && BookingRules.after(entry.line(), moving.move(), now).occupies())
                .toList();
        Set<UUID> leaving = gone(docket);
        again.forEach(entry -> entry.replaces().ifPresent(leaving::add));
        List<Terms> terms = again.stream().map(entry -> entry.line().terms()).toList();
        Set<Integer> refused = occupancy.refused(terms, leaving, now, lapsed);
        List<Terms> left =
                terms.stream().filter(line -> refused.contains(line.position())).toList();
        boolean sinks = moving.move() != Move.CONFIRM
                || left.size() == moving.lines().size()
                || !left.stream().allMatch(Terms::optional);
        if (!left.isEmpty() && sinks) {
            throw new Refused(new Problem.Taken(Map.of("lines", List.copyOf(refused))));
        }
        return left.stream().map(Terms::id).collect(Collectors.toSet());
    }

    private static void declineRefused(Docket docket, Map<Integer, String> refused, Instant now) {
        for (Line line : docket.lines()) {
            Optional<String> reason =
                    Optional.ofNullable(refused.get(line.terms().position()));
            if (reason.isPresent()) {
                docket.moved(
                        BookingRules.after(line, Move.DECLINE, now),
                        new Outcome(reason, OptionalInt.empty(), false),
                        new Moved(Move.DECLINE.code(), now, Actor.CLOCK, reason, Optional.empty()));
            }
        }
    }

    private static void refuseUnlessOptional(List<Terms> lines, Set<Integer> refused) {
        List<Integer> needed = lines.stream()
                .filter(line -> refused.contains(line.position()) && !line.optional())
                .map(Terms::position)
                .toList();
        // A booking of which nothing at all is to be had is no booking.
        if (!needed.isEmpty() || refused.size() == lines.size()) {
            throw new Refused(new Problem.Taken(
                    Map.of("lines", needed.isEmpty() ? refused.stream().sorted().toList() : needed)));
        }
    }

    /** Lines as they are born: requested where a person decides, else held; holds wait for the slowest answer. */
    private static Booking booking(Order order, String number, Set<Integer> refused, Instant now) {
        List<Entry> entries = order.lines().stream()
                .map(terms -> Entry.first(
                        refused.contains(terms.position())
                                ? BookingRules.refused(terms, now)
                                : BookingRules.born(terms, order.lines(), now)))
                .toList();
        return new Booking(order.id(), number, order.borrower(), order.request(), now, entries, order.occurrence());
    }

    private static Set<UUID> units(Booking booking) {
        return Fit.units(
                booking.entries().stream().map(entry -> entry.line().terms()).toList());
    }

    private void tellAfterCommit(Tx tx, Set<UUID> units) {
        if (!units.isEmpty()) {
            Set<UUID> copy = Set.copyOf(units);
            tx.afterCommit(() -> changedUnits.accept(copy));
        }
    }
}
