package org.mochiyori.booking;

import java.util.List;
import java.util.Map;
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
    }

    /** Whether there is a figure for all of it; where not, the total is what is known of it. */
    public boolean isComplete() {
        return parts.stream().noneMatch(part -> part.code().equals(UNKNOWN));
    }

    /** The sum. */
    public Yen total() {
        return parts.stream().map(Part::yen).reduce(Yen.ZERO, Yen::plus);
    }
}
