package org.mochiyori.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.listfile.Candidate;

/**
 * A place or listing that was imported before, with what newcomers are compared by.
 *
 * @param candidate its {@code ref} is the held one's own id
 * @param keys under which it is found
 * @param listing empty for a hall known only by its rooms, or a lender by its things
 */
record Held(Candidate candidate, String dataset, List<String> keys, Optional<UUID> place, Optional<UUID> listing) {
    Held {
        keys = List.copyOf(keys);
    }
}
