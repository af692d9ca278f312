package org.mochiyori.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.mochiyori.catalogue.Commitments;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Tx;

/** What is promised to borrowers, for the catalogue, which asks with the units locked. */
final class CommitmentStore implements Commitments {
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final InstantSource clock;

    CommitmentStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public int mostPromised(Tx tx, UUID unit) {
        Instant now = clock.instant();
        TimeWindow ahead = new TimeWindow(now, END);
        return Peak.of(
                OccupancyStore.listUses(tx, List.of(unit), ahead).stream()
                        .filter(use -> use.counts(now))
                        .toList(),
                ahead);
    }

    @Override
    public boolean isPromised(Tx tx, UUID listing) {
        return tx.get("""
                select exists (select from booking_lines where listing = $1
                  and (state in ('confirmed', 'out') or (state in ('requested', 'held') and lapses_at > $2))
                  and (to_at > $2 or state = 'out')) as promised
                """, row -> row.getBoolean("promised"), listing, OccupancyStore.at(clock.instant()));
    }
}
