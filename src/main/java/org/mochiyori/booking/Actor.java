package org.mochiyori.booking;

import java.util.Optional;
import java.util.UUID;

/**
 * Who does something, and for whom.
 *
 * @param person empty for the clock
 * @param onBehalfOf the group or person it is done for, where that is another
 */
public record Actor(Optional<UUID> person, Optional<UUID> onBehalfOf) {
    /** The owner hub's clock. */
    public static final Actor CLOCK = new Actor(Optional.empty(), Optional.empty());

    /** A person for himself. */
    public static Actor of(UUID person) {
        return new Actor(Optional.of(person), Optional.empty());
    }

    /** A person for a group or another person. */
    public static Actor of(UUID person, UUID party) {
        return new Actor(Optional.of(person), person.equals(party) ? Optional.empty() : Optional.of(party));
    }
}
