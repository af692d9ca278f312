package org.mochiyori.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * News on its way.
 *
 * @param to who hears of it
 * @param except who did it and need not be told
 */
record Told(News news, List<Address> to, Optional<UUID> except) {
    Told {
        to = List.copyOf(to);
    }

    boolean isFor(Recipient recipient) {
        return recipient.person().isEmpty() || !recipient.person().equals(except);
    }
}
