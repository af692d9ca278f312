package org.mochiyori.series;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.mochiyori.booking.Quote;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;

/**
 * What would become of each date of a series now.
 *
 * @param recurrence by which rule
 * @param without months in which the rule has no day
 * @param zone of the lender's clock
 */
public record Plan(Recurrence recurrence, List<LocalDate> without, ZoneId zone, List<Date> dates) {
    public Plan {
        without = List.copyOf(without);
        dates = List.copyOf(dates);
    }

    /**
     * One date.
     *
     * @param number from 1
     * @param day by the rule
     * @param window of the line that decides about it, as the rule says; empty where the clock leaves such an hour out
     * @param refusal why the date itself cannot be had
     * @param had what is booked; empty for one that is left out
     * @param nearest for a date that cannot be had: the nearest time near enough that can, whether it is taken or not
     */
    public record Date(
            int number,
            LocalDate day,
            Optional<TimeWindow> window,
            Outcome outcome,
            Optional<Problem> refusal,
            Optional<Possible> had,
            Optional<Possible> nearest) {}

    /** Lines that can be had, and what comes of them. */
    public record Possible(List<WishLine> lines, Quote quote) {
        public Possible {
            lines = List.copyOf(lines);
        }
    }

    /** Dates that cannot be had as the rule says. */
    public List<Date> clashes() {
        return dates.stream().filter(date -> date.refusal().isPresent()).toList();
    }

    /** Dates that are booked. */
    public List<Date> had() {
        return dates.stream().filter(date -> date.had().isPresent()).toList();
    }

    /** What all that is booked costs, as far as prices are known. */
    public Yen total() {
        return had().stream()
                .flatMap(date -> date.had().stream())
                .map(possible -> possible.quote().total())
                .reduce(Yen.ZERO, Yen::plus);
    }

    /** Whether the sum is all there is to pay. */
    public boolean isComplete() {
        return had().stream()
                .flatMap(date -> date.had().stream())
                .allMatch(possible -> possible.quote().isComplete());
    }
}
