package org.mochiyori.notice;

import java.util.Optional;
import java.util.UUID;

/** To whom news goes, before it is looked up who that is today. */
sealed interface Address {
    /** Those who speak for a group; its own address where nobody does, or nobody of them has mail. */
    record Speakers(UUID group) implements Address {}

    /** A member of the group who asked for it, or, without a group, whoever borrows. */
    record Asker(UUID person, Optional<UUID> group) implements Address {}

    /** Everybody who serves at a hub's desk, as readers of notices, and the hub's one address for letters. */
    record Desk(String hub) implements Address {}
}
