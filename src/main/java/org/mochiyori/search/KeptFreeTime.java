package org.mochiyori.search;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.mochiyori.platform.db.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the free time of all listings in a file beside the index; without it a start reads it from the database. */
final class KeptFreeTime {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFreeTime.class);
    /** A start after a crash reads anew what was booked since; it shall not be more than this. */
    private static final Duration KEEP = Duration.ofMinutes(10);

    private final SearchPool pool;
    private final IndexHome home;
    private final FreeBoard board;
    private final InstantSource clock;
    private Instant kept = Instant.EPOCH;

    KeptFreeTime(SearchPool pool, IndexHome home, FreeBoard board, InstantSource clock) {
        this.pool = pool;
        this.home = home;
        this.board = board;
        this.clock = clock;
    }

    /**
     * Takes over what was kept, and tells up to which change it knows; empty if nothing was, or nothing of use.
     *
     * @param isOurs whether a position is of our database and not of a later state of it
     */
    Optional<IndexKeeper.Position> restore(Predicate<IndexKeeper.Position> isOurs) {
        try {
            Optional<Path> folder = home.newest();
            Optional<FreeSnapshot> found =
                    folder.isPresent() ? pool.ask(() -> FreeSnapshot.read(folder.get())) : Optional.empty();
            Optional<FreeSnapshot> ours = found.filter(one -> isOurs.test(one.position()));
            ours.ifPresent(board::restore);
            return ours.map(FreeSnapshot::position);
        } catch (UncheckedIOException broken) {
            LOG.warn("the free time kept beside the index cannot be read and is read anew", broken);
            return Optional.empty();
        }
    }

    /** Writes it. Waits for the database. */
    void keep(IndexKeeper.Position position) {
        board.refresh();
        kept = clock.instant();
        home.newest()
                .ifPresent(folder -> pool.run(() -> board.snapshot(position).write(folder)));
    }

    /** Writes it if that was not done for a while. */
    void keepNowAndThen(IndexKeeper.Position position, Instant now) {
        if (now.isAfter(kept.plus(KEEP))) {
            keep(position);
        }
    }

    /** Writes it at the end, when the database may be gone before us: the next start then reads more of it. */
    void keepIfReached(IndexKeeper.Position position) {
        try {
            keep(position);
        } catch (RuntimeException failed) {
            if (!Outage.isOutage(failed)) {
                throw failed;
            }
            LOG.warn("the free time is not kept, for the database cannot be reached", failed);
        }
    }
}
