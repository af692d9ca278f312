package org.mochiyori.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * So many of a listing's things are not to be had.
 *
 * @param reason borrowers read it
 * @param until when they are thought to be back; empty where nobody knows
 * @param endedAt when somebody said that they are back
 * @param affected what was promised and cannot be kept while it lasts, the first first
 */
public record Outage(
        UUID id,
        UUID listing,
        int count,
        Instant from,
        Optional<Instant> until,
        String reason,
        Optional<Instant> endedAt,
        List<Affected> affected) {
    public Outage {
        affected = List.copyOf(affected);
    }

    /**
     * A line for which too little is there.
     *
     * @param missing how many of {@code quantity}
     */
    public record Affected(
            UUID booking, String number, UUID line, TimeWindow window, State state, int quantity, int missing) {}

    /**
     * A line that stays though too little is there.
     *
     * @param by who has said that they will manage
     */
    public record Kept(UUID outage, UUID booking, String number, TimeWindow window, Signed by, Optional<String> note) {}

    /** Who and when. */
    public record Signed(UUID person, Instant at) {}

    Outage affecting(List<Affected> lines) {
        return new Outage(id, listing, count, from, until, reason, endedAt, lines);
    }
}
