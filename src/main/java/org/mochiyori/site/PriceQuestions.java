package org.mochiyori.site;

import static org.mochiyori.site.RuleQuestion.choice;
import static org.mochiyori.site.RuleQuestion.number;
import static org.mochiyori.site.RuleQuestion.rows;
import static org.mochiyori.site.RuleQuestion.text;

import java.util.List;
import org.mochiyori.site.RuleQuestion.Ask;
import org.mochiyori.site.RuleQuestion.Row;

/** What is asked about prices: how rates become one, what is taken off, and what is owed for calling off. */
final class PriceQuestions {
    private static final int DEAREST = 100_000_000;

    private PriceQuestions() {}

    static List<RuleQuestion> tariff() {
        return List.of(
                rows(new Ask("rates", "rule.tariff-rates", true), "rule.tariff-rate", rates()),
                new RuleQuestion.Maybe(
                        new Ask("special", "rule.tariff-special"),
                        List.of(
                                RuleQuestions.days("days", "rule.tariff-days"),
                                new RuleQuestion.Yes(new Ask("holidays", "rule.tariff-holidays")),
                                rows(new Ask("rates", "rule.tariff-rates-special"), "rule.tariff-rate", rates()))),
                new RuleQuestion.Maybe(
                        new Ask("overrun", "rule.tariff-overrun", true),
                        List.of(
                                number("part", "rule.tariff-part", 1, 1000),
                                number("of", "rule.tariff-of", 1, 1000),
                                to(),
                                mode())),
                new RuleQuestion.Rows(new Ask("steps", "rule.tariff-steps", true), "step", steps()),
                new RuleQuestion.Figure(new Ask("deposit", "rule.tariff-deposit", true), 0, DEAREST, false));
    }

    private static List<RuleQuestion> rates() {
        return List.of(
                new RuleQuestion.Text(new Ask("label", "rule.rate-label", true), 100, false),
                number("yen", "rule.rate-yen", 0, DEAREST),
                choice("per", "rule.rate-per", "rule.per-", "hour", "band", "day", "use", "unit", "unitDay"),
                new RuleQuestion.Text(new Ask("band", "rule.rate-band", true), 100, false));
    }

    private static List<Row> steps() {
        List<RuleQuestion> extras = List.of(
                text("label", "rule.extra-label", 100),
                number("yen", "rule.rate-yen", 0, DEAREST),
                choice("per", "rule.rate-per", "rule.per-", "band", "hour", "day", "use", "unit", "unitDay"),
                new RuleQuestion.Yes(new Ask("chosen", "rule.extra-chosen")));
        return List.of(
                new Row(
                        "surcharge",
                        "rule.tariff-surcharge",
                        List.of(
                                text("label", "rule.surcharge-label", 100),
                                new RuleQuestion.Figure(
                                        new Ask("percent", "rule.surcharge-percent", true), 101, 1000, true),
                                RuleQuestions.classes("rule.classes-charged"),
                                natures())),
                new Row(
                        "wholeDay",
                        "rule.tariff-whole-day",
                        List.of(number("percent", "rule.whole-day-percent", 1, 100))),
                new Row(
                        "extras",
                        "rule.tariff-extras",
                        List.of(rows(new Ask("items", "rule.extra-items"), "rule.tariff-extra", extras))),
                new Row("reduce", "rule.tariff-reduce", List.of()),
                new Row("round", "rule.tariff-round", List.of(to(), mode())));
    }

    static List<RuleQuestion> reduction() {
        List<RuleQuestion> ground = List.of(
                text("label", "rule.ground-label", 100),
                number("percent", "rule.ground-percent", 1, 100),
                new RuleQuestion.Yes(new Ask("asked", "rule.ground-asked", true)),
                RuleQuestions.classes("rule.classes-reduced"),
                new RuleQuestion.Code(new Ask("code", "rule.ground-label")));
        return List.of(
                rows(new Ask("grounds", "rule.reduction-grounds", true), "rule.reduction-ground", ground),
                new RuleQuestion.Choice(
                        new Ask("decidedBy", "rule.reduction-decided"),
                        "rule.decides-",
                        List.of("desk", "lender", "either"),
                        false),
                to(),
                mode());
    }

    static List<RuleQuestion> cancellation() {
        return List.of(
                rows(
                        new Ask("steps", "rule.cancellation-steps", true),
                        "rule.cancellation-step",
                        List.of(
                                number("days", "rule.step-days", 0, 366),
                                number("percent", "rule.step-percent", 0, 100))),
                new RuleQuestion.Figure(new Ask("late", "rule.cancellation-late", true), 0, 100, false),
                to(),
                mode(),
                new RuleQuestion.Names(
                        new Ask("exempt", "rule.cancellation-exempt"),
                        RuleQuestions.options("rule.exempt-", "weather", "disaster"),
                        true));
    }

    private static RuleQuestion natures() {
        return new RuleQuestion.Names(
                new Ask("natures", "rule.surcharge-natures"),
                RuleQuestions.options("listing.nature-", "commercial", "political", "religious"),
                false);
    }

    private static RuleQuestion to() {
        return new RuleQuestion.Figure(new Ask("to", "rule.round-to", true), 1, 10_000, false);
    }

    private static RuleQuestion mode() {
        return new RuleQuestion.Choice(
                new Ask("mode", "rule.round-mode"), "rule.rounds-", List.of("down", "halfup", "up"), false);
    }
}
