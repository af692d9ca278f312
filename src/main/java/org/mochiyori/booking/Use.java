package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;
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
 */
record Use(UUID unit, UUID by, TimeWindow during, int amount, Optional<Instant> lapsesAt, Optional<String> closedFor) {
    /** Of a line of a booking. */
    static Use ofLine(UUID unit, UUID line, TimeWindow during, int amount) {
        return new Use(unit, line, during, amount, Optional.empty(), Optional.empty());
    }

    /** A time in which a unit is about to be closed. */
    static Use ofBlock(UUID unit, TimeWindow during) {
        return new Use(unit, unit, during, 1, Optional.empty(), Optional.of(""));
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
