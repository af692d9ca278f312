package org.mochiyori.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;

/**
 * What would come of a wish now: a booking without effect.
 *
 * @param lines by position
 */
public record Quote(List<QuotedLine> lines) {
    public Quote {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param terms as it would be booked
     * @param refusal which rule refuses, who may waive it, what is free instead; empty if it can be had
     * @param state in which it would be born, for one that can be had
     * @param lapsesAt by when the lender must answer or the borrower confirm; empty where it would be confirmed at once
     */
    public record QuotedLine(Terms terms, Optional<Problem> refusal, State state, Optional<Instant> lapsesAt) {
        /** Windows near a refused one that could be had by themselves, as the refusal tells them. */
        public List<TimeWindow> alternatives() {
            return refusal().map(RefusalJson::alternatives).orElse(List.of());
        }
    }

    /** Whether every line that is not optional can be had, and at least one. */
    public boolean isFree() {
        return lines.stream()
                        .allMatch(
                                line -> line.refusal().isEmpty() || line.terms().optional())
                && lines.stream().anyMatch(line -> line.refusal().isEmpty());
    }

    /** Whether the sum is all there is to pay. */
    public boolean isComplete() {
        return lines.stream()
                .filter(line -> line.refusal().isEmpty())
                .allMatch(line -> line.terms().price().isComplete());
    }

    /** The sum of the lines that can be had. */
    public Yen total() {
        return lines.stream()
                .filter(line -> line.refusal().isEmpty())
                .map(line -> line.terms().price().total())
                .reduce(Yen.ZERO, Yen::plus);
    }
}
