package org.mochiyori.dues;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Sql;

/**
 * 弁償金: what a lender wants for things that were lost or damaged, for as long as it is wanted.
 *
 * @param count of how many things
 * @param until when it was taken back, changed or contested; empty while it is owed
 */
public record Demand(UUID line, Kind kind, int count, Yen yen, Instant since, Optional<Instant> until) {
    /** What happened to the things. */
    public enum Kind {
        LOST,
        DAMAGED;

        /** In codes and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it was owed at a moment. */
    public boolean isOwed(Instant at) {
        return !at.isBefore(since) && until.filter(end -> !at.isBefore(end)).isEmpty();
    }

    /** Whether it is owed now. */
    public boolean isOpen() {
        return until.isEmpty();
    }

    /** Where demands are kept: by the feature that knows what became of the things, which stands above this one. */
    @FunctionalInterface
    public interface Source {
        /** All that was ever demanded for these lines, in the order in which it was. */
        List<Demand> list(Sql sql, Collection<UUID> lines);
    }
}
