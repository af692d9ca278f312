package org.mochiyori.series;

import java.time.LocalDate;
import java.util.function.Function;
import org.mochiyori.booking.Wish;

/**
 * A series as somebody wants it.
 *
 * @param first its first occasion, for whom and what for
 * @param recurrence by which rule it comes again, given the first day
 * @param clashes what becomes of dates that cannot be had
 * @param within how many days a date may move, 0 for the same day only
 */
public record Wanted(Wish first, Function<LocalDate, Recurrence> recurrence, Clashes clashes, int within) {
    /** How many days a date may move where nobody says: less than halfway to the next week. */
    public static final int USUAL = 3;
    /** The most days a date may move. */
    public static final int FARTHEST = 14;

    public Wanted {
        if (within < 0 || within > FARTHEST) {
            throw new IllegalArgumentException("0 to " + FARTHEST + " days");
        }
    }
}
