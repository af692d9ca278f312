package org.mochiyori.booking;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.mochiyori.kernel.TimeWindow;

/** The highest sum of overlapping amounts: one sweep over the starts and ends, each instant once. */
final class Peak {
    private Peak() {}

    /**
     * How much is in use at the fullest instant of a window.
     *
     * @param uses of one unit
     */
    static int of(Collection<Use> uses, TimeWindow window) {
        // Changes at one instant are summed before they count: what ends where another begins is never added to it.
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        for (Use use : uses) {
            if (use.during().overlaps(window)) {
                Instant start = use.during().from().isBefore(window.from())
                        ? window.from()
                        : use.during().from();
                changes.merge(start, use.amount(), Math::addExact);
                changes.merge(use.during().until(), -use.amount(), Math::addExact);
            }
        }
        int level = 0;
        int peak = 0;
        for (Map.Entry<Instant, Integer> change : changes.entrySet()) {
            level = Math.addExact(level, change.getValue());
            peak = Math.max(peak, level);
        }
        return peak;
    }
}
