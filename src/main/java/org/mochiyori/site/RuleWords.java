package org.mochiyori.site;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.JsonFields;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Reception;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Admission;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.Quotas;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.group.Group;
import org.mochiyori.platform.text.Phrase;

/** The rules of a listing as sentences: when one may ask, who, for what, and how much. */
final class RuleWords {
    private final List<Phrase> told = new ArrayList<>();

    private RuleWords() {}

    /** What holds on a day, beside what every listing says of itself. */
    static List<Phrase> of(Ruleset rules, LocalDate day) {
        RuleWords words = new RuleWords();
        rules.on(day, RuleKind.OPENING, Opening::fromJson).ifPresent(words::opening);
        rules.on(day, RuleKind.ADMISSION, Admission::fromJson).ifPresent(words::admission);
        rules.on(day, RuleKind.QUOTAS, Quotas::fromJson)
                .ifPresent(quotas -> quotas.limits().forEach(words::limit));
        rules.on(day, RuleKind.LENDING, Lending::fromJson)
                .map(Lending::confirming)
                .ifPresent(words::confirming);
        return List.copyOf(words.told);
    }

    private void opening(Opening opening) {
        Reception reception = opening.reception();
        boolean one = reception.classes().isEmpty();
        new TreeMap<>(reception.classes()).forEach((name, rule) -> reception(who(name), rule));
        reception(Phrase.of(one ? "listing.rule-who-all" : "listing.rule-who-others"), reception.standard());
        switch (opening.slots()) {
            case Slots.Days days ->
                days.longest().ifPresent(most -> told.add(Phrase.of("listing.rule-longest-days", "n", most)));
            case Slots.Months months -> told.add(Phrase.of("listing.rule-months"));
            case Slots.Bands bands -> overrun(bands.overrun());
            case Slots.Grid grid -> {}
        }
        opening.times()
                .priorities()
                .forEach(priority -> told.add(Phrase.of(
                        "listing.rule-kept", "hours", priority.hours().toString(), "reason", priority.reason())));
    }

    private void overrun(int minutes) {
        if (minutes > 0) {
            told.add(Phrase.of("listing.rule-overrun", "n", minutes));
        }
    }

    private void reception(Phrase who, Reception.Rule rule) {
        rule.opens().map(opens -> opens(who, opens)).ifPresent(told::add);
        rule.closes().map(closes -> closes(who, closes)).ifPresent(told::add);
    }

    private static Phrase opens(Phrase who, Reception.Opens opens) {
        Map<String, Object> values = new HashMap<>(Map.of("who", who, "time", time(opens.at())));
        return switch (opens) {
            case Reception.Opens.MonthsBefore before -> {
                values.put("n", before.months());
                before.day().ifPresent(day -> values.put("day", day));
                yield new Phrase(
                        before.day().isPresent() ? "listing.rule-opens-on" : "listing.rule-opens-months", values);
            }
            case Reception.Opens.DaysBefore before -> {
                values.put("n", before.days());
                yield new Phrase("listing.rule-opens-days", values);
            }
        };
    }

    private static Phrase closes(Phrase who, Reception.Closes closes) {
        return switch (closes) {
            case Reception.Closes.HoursBefore before ->
                Phrase.of("listing.rule-closes-hours", "who", who, "n", before.hours());
            case Reception.Closes.DaysBefore before ->
                before.at() == Hours.DAY
                        ? Phrase.of("listing.rule-closes-end", "who", who, "n", before.days())
                        : Phrase.of(
                                "listing.rule-closes-days", "who", who, "n", before.days(), "time", time(before.at()));
        };
    }

    private void admission(Admission rule) {
        rule.classes().stream().sorted().forEach(name -> told.add(Phrase.of("listing.rule-only", "who", who(name))));
        new TreeMap<>(rule.natures()).forEach((nature, how) -> {
            if (how != Admission.Treatment.ALLOWED) {
                told.add(Phrase.of(
                        "listing.rule-nature-" + JsonFields.word(how), "what", Phrase.of("listing.nature-" + nature)));
            }
        });
        if (rule.most() > 0) {
            told.add(Phrase.of("listing.rule-persons", "n", rule.most()));
        }
    }

    private void limit(Quotas.Limit limit) {
        Phrase of = Phrase.of("problem.word-of-" + JsonFields.word(limit.measure()));
        limit.classes().stream()
                .sorted()
                .forEach(name -> told.add(Phrase.of("listing.rule-quota-for", "who", who(name))));
        told.add(
                switch (limit.per()) {
                    case DAY, WEEK, MONTH, FISCAL_YEAR ->
                        Phrase.of(
                                "listing.rule-quota",
                                "per",
                                Phrase.of("problem.word-per-" + JsonFields.word(limit.per())),
                                "n",
                                limit.most(),
                                "of",
                                of);
                    case UNDECIDED -> Phrase.of("listing.rule-quota-undecided", "n", limit.most(), "of", of);
                    case COMING -> Phrase.of("listing.rule-quota-coming", "n", limit.most(), "of", of);
                });
    }

    private void confirming(Lending.Confirming rule) {
        rule.daysBefore()
                .ifPresent(days ->
                        told.add(Phrase.of("listing.rule-confirm", "n", days, "time", time(rule.at() % Hours.DAY))));
    }

    /** A kind of group, a word every hub has, or one of the hub's own. */
    static Phrase who(String name) {
        return switch (name) {
            case "outside" -> Phrase.of("listing.rule-who-outside");
            case "individual" -> Phrase.of("listing.rule-who-individual");
            case "group" -> Phrase.of("listing.rule-who-group");
            default -> Group.Kind.find(name).isPresent() ? Phrase.of("group.kind-" + name) : Phrase.literal(name);
        };
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60 % 24, minute % 60);
    }
}
