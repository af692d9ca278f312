package org.mochiyori.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody found wrong with a message, for the desk.
 *
 * @param text of the message as it was; empty where it had none any more
 */
public record Report(
        UUID id, UUID booking, String number, Optional<String> text, String reason, UUID author, UUID by, Instant at) {}
