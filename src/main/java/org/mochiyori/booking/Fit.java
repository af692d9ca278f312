package org.mochiyori.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Terms.Taking;
import org.mochiyori.kernel.TimeWindow;

/** Which lines fit into what is left of the units, the lines of one booking counted together. Pure. */
final class Fit {
    private Fit() {}

    /**
     * The positions of the lines that do not fit. Lines the borrower insists on go first, so an optional line never takes
     * from them.
     *
     * @param capacities of every unit the lines take from
     * @param uses what is taken of these units already
     */
    static Set<Integer> refused(
            Collection<Terms> lines, Map<UUID, Integer> capacities, Collection<Use> uses, Instant now) {
        List<Use> counted =
                new ArrayList<>(uses.stream().filter(use -> use.counts(now)).toList());
        Set<Integer> refused = new HashSet<>();
        List<Terms> ordered = lines.stream()
                .sorted(Comparator.comparing(Terms::optional).thenComparingInt(Terms::position))
                .toList();
        for (Terms line : ordered) {
            if (fits(line.taking(), capacities, counted)) {
                Use.ofLine(line).forEach(counted::add);
            } else {
                refused.add(line.position());
            }
        }
        return refused;
    }

    /** The stretch that covers the footprints of all lines; empty where none takes anything. */
    static Optional<TimeWindow> span(Collection<Terms> lines) {
        return lines.stream()
                .filter(line -> !line.taking().amounts().isEmpty())
                .map(line -> line.taking().during())
                .reduce(TimeWindow::spanning);
    }

    /** The units the lines take from. */
    static Set<UUID> units(Collection<Terms> lines) {
        Set<UUID> units = new HashSet<>();
        lines.forEach(line -> units.addAll(line.taking().amounts().keySet()));
        return units;
    }

    private static boolean fits(Taking taking, Map<UUID, Integer> capacities, List<Use> counted) {
        return taking.amounts().entrySet().stream().allMatch(share -> {
            List<Use> ofUnit = counted.stream()
                    .filter(use -> use.unit().equals(share.getKey()))
                    .toList();
            int left = capacities.getOrDefault(share.getKey(), 0) - Peak.of(ofUnit, taking.during());
            return share.getValue() <= left;
        });
    }
}
