package org.mochiyori.notice;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.text.Language;

/**
 * A letter as it is written.
 *
 * @param about what it is and whose desk answers for it
 * @param to where it goes
 * @param text what it says
 * @param stop key by which its reader ends letters like it
 */
record Draft(About about, To to, Text text, Optional<String> stop) {
    /** One that nobody has asked for by subscribing, so that there is nothing to end. */
    Draft(About about, To to, Text text) {
        this(about, to, text, Optional.empty());
    }

    /**
     * @param key two letters of one key are one letter
     * @param secret carries a one-time link
     */
    record About(String kind, Optional<String> hub, String key, boolean secret) {}

    /**
     * @param sender name before the address it comes from
     */
    record To(Optional<UUID> person, String mail, String sender, Language language) {}

    record Text(String subject, String body) {}

    @Override
    public String toString() {
        return "Draft[" + about.kind() + "]"; // may carry a secret
    }
}
