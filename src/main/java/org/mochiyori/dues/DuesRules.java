package org.mochiyori.dues;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mochiyori.booking.CalledOff;
import org.mochiyori.booking.Price;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Yen;

/** What a line comes to. Pure. */
final class DuesRules {
    private DuesRules() {}

    /**
     * All that is known of a line.
     *
     * @param reductions steps of its 減免, in order
     * @param charges what the desk added or let off
     * @param demands 弁償金, also what is wanted no more
     * @param calledOff where it was cancelled
     */
    record Known(
            Terms terms,
            State state,
            List<ReductionMove> reductions,
            List<Charge> charges,
            List<Demand> demands,
            Optional<CalledOff> calledOff) {}

    static Account.LineDue due(Known line) {
        List<Price.Part> parts = new ArrayList<>(
                switch (line.state()) {
                    case REQUESTED, HELD, CONFIRMED, OUT, CLOSED -> used(line);
                    case CANCELLED -> List.of(cancelled(line));
                    case DECLINED, WITHDRAWN, EXPIRED -> List.<Price.Part>of();
                });
        if (line.charges().stream().anyMatch(charge -> charge.kind() == Charge.Kind.CANCELLATION)) {
            // The lender has decided what was open.
            parts.removeIf(part -> part.code().equals(Price.UNKNOWN));
        }
        line.demands().stream().filter(Demand::isOpen).forEach(demand -> parts.add(part(demand)));
        line.charges().forEach(charge -> parts.add(part(charge)));
        return new Account.LineDue(
                line.terms().id(),
                line.terms().thing().title(),
                line.state(),
                parts,
                keepsDeposit(line.state()) ? line.terms().price().deposit() : Yen.ZERO,
                line.reductions().isEmpty()
                        ? Optional.empty()
                        : Optional.of(line.reductions().getLast()));
    }

    /** What a reduction by so many percent takes off a price beyond what is off already. */
    static Yen off(Price price, ReductionMove.Ground ground, int percent) {
        Yen left = ground.rounding().percent(100 - percent, price.reducible()).plus(price.kept());
        return new Yen(Math.max(0, price.total().value() - left.value()));
    }

    private static List<Price.Part> used(Known line) {
        List<Price.Part> parts = new ArrayList<>(line.terms().price().parts().stream()
                .filter(part -> !part.code().equals(Price.DEPOSIT))
                .toList());
        granted(line)
                .ifPresent(move -> parts.add(new Price.Part(
                        Price.REDUCTION, move.ground().label(), move.yen().times(-1), Map.of("percent", (long)
                                move.percent()))));
        return parts;
    }

    /** The lender and the clock owe the borrower their use, so nothing is owed for it. */
    private static Price.Part cancelled(Known line) {
        boolean owes = line.calledOff()
                .filter(CalledOff::byBorrower)
                .filter(called -> called.reason()
                        .filter(line.terms().conditions().cancellation().exempt()::contains)
                        .isEmpty())
                .isPresent();
        if (!owes) {
            return new Price.Part("cancellation", "", Yen.ZERO, Map.of("percent", 0L));
        }
        OptionalInt percent =
                line.terms().cancelPercent(line.calledOff().orElseThrow().at());
        if (percent.isEmpty()) {
            return new Price.Part(Price.UNKNOWN, "", Yen.ZERO, Map.of());
        }
        Yen owed = line.terms()
                .conditions()
                .cancellation()
                .rounding()
                .percent(percent.getAsInt(), new Price(used(line)).total());
        return new Price.Part("cancellation", "", owed, Map.of("percent", (long) percent.getAsInt()));
    }

    private static Optional<ReductionMove> granted(Known line) {
        return line.reductions().stream()
                .filter(move -> move.kind() == ReductionMove.Kind.GRANT)
                .reduce((first, second) -> second);
    }

    private static Price.Part part(Demand demand) {
        return new Price.Part(
                "demand-" + demand.kind().word(), "", demand.yen(), Map.of("count", (long) demand.count()));
    }

    private static Price.Part part(Charge charge) {
        Map<String, Long> figures = charge.hours().isPresent()
                ? Map.of("hours", (long) charge.hours().getAsInt())
                : Map.of();
        String code = switch (charge.kind()) {
            case OVERRUN -> "overrun";
            case OTHER -> "added";
            case CANCELLATION -> "cancellation-set";
            case WAIVER -> "waived";
        };
        return new Price.Part(code, charge.note().orElse(""), charge.yen(), figures);
    }

    private static boolean keepsDeposit(State state) {
        return switch (state) {
            case REQUESTED, HELD, CONFIRMED, OUT -> true;
            case CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> false;
        };
    }
}
