package org.mochiyori.saved;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * A listing that a saved search has found.
 *
 * @param window when it was free, where a time was asked for
 * @param told when its owner was told; empty until then
 */
public record Find(
        UUID search, UUID listing, Optional<TimeWindow> window, Reason reason, Instant found, Optional<Instant> told) {
    /** Why it is news. */
    public enum Reason {
        /** It was published since the search was saved, or changed after that so that it is what was looked for. */
        NEW,
        /** Its time was given back. */
        FREED
    }
}
