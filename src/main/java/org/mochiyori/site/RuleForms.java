package org.mochiyori.site;

import static org.mochiyori.site.RuleQuestion.choice;
import static org.mochiyori.site.RuleQuestion.number;
import static org.mochiyori.site.RuleQuestion.rows;
import static org.mochiyori.site.RuleQuestion.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Admission;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.catalogue.CustodyTerms;
import org.mochiyori.catalogue.PaperText;
import org.mochiyori.catalogue.Quotas;
import org.mochiyori.catalogue.ReportTerms;
import org.mochiyori.catalogue.Rounding;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.catalogue.WaivedBy;
import org.mochiyori.group.Group;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.RuleQuestion.Ask;
import org.mochiyori.site.RuleQuestion.Row;
import org.mochiyori.site.view.Field;

/** What is asked about each kind of rule. */
final class RuleForms {
    private static final int DEAREST = 100_000_000;

    private RuleForms() {}

    /**
     * The form of a kind.
     *
     * @param start what it says where nobody has said anything yet
     */
    record RuleForm(RuleKind kind, List<RuleQuestion> asked, JsonNode start) {}

    /** The kinds that have a form, in the order in which clerks ask for them. */
    static final List<RuleKind> KINDS = List.of(
            RuleKind.TARIFF,
            RuleKind.REDUCTION,
            RuleKind.CANCELLATION,
            RuleKind.QUOTAS,
            RuleKind.ADMISSION,
            RuleKind.PAPER,
            RuleKind.CUSTODY,
            RuleKind.REPORT);

    static RuleForm of(RuleKind kind) {
        return switch (kind) {
            case TARIFF -> new RuleForm(kind, tariff(), Tariff.PLAIN.toJson());
            case REDUCTION -> new RuleForm(kind, reduction(), nothing());
            case CANCELLATION ->
                new RuleForm(
                        kind,
                        cancellation(),
                        new Cancellation(
                                        List.of(new Cancellation.Step(7, 0)),
                                        OptionalInt.of(100),
                                        Rounding.YEN,
                                        Set.of("weather", "disaster"))
                                .toJson());
            case QUOTAS ->
                new RuleForm(
                        kind,
                        quotas(),
                        new Quotas(List.of(new Quotas.Limit(
                                        4,
                                        Quotas.Measure.USES,
                                        Quotas.Per.MONTH,
                                        Quotas.Over.LISTING,
                                        Set.of(),
                                        WaivedBy.DESK)))
                                .toJson());
            case ADMISSION ->
                new RuleForm(kind, admission(), new Admission(Set.of(), java.util.Map.of(), 0, WaivedBy.DESK).toJson());
            case PAPER -> new RuleForm(kind, paper(), PaperText.PLAIN.toJson());
            case CUSTODY -> new RuleForm(kind, custody(), CustodyTerms.USUAL.toJson());
            case REPORT ->
                new RuleForm(kind, report(), ReportTerms.fromJson(nothing()).toJson());
            case OPENING, LENDING -> throw new IllegalArgumentException("set with the listing");
        };
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static List<RuleQuestion> tariff() {
        return List.of(
                rows(new Ask("rates", "rule.tariff-rates", true), "rule.tariff-rate", rates()),
                new RuleQuestion.Maybe(
                        new Ask("special", "rule.tariff-special"),
                        List.of(
                                days(),
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
                                classes("rule.classes-charged"),
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

    private static List<RuleQuestion> reduction() {
        List<RuleQuestion> ground = List.of(
                text("label", "rule.ground-label", 100),
                number("percent", "rule.ground-percent", 1, 100),
                new RuleQuestion.Yes(new Ask("asked", "rule.ground-asked", true)),
                classes("rule.classes-reduced"),
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

    private static List<RuleQuestion> cancellation() {
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
                        options("rule.exempt-", "weather", "disaster"),
                        true));
    }

    private static List<RuleQuestion> quotas() {
        return List.of(rows(
                new Ask("limits", "rule.quotas-limits"),
                "rule.quotas-limit",
                List.of(
                        number("most", "rule.limit-most", 0, 1_000_000),
                        choice("of", "rule.limit-of", "rule.of-", "uses", "hours", "days", "pieces"),
                        choice(
                                "per",
                                "rule.limit-per",
                                "rule.within-",
                                "day",
                                "week",
                                "month",
                                "fiscal-year",
                                "undecided",
                                "coming"),
                        choice("over", "rule.limit-over", "rule.over-", "listing", "place", "hub"),
                        classes("rule.classes-limited"),
                        waived())));
    }

    private static List<RuleQuestion> admission() {
        return List.of(
                classes("rule.classes-admitted"),
                new RuleQuestion.Together(
                        new Ask("purposes", "rule.admission-purposes"),
                        Stream.of("commercial", "political", "religious")
                                .<RuleQuestion>map(nature -> new RuleQuestion.Choice(
                                        new Ask(nature, "listing.nature-" + nature),
                                        "rule.treated-",
                                        List.of("allowed", "decided", "refused"),
                                        false))
                                .toList()),
                new RuleQuestion.Figure(new Ask("mostPersons", "rule.admission-persons", true), 0, 100_000, false),
                waived());
    }

    private static List<RuleQuestion> paper() {
        return List.of(
                new RuleQuestion.Text(new Ask("issuer", "rule.paper-issuer", true), 100, false),
                new RuleQuestion.Text(new Ask("basis", "rule.paper-basis", true), 300, false),
                new RuleQuestion.Lines(new Ask("conditions", "rule.paper-conditions", true)),
                new RuleQuestion.Text(new Ask("authority", "rule.paper-authority", true), 100, false),
                new RuleQuestion.Text(new Ask("defendant", "rule.paper-defendant", true), 100, false));
    }

    private static List<RuleQuestion> custody() {
        return List.of(
                new RuleQuestion.Lines(new Ask("checklist", "rule.custody-checklist", true)),
                new RuleQuestion.Together(
                        new Ask("renewal", "rule.custody-renewal"),
                        List.of(
                                choice("by", "rule.renewal-by", "rule.renews-", "person", "automatic", "never"),
                                number("times", "rule.renewal-times", 1, 20),
                                number("days", "rule.renewal-days", 1, 366))),
                new RuleQuestion.Figure(new Ask("answerHours", "rule.custody-answer", true), 1, 720, false));
    }

    private static List<RuleQuestion> report() {
        return List.of(
                new RuleQuestion.Yes(new Ask("asked", "rule.report-asked", true)),
                new RuleQuestion.Figure(new Ask("dueDays", "rule.report-days"), 1, 90, false),
                new RuleQuestion.Names(
                        new Ask("kinds", "rule.report-kinds"), options("lend.kind-", "space", "equipment"), false),
                new RuleQuestion.Names(
                        new Ask("purposes", "rule.report-purposes"),
                        options("listing.nature-", "ordinary", "commercial", "political", "religious"),
                        false),
                new RuleQuestion.Lines(new Ask("counts", "rule.report-counts", true)),
                new RuleQuestion.Lines(new Ask("checklist", "rule.report-checklist", true)));
    }

    /** Whom a rule means: the words that every hub has, and those a hub gives its groups itself. */
    private static RuleQuestion classes(String label) {
        List<Field.Option> known = new ArrayList<>();
        Stream.concat(
                        Stream.of("group", "individual", "outside"),
                        Arrays.stream(Group.Kind.values()).map(Group.Kind::code))
                .forEach(word -> known.add(new Field.Option(word, RuleWords.who(word))));
        return new RuleQuestion.Names(new Ask("classes", label), known, true);
    }

    private static RuleQuestion natures() {
        return new RuleQuestion.Names(
                new Ask("natures", "rule.surcharge-natures"),
                options("listing.nature-", "commercial", "political", "religious"),
                false);
    }

    private static RuleQuestion days() {
        return new RuleQuestion.Names(
                new Ask("days", "rule.tariff-days"),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Field.Option(
                                day.name().toLowerCase(Locale.ROOT), Phrase.of("lend.day-" + day.getValue())))
                        .toList(),
                false);
    }

    private static RuleQuestion to() {
        return new RuleQuestion.Figure(new Ask("to", "rule.round-to", true), 1, 10_000, false);
    }

    private static RuleQuestion mode() {
        return new RuleQuestion.Choice(
                new Ask("mode", "rule.round-mode"), "rule.rounds-", List.of("down", "halfup", "up"), false);
    }

    private static RuleQuestion waived() {
        return new RuleQuestion.Choice(
                new Ask("waivedBy", "rule.waived-by"), "rule.waives-", List.of("desk", "lender", "nobody"), false);
    }

    private static List<Field.Option> options(String keys, String... words) {
        return Stream.of(words)
                .map(word -> new Field.Option(word, Phrase.of(keys + word)))
                .toList();
    }
}
