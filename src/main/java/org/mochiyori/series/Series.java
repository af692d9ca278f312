package org.mochiyori.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Seen;

/**
 * Things asked for again and again by one rule, as one person sees them.
 *
 * @param recurrence as it was asked
 * @param clashes what was to become of dates that could not be had
 * @param at when it was asked
 * @param occurrences every date that the rule meant, in order
 */
public record Series(UUID id, Recurrence recurrence, Clashes clashes, Instant at, List<Occurrence> occurrences) {
    public Series {
        occurrences = List.copyOf(occurrences);
    }

    /**
     * One date of it.
     *
     * @param number from 1
     * @param day by the rule; a booking that moved lies elsewhere
     * @param rule what refused the date itself, where something did
     * @param booking what has become of it, where it was booked and concerns the reader
     */
    public record Occurrence(
            int number, LocalDate day, Outcome outcome, Optional<String> rule, Optional<Seen> booking) {}

    /** The bookings in it that concern the reader. */
    public List<Seen> bookings() {
        return occurrences.stream().flatMap(one -> one.booking().stream()).toList();
    }

    /** Rises with every move of any of its bookings: the version of {@code If-Match}. */
    public long version() {
        return bookings().stream().mapToLong(seen -> seen.booking().version()).sum();
    }

    /** How many dates came to this when they were asked for. */
    public long count(Outcome outcome) {
        return occurrences.stream().filter(one -> one.outcome() == outcome).count();
    }

    /**
     * A series in a list of many.
     *
     * @param listing of the first thing in its first booking
     * @param title of that thing when it was asked for
     * @param dates how many the rule meant
     * @param skipped how many of them could not be had
     * @param open how many of its bookings are asked for, kept, agreed or out
     * @param next the first such use that is not over
     * @param zone of the lender of that thing
     */
    public record Summary(
            UUID id,
            Recurrence recurrence,
            Optional<UUID> group,
            UUID listing,
            String title,
            String purpose,
            LocalDate first,
            LocalDate last,
            int dates,
            int skipped,
            int open,
            Optional<Instant> next,
            ZoneId zone) {}
}
