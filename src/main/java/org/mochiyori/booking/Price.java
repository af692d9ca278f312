package org.mochiyori.booking;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mochiyori.kernel.Yen;

/**
 * What a line costs, explained.
 *
 * @param parts in the order of the reckoning
 */
public record Price(List<Part> parts) {
    /** Costs nothing. */
    public static final Price FREE = new Price(List.of());

    /** The code of a part that has no figure: the desk tells it. */
    public static final String UNKNOWN = "unknown";

    /** The code of a 減免. */
    public static final String REDUCTION = "reduction";

    /** The code of a 保証金, which is given back and so is no part of the sum. */
    public static final String DEPOSIT = "deposit";

    /** The figure of a part that reductions leave alone. */
    static final String KEPT = "kept";

    public Price {
        parts = List.copyOf(parts);
    }

    /**
     * One amount and how it came about.
     *
     * @param code which rule, such as {@code per-hour}; pages say it as {@code booking.price-<code>}
     * @param label what it is for, in the lender's words; may be empty
     * @param yen the amount; negative for a reduction
     * @param figures what was multiplied: whole numbers by name, such as {@code hours}
     */
    public record Part(String code, String label, Yen yen, Map<String, Long> figures) {
        public Part {
            figures = Map.copyOf(figures);
        }

        boolean is(String other) {
            return code.equals(other);
        }
    }

    /** Whether there is a figure for all of it; where not, the total is what is known of it. */
    public boolean isComplete() {
        return parts.stream().noneMatch(part -> part.is(UNKNOWN));
    }

    /** What is to be paid for the use; the deposit is not in it. */
    public Yen total() {
        return sum(part -> !part.is(DEPOSIT));
    }

    /** What is paid beforehand and given back. */
    public Yen deposit() {
        return sum(part -> part.is(DEPOSIT));
    }

    /** What a reduction is reckoned from: the sum before any, without what reductions leave alone. */
    public Yen reducible() {
        return sum(part -> !part.is(DEPOSIT) && !isKept(part) && !part.is(REDUCTION));
    }

    /** What reductions leave alone. */
    public Yen kept() {
        return sum(Price::isKept);
    }

    private static boolean isKept(Part part) {
        return part.figures().containsKey(KEPT);
    }

    private Yen sum(Predicate<Part> which) {
        return parts.stream().filter(which).map(Part::yen).reduce(Yen.ZERO, Yen::plus);
    }
}
