package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.kernel.TimeWindow;

/**
 * What a line takes of a unit, or a block.
 *
 * @param by the line, or the block
 * @param during buffers included
 * @param amount of the unit's capacity, 1 or more
 * @param lapsesAt counts for nothing from then on
 * @param closedFor why nothing is lent then: only of blocks, which may lie over what was booked before them
 * @param exceptAt the hub whose desk may lend it nevertheless
 */
record Use(
        UUID unit,
        UUID by,
        TimeWindow during,
        int amount,
        Optional<Instant> lapsesAt,
        Optional<String> closedFor,
        Optional<String> exceptAt) {
    /** Of a line of a booking. */
    static Use ofLine(UUID unit, UUID line, TimeWindow during, int amount) {
        return new Use(unit, line, during, amount, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A time in which a unit is about to be closed. */
    static Use ofBlock(UUID unit, TimeWindow during) {
        return new Use(unit, unit, during, 1, Optional.empty(), Optional.of(""), Optional.empty());
    }

    /** Whether it stands in the way of somebody who serves at the desks of these hubs. */
    boolean bars(Set<String> desks) {
        return exceptAt.filter(desks::contains).isEmpty();
    }

    /** All that a line takes. */
    static Stream<Use> ofLine(Terms line) {
        return line.taking().amounts().entrySet().stream()
                .map(share -> ofLine(share.getKey(), line.id(), line.taking().during(), share.getValue()));
    }

    boolean counts(Instant now) {
        return lapsesAt.isEmpty() || now.isBefore(lapsesAt.get());
    }
}
