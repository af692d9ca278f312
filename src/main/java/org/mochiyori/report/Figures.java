package org.mochiyori.report;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * 利用状況: what was used in some time, listing by listing.
 *
 * @param rows listings that were used, by kind and name
 */
public record Figures(List<Row> rows) {
    public Figures {
        rows = List.copyOf(rows);
    }

    /**
     * One listing.
     *
     * @param uses lines that were used: not those called off, nor those to which nobody came
     * @param minutes for which it was booked, all together
     * @param reported uses of which there is a report
     * @param persons who came, by the reports
     * @param counts of these persons, by the kinds that the lender counts
     * @param expected persons who were to come to the uses without a report
     */
    public record Row(
            UUID listing,
            String name,
            String kind,
            long uses,
            long minutes,
            long reported,
            long persons,
            SortedMap<String, Long> counts,
            long expected) {
        public Row {
            counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }
    }

    /** All kinds of people that were counted anywhere. */
    public SequencedSet<String> kinds() {
        SequencedSet<String> kinds = new LinkedHashSet<>();
        rows.stream()
                .map(Row::counts)
                .map(Map::keySet)
                .flatMap(Collection::stream)
                .sorted()
                .forEach(kinds::add);
        return kinds;
    }
}
