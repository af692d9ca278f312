package org.mochiyori.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret address under which calendars read what somebody borrows and lends.
 *
 * @param holder to whom it was given; it shows what this person may see on the day it is read
 * @param group whose business alone it shows; empty for all that is the holder's
 * @param name by which its holder tells it from others
 * @param renewed when its address was changed last, or given first
 * @param readOn the last day on which a calendar fetched it
 */
public record Feed(
        UUID id,
        UUID holder,
        Optional<UUID> group,
        String name,
        Instant made,
        Instant renewed,
        Optional<LocalDate> readOn) {
    /** With its address, which is told once. */
    public record Issued(Feed feed, String address) {}
}
