package org.mochiyori.closure;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/** What somebody decides about a displaced line. */
public sealed interface Decision {
    /** It goes to another listing of the same lender, or to another time. */
    record Move(UUID listing, TimeWindow window) implements Decision {}

    /** It ends, and its borrower owes nothing. */
    record Cancel() implements Decision {}

    /**
     * It stays: the people have agreed on it.
     *
     * @param note how, if somebody wrote it down
     */
    record Keep(Optional<String> note) implements Decision {}
}
