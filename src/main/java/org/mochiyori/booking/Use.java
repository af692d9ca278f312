package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * What a line takes of a unit.
 *
 * @param during buffers included
 * @param amount of the unit's capacity, 1 or more
 * @param lapsesAt counts for nothing from then on
 */
record Use(UUID unit, UUID line, TimeWindow during, int amount, Optional<Instant> lapsesAt) {
    boolean counts(Instant now) {
        return lapsesAt.isEmpty() || now.isBefore(lapsesAt.get());
    }
}
