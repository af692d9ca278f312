package org.mochiyori.group;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.jobs.Event;

/**
 * Who does something, and for whom. Comes from {@link Acting} only, so whoever holds one has been asked.
 *
 * @param actor the person at the keys
 * @param group for which group, if for one
 * @param person for which person, if for one, themselves included
 * @param as by what right
 */
public record OnBehalf(UUID actor, Optional<UUID> group, Optional<UUID> person, As as) {

    /** By what right somebody acts. */
    public enum As {
        /** For themselves. */
        SELF,
        /** As a representative of the group. */
        REPRESENTATIVE,
        /** As a member of the group. */
        MEMBER,
        /** As somebody of an intermediary whom the group has let in. */
        ACCOMPANIER,
        /** As staff of the hub. */
        STAFF
    }

    /** The group or person for whom it is done. */
    public UUID principal() {
        return group.or(() -> person).orElse(actor);
    }

    /** The event with both names on it. */
    public Event sign(Event event) {
        Event signed = event.by(actor);
        return principal().equals(actor) ? signed : signed.forSomebody(principal());
    }
}
