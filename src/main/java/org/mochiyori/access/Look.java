package org.mochiyori.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody has read a secret.
 *
 * @param name as they are called now
 * @param number 受付番号 of the booking it was for; empty for one of the lender's officers
 */
public record Look(UUID id, UUID person, String name, Instant at, Optional<String> number) {}
