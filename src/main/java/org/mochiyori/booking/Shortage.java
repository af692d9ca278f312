package org.mochiyori.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/** For whom too little will be there, because things are broken or not brought back. Pure. */
final class Shortage {
    /** What is late now is not counted on for so long; after that it may well be back. */
    static final Duration SOON = Duration.ofDays(2);

    private Shortage() {}

    /**
     * What is known of units.
     *
     * @param uses everything that is taken, outages included
     * @param late loans that are due and not back
     */
    record Known(Map<UUID, Integer> capacities, List<Use> uses, List<Use> late) {
        Known {
            capacities = Map.copyOf(capacities);
            uses = List.copyOf(uses);
            late = List.copyOf(late);
        }
    }

    /**
     * How many are missing, by line, of those that are.
     *
     * @param asked what lines take
     */
    static Map<UUID, Integer> of(Collection<Use> asked, Known known, Instant now) {
        List<Use> all = really(known, now);
        Map<UUID, Integer> missing = new HashMap<>();
        for (Use use : asked) {
            List<Use> ofUnit =
                    all.stream().filter(one -> one.unit().equals(use.unit())).toList();
            int over = Peak.of(ofUnit, use.during()) - known.capacities().getOrDefault(use.unit(), 0);
            if (over > 0) {
                missing.merge(use.by(), Math.min(over, use.amount()), Math::max);
            }
        }
        return missing;
    }

    /** What is late takes its unit for some time to come, whatever was written for it. */
    private static List<Use> really(Known known, Instant now) {
        Set<UUID> late = new HashSet<>();
        List<Use> all = new ArrayList<>();
        for (Use use : known.late()) {
            late.add(use.by());
            Instant back = now.plus(SOON);
            Instant until = use.during().until().isAfter(back) ? use.during().until() : back;
            all.add(Use.ofLine(use.unit(), use.by(), new TimeWindow(use.during().from(), until), use.amount()));
        }
        known.uses().stream()
                .filter(use -> use.counts(now) && !late.contains(use.by()))
                .forEach(all::add);
        return all;
    }
}
