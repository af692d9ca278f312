package org.mochiyori.dues;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Price;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.Yen;

/**
 * What one lender of a booking is owed, explained, and what has been paid.
 *
 * @param hub the lender's
 * @param lines what of the booking is lent by it
 * @param payments in their order
 * @param demands 弁償金 for these lines, also what is wanted no more
 */
public record Account(UUID lender, String hub, List<LineDue> lines, List<Payment> payments, List<Demand> demands) {
    public Account {
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
        demands = List.copyOf(demands);
    }

    /**
     * What is owed for one line.
     *
     * @param title of the listing when it was asked for
     * @param parts as booked, and what came of it later
     * @param deposit 保証金 that the line asks for now
     * @param reduction the last step of a 減免 that was asked for
     */
    public record LineDue(
            UUID line,
            String title,
            State state,
            List<Price.Part> parts,
            Yen deposit,
            Optional<ReductionMove> reduction) {
        public LineDue {
            parts = List.copyOf(parts);
        }

        /** The sum, never below zero. */
        public Yen due() {
            Yen sum = new Price(parts).total();
            return sum.value() < 0 ? Yen.ZERO : sum;
        }

        /** 取消料, as reckoned and as the lender has set it. */
        public Yen cancellation() {
            return parts.stream()
                    .filter(part -> part.code().startsWith("cancellation"))
                    .map(Price.Part::yen)
                    .reduce(Yen.ZERO, Yen::plus);
        }

        /** Whether there is a figure for all of it. */
        public boolean isComplete() {
            return new Price(parts).isComplete();
        }
    }

    /** What is owed for the use. */
    public Yen due() {
        return lines.stream().map(LineDue::due).reduce(Yen.ZERO, Yen::plus);
    }

    /** What has been paid for the use, what was paid back taken off. */
    public Yen paid() {
        return sum(false);
    }

    /** Still to pay; below zero what is to be paid back (還付). */
    public Yen balance() {
        return new Yen(Math.subtractExact(due().value(), paid().value()));
    }

    /** 保証金 asked for. */
    public Yen deposit() {
        return lines.stream().map(LineDue::deposit).reduce(Yen.ZERO, Yen::plus);
    }

    /** 保証金 that lies at the desk. */
    public Yen depositHeld() {
        return sum(true);
    }

    /** Whether there is a figure for all of it. */
    public boolean isComplete() {
        return lines.stream().allMatch(LineDue::isComplete);
    }

    private Yen sum(boolean deposit) {
        return payments.stream()
                .filter(payment -> payment.deposit() == deposit)
                .map(Payment::yen)
                .reduce(Yen.ZERO, Yen::plus);
    }
}
