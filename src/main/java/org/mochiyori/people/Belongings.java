package org.mochiyori.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** What a feature keeps of people. Declared here and given by the features above, which this one must not know. */
public interface Belongings {
    /** Its name in an export, such as {@code bookings}. */
    String name();

    /** All of it that is this person's own, for them to read and take away. */
    JsonNode export(UUID person);

    /** Why this person cannot leave now, if there is a reason; of most that is kept there is none. */
    default Optional<Problem> objection(Sql sql, UUID person) {
        return Optional.empty();
    }

    /** Takes the person out: names, ways to reach them, their own words. What happened stays, with their id. */
    void erase(Tx tx, Person person);

    /** Which of these people it has needed since then, or needs still. */
    Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since);
}
