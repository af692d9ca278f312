package org.mochiyori.booking;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Booking.Outcome;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
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
        Occupancy.Locked locked = Occupancy.lockFor(tx, Fit.units(order.lines()), wanted);
        Occupancy occupancy = locked.units();
        Instant now = clock.instant();
        Set<UUID> lapsed = new HashSet<>();
        Map<Integer, String> refused = new HashMap<>(order.without());
        occupancy.refused(wanted, locked.uses(), now, lapsed).forEach(position -> refused.put(position, "taken"));
        refuseUnlessOptional(order.lines(), refused.keySet());
        sweep(tx, lapsed, now);
        Docket docket = new Docket(booking(order, refused.keySet(), now));
        docket.born(new Moved(Moved.ASK, now, order.by(), Optional.empty(), Optional.empty()));
        declineRefused(docket, refused, now);
        confirmSettled(docket, now);
        Booking booking = docket.booking();
        List<JsonObject> uses = new ArrayList<>();
        docket.lines().forEach(line -> uses.addAll(occupancy.rows(line)));
        String number = BookingStore.insert(tx, booking, docket.moves(), uses);
        events.appendAll(tx, docket.events());
        tellAfterCommit(tx, Fit.units(order.lines()));
        return booking.numbered(number);
    }

    @Override
    public Booking move(Tx tx, Booking read, Moving moving) {
        Occupancy occupancy = Occupancy.lock(tx, units(read));
        Booking current = BookingStore.findLocked(tx, read.id()).orElseThrow(() -> new Refused(new Problem.NotFound()));
        if (moving.expected().isPresent() && moving.expected().getAsLong() != current.version()) {
            throw new Refused(new Problem.Stale("\"" + current.version() + "\""));
        }
        Instant now = clock.instant();
        Docket docket = new Docket(current);
        expireOver(docket, now);
        Set<UUID> lapsed = new HashSet<>();
        retake(occupancy, docket, moving, now, lapsed);
        for (Entry entry : docket.booking().entries()) {
            if (moving.lines().contains(entry.line().terms().id())) {
                docket.moved(
                        BookingRules.after(entry.line(), moving.move(), now),
                        new Outcome(moving.words().reason(), moving.words().returned()),
                        new Moved(
                                moving.move().code(),
                                now,
                                moving.by(),
                                moving.words().reason(),
                                moving.words().note()));
            }
        }
        confirmSettled(docket, now);
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
            Docket docket = new Docket(BookingStore.findLocked(tx, booking.id()).orElseThrow());
            expireOver(docket, now);
            confirmSettled(docket, now);
            write(tx, occupancy, docket);
        }
        return over.size();
    }

    /** What ran out elsewhere on the units we have locked, met on the way: its occupancy is gone already. */
    private void sweep(Tx tx, Collection<UUID> lapsed, Instant now) {
        if (lapsed.isEmpty()) {
            return;
        }
        for (Booking booking : BookingStore.listLapsed(tx, lapsed, now)) {
            Docket docket = new Docket(booking);
            expireOver(docket, now);
            BookingStore.update(tx, docket.changed(), docket.moves());
            events.appendAll(tx, docket.events());
        }
    }

    private void write(Tx tx, Occupancy occupancy, Docket docket) {
        if (docket.changed().isEmpty()) {
            return;
        }
        BookingStore.update(tx, docket.changed(), docket.moves());
        Set<UUID> touched =
                occupancy.settle(docket.changed().stream().map(Entry::line).toList());
        events.appendAll(tx, docket.events());
        tellAfterCommit(tx, touched);
    }

    /** A line that did not occupy and shall do so now must find its window still free. */
    private static void retake(Occupancy occupancy, Docket docket, Moving moving, Instant now, Set<UUID> lapsed) {
        List<Terms> again = docket.lines().stream()
                .filter(line -> moving.lines().contains(line.terms().id()))
                .filter(line -> !line.occupies()
                        && BookingRules.after(line, moving.move(), now).occupies())
                .map(Line::terms)
                .toList();
        Set<Integer> refused = occupancy.refused(again, now, lapsed);
        if (!refused.isEmpty()) {
            throw new Refused(new Problem.Taken(Map.of("lines", List.copyOf(refused))));
        }
    }

    private static void expireOver(Docket docket, Instant now) {
        for (Line line : docket.lines()) {
            if (BookingRules.isOver(line, now)) {
                docket.moved(BookingRules.after(line, Move.EXPIRE, now), Outcome.NONE, Moved.byClock(Move.EXPIRE, now));
            }
        }
    }

    private static void confirmSettled(Docket docket, Instant now) {
        List<Line> all = docket.lines();
        for (Line line : all) {
            if (BookingRules.isSettled(line, all)) {
                docket.moved(
                        BookingRules.after(line, Move.CONFIRM, now), Outcome.NONE, Moved.byClock(Move.CONFIRM, now));
            }
        }
    }

    private static void declineRefused(Docket docket, Map<Integer, String> refused, Instant now) {
        for (Line line : docket.lines()) {
            Optional<String> reason =
                    Optional.ofNullable(refused.get(line.terms().position()));
            if (reason.isPresent()) {
                docket.moved(
                        BookingRules.after(line, Move.DECLINE, now),
                        new Outcome(reason, Outcome.NONE.returned()),
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
    private static Booking booking(Order order, Set<Integer> refused, Instant now) {
        List<Entry> entries = order.lines().stream()
                .map(terms -> new Entry(
                        refused.contains(terms.position())
                                ? BookingRules.refused(terms, now)
                                : BookingRules.born(terms, order.lines(), now),
                        1,
                        Outcome.NONE))
                .toList();
        return new Booking(order.id(), "", order.borrower(), order.request(), now, entries);
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
