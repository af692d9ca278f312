package org.mochiyori.booking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.platform.db.Sql;

/** Which rules are set aside for which lines. Asks nothing where nothing is refused that somebody could set aside. */
final class WaiverRules {
    private WaiverRules() {}

    /**
     * The lines with the rules that are set aside for them.
     *
     * @param judged the same lines as the rules see them
     */
    static List<Assessed> applied(Sql sql, List<Assessed> lines, List<Assessed> judged, Assessor.Asking asking) {
        Map<Integer, UUID> refused = new HashMap<>();
        judged.stream()
                .filter(Assessed::isWaivable)
                .forEach(line -> refused.put(
                        line.terms().position(), line.terms().thing().listing()));
        if (refused.isEmpty()) {
            return lines;
        }
        List<Waiver> waivers = WaiverStore.listFor(sql, asking.borrower(), Set.copyOf(refused.values()));
        return lines.stream()
                .map(line -> refused.containsKey(line.terms().position()) ? pardoned(line, waivers) : line)
                .toList();
    }

    private static Assessed pardoned(Assessed line, List<Waiver> waivers) {
        List<Waiver> own =
                waivers.stream().filter(one -> one.isFor(line.terms())).toList();
        return new Assessed(
                line.offer(),
                line.terms(),
                line.asker().without(own.stream().map(Waiver::asWaived).collect(Collectors.toSet())),
                own.stream().map(Waiver::id).toList(),
                line.problem());
    }
}
