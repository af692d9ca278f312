package org.mochiyori.booking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mochiyori.calendar.Validity;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;

/** What uses would cost by rules that are not set yet, reckoned as bookings are. */
public final class Trials {
    private final Offers offers;

    Trials(Offers offers) {
        this.offers = offers;
    }

    /**
     * A use to try a rule on.
     *
     * @param classes of the borrower, as rules know them
     * @param extras whether all that may be chosen on top is wanted
     */
    public record Use(TimeWindow window, List<String> classes, Nature nature, boolean extras) {
        public Use {
            classes = List.copyOf(classes);
        }
    }

    /**
     * The price of each use of one thing.
     *
     * @param tried values instead of those that hold
     */
    public List<Price> prices(Sql sql, Entry entry, Map<RuleKind, JsonNode> tried, List<Use> uses) {
        Offer real = Optional.ofNullable(offers.of(sql, List.of(entry)).get(entry.id()))
                .orElseThrow();
        Map<RuleKind, Validity<JsonNode>> values = new EnumMap<>(RuleKind.class);
        values.putAll(real.rules().values());
        tried.forEach((kind, value) -> values.put(kind, Validity.always(value)));
        Offer offer = new Offer(entry, real.timetable(), new Ruleset(values));
        return uses.stream().map(use -> price(offer, use)).toList();
    }

    private static Price price(Offer offer, Use use) {
        Set<String> extras =
                use.extras() ? Assessor.offered(offer, use.window()).collect(Collectors.toSet()) : Set.of();
        FeeRules.Asked asked =
                new FeeRules.Asked(use.window(), 1, use.classes(), use.nature().word(), extras);
        return FeeRules.price(offer, offer.charges(offer.date(use.window().from())), asked);
    }
}
