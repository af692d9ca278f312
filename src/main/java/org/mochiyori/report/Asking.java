package org.mochiyori.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.ReportTerms;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.platform.db.Sql;

/** Whether the lender's rule, as it held on the last day of a use, asks for a report about it. */
final class Asking {
    private final CatalogueModule catalogue;

    Asking(CatalogueModule catalogue) {
        this.catalogue = catalogue;
    }

    /** What is asked about a line; empty where nothing is. */
    Optional<Ask> find(Sql sql, Seen seen, Line line) {
        return list(sql, seen, List.of(line)).stream().findFirst();
    }

    /** What is asked about lines of a booking, in their order. */
    List<Ask> list(Sql sql, Seen seen, List<Line> lines) {
        return List.copyOf(find(
                        sql, lines.stream().map(line -> used(seen, line)).toList())
                .values());
    }

    /** What is asked about many lines, in their order; those about which nothing is asked are left out. */
    SequencedMap<AskStore.Used, Ask> find(Sql sql, Collection<AskStore.Used> used) {
        Map<UUID, Ruleset> rules = new HashMap<>();
        SequencedMap<AskStore.Used, Ask> asks = new LinkedHashMap<>();
        for (AskStore.Used one : used) {
            Ruleset of = rules.computeIfAbsent(one.listing(), listing -> rules(sql, listing));
            find(of, one).ifPresent(ask -> asks.put(one, ask));
        }
        return asks;
    }

    private static AskStore.Used used(Seen seen, Line line) {
        return new AskStore.Used(
                line.terms().id(),
                seen.booking().id(),
                line.terms().thing().hub(),
                line.terms().thing().listing(),
                line.terms().thing().kind(),
                seen.booking().request().nature().word(),
                ReportRules.lastDay(line.terms()));
    }

    private Ruleset rules(Sql sql, UUID listing) {
        return catalogue.rules().of(sql, catalogue.listings().get(sql, listing).listing());
    }

    private static Optional<Ask> find(Ruleset rules, AskStore.Used used) {
        LocalDate day = used.lastDay();
        return rules.on(day, RuleKind.REPORT, ReportTerms::fromJson)
                .filter(terms -> terms.asksFor(used.kind(), used.nature()))
                .map(terms -> new Ask(used.line(), day.plusDays(terms.days()), terms.counts(), terms.checklist()));
    }
}
