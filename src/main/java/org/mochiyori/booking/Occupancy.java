package org.mochiyori.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.NewRow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * The units under their locks. Everything that changes a line or what it takes happens here: whoever holds the locks of the
 * units sees all that was committed before, and nobody else changes it meanwhile.
 */
final class Occupancy {
    private final Tx tx;
    private final Map<UUID, OccupancyStore.Unit> units;

    private Occupancy(Tx tx, Map<UUID, OccupancyStore.Unit> units) {
        this.tx = tx;
        this.units = units;
    }

    /** Which lines do not fit as far as one can see without a lock: what is full refuses at once, and waits for nobody. */
    static Set<Integer> refusedAtOnce(Sql sql, List<Terms> lines, Map<UUID, Integer> capacities, Instant now) {
        Optional<TimeWindow> span = Fit.span(lines);
        return span.isEmpty()
                ? Set.of()
                : Fit.refused(lines, capacities, OccupancyStore.listUses(sql, Fit.units(lines), span.get()), now);
    }

    /** Locks the units, all that the transaction will need, once and in the order of their ids. */
    static Occupancy lock(Tx tx, Collection<UUID> units) {
        return new Occupancy(
                tx, units.isEmpty() ? Map.of() : OccupancyStore.lock(tx, units).get());
    }

    /**
     * Locks the units and reads what stands in the way of these lines, in a statement of its own after the lock, so that
     * it sees what those before us have taken; both cross the wire together.
     */
    static Locked lockFor(Tx tx, Collection<UUID> units, List<Terms> lines) {
        Supplier<Map<UUID, OccupancyStore.Unit>> locked =
                units.isEmpty() ? () -> Map.of() : OccupancyStore.lock(tx, units);
        Supplier<List<Use>> uses = inTheWay(tx, lines);
        return new Locked(new Occupancy(tx, locked.get()), uses.get());
    }

    /** Units under their locks, and what is taken of them since. */
    record Locked(Occupancy units, List<Use> uses) {}

    /**
     * Which lines do not fit. What has lapsed in the way is swept; {@code lapsed} gets the lines it was of.
     *
     * @param leaving lines that go when these come, and so do not stand in their way
     */
    Set<Integer> refused(List<Terms> lines, Set<UUID> leaving, Instant now, Set<UUID> lapsed) {
        List<Use> uses = inTheWay(tx, lines).get().stream()
                .filter(use -> !leaving.contains(use.by()))
                .toList();
        return refused(lines, uses, now, lapsed);
    }

    /** The same where what stands in the way has been read under the locks. */
    Set<Integer> refused(List<Terms> lines, List<Use> uses, Instant now, Set<UUID> lapsed) {
        Set<UUID> asked = Fit.units(lines);
        if (uses.stream().anyMatch(use -> !use.counts(now))) {
            lapsed.addAll(OccupancyStore.removeLapsed(tx, asked, now));
        }
        return Fit.refused(lines, capacities(), uses, now);
    }

    /** What of these units is on loan and not back, whenever it was due. */
    LoanRules.OnLoan out() {
        return new LoanRules.OnLoan(capacities(), OccupancyStore.listOut(tx, units.keySet()));
    }

    /** What others take while a line does. What has lapsed in the way is swept; {@code lapsed} gets the lines it was of. */
    LoanRules.Beside beside(Terms line, Instant now, Set<UUID> lapsed) {
        List<Use> others = inTheWay(tx, List.of(line)).get().stream()
                .filter(use -> !use.by().equals(line.id()))
                .toList();
        if (others.stream().anyMatch(use -> !use.counts(now))) {
            lapsed.addAll(OccupancyStore.removeLapsed(tx, Fit.units(List.of(line)), now));
        }
        return new LoanRules.Beside(capacities(), others, now);
    }

    /** Whether all these units are under our locks. */
    boolean covers(Set<UUID> asked) {
        return units.keySet().containsAll(asked);
    }

    private static Supplier<List<Use>> inTheWay(Tx tx, List<Terms> lines) {
        return Fit.span(lines)
                .map(span -> OccupancyStore.sendUses(tx, Fit.units(lines), span))
                .orElse(List::of);
    }

    /** The rows of what a line takes in its present state; none where it occupies nothing. */
    List<NewRow> rows(Line line) {
        List<NewRow> rows = new ArrayList<>();
        if (line.occupies()) {
            line.taking()
                    .amounts()
                    .forEach((unit, amount) -> rows.add(BookingStore.use(
                            line, unit, amount, amount >= capacities().getOrDefault(unit, Integer.MAX_VALUE))));
        }
        return rows;
    }

    /** Brings what these lines take to what their present states say. Returns the units whose occupancy changed. */
    Set<UUID> settle(Collection<Line> lines) {
        List<NewRow> rows = new ArrayList<>();
        Set<UUID> touched = new HashSet<>();
        for (Line line : lines) {
            rows.addAll(rows(line));
            touched.addAll(line.terms().taking().amounts().keySet());
        }
        if (!touched.isEmpty()) {
            BookingStore.replaceUses(
                    tx, lines.stream().map(line -> line.terms().id()).toList(), rows);
            BookingStore.raiseVersions(tx, touched);
        }
        return touched;
    }

    private Map<UUID, Integer> capacities() {
        Map<UUID, Integer> capacities = new HashMap<>();
        units.forEach((id, unit) -> capacities.put(id, unit.capacity()));
        return capacities;
    }
}
