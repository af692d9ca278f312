package org.mochiyori.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * 行政使用: a stretch in which the municipality keeps a space of its own for itself.
 *
 * @param listing through which it was made; it closes all units of it, and so whatever else takes one of them
 * @param reason borrowers read it
 * @param zone of the hub
 * @param displaced what was booked before it and is still to be settled with the people, in order
 */
public record Block(
        UUID id,
        UUID listing,
        TimeWindow during,
        String reason,
        ZoneId zone,
        Signed made,
        Optional<Signed> lifted,
        List<Displaced> displaced) {
    public Block {
        displaced = List.copyOf(displaced);
    }

    /** Who did it, and when. */
    public record Signed(UUID person, Instant at) {}

    /**
     * A line of a booking that lies, with its buffers, under a block. The block leaves it as it is.
     *
     * @param number 受付番号 of the booking
     * @param window as booked, without buffers
     */
    public record Displaced(UUID booking, String number, UUID line, TimeWindow window, State state) {}

    Block displacing(List<Displaced> lines) {
        return new Block(id, listing, during, reason, zone, made, lifted, lines);
    }

    Block liftedBy(Signed signed) {
        return new Block(id, listing, during, reason, zone, made, Optional.of(signed), List.of());
    }
}
