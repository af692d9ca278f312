package org.mochiyori.booking;

import java.util.ArrayList;
import java.util.List;

/**
 * What a borrower would have if all that was measured before were booked.
 *
 * @param uses what it takes
 * @param counted how limits count it
 */
record Coming(List<Use> uses, List<QuotaRules.Counted> counted) {
    /** Nothing was measured before. */
    static final Coming NOTHING = new Coming(List.of(), List.of());

    Coming {
        uses = List.copyOf(uses);
        counted = List.copyOf(counted);
    }

    /** The same with a line that would be born in this state. */
    Coming and(Assessed line, State state) {
        List<Use> more = new ArrayList<>(uses);
        if (line.terms().takesAtOnce()) {
            Use.ofLine(line.terms()).forEach(more::add);
        }
        List<QuotaRules.Counted> limits = new ArrayList<>(counted);
        limits.add(QuotaRules.Counted.wished(line, state));
        return new Coming(more, limits);
    }
}
