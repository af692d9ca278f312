package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a line came to be cancelled.
 *
 * @param byBorrower not by the lender and not by the clock
 * @param reason code given, such as {@code weather}
 */
public record CalledOff(UUID line, Instant at, boolean byBorrower, Optional<String> reason) {}
