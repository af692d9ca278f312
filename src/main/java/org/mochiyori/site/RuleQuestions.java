package org.mochiyori.site;

import static org.mochiyori.site.RuleQuestion.choice;
import static org.mochiyori.site.RuleQuestion.number;
import static org.mochiyori.site.RuleQuestion.rows;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mochiyori.group.Group;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.RuleQuestion.Ask;
import org.mochiyori.site.view.Field;

/** What is asked about each kind of rule; what is long stands beside it: {@link OpeningQuestions}, {@link PriceQuestions}. */
final class RuleQuestions {
    private RuleQuestions() {}

    static List<RuleQuestion> lending() {
        return List.of(
                choice("decision", "lend.decision-ask", "lend.decision-", "person", "automatic"),
                number("respondDays", "lend.respond-days", 1, 180),
                new RuleQuestion.Yes(new Ask("requestBlocks", "rule.lending-blocks", true)),
                number("holdHours", "rule.lending-hold", 1, 24 * 60),
                number("cancelDays", "lend.cancel-days", 0, 366),
                new RuleQuestion.Yes(new Ask("individuals", "lend.individuals")),
                new RuleQuestion.Maybe(
                        new Ask("confirm", "rule.lending-confirm", true),
                        List.of(
                                new RuleQuestion.Yes(new Ask("byBorrower", "rule.confirm-by-borrower")),
                                new RuleQuestion.Figure(
                                        new Ask("daysBefore", "rule.confirm-days", true), 0, 366, false),
                                new RuleQuestion.Written(
                                        new Ask("at", "rule.confirm-at", true), RuleNotation.CLOCK, false))));
    }

    static List<RuleQuestion> quotas() {
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

    static List<RuleQuestion> admission() {
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

    static List<RuleQuestion> paper() {
        return List.of(
                new RuleQuestion.Text(new Ask("issuer", "rule.paper-issuer", true), 100, false),
                new RuleQuestion.Text(new Ask("basis", "rule.paper-basis", true), 300, false),
                new RuleQuestion.Lines(new Ask("conditions", "rule.paper-conditions", true)),
                new RuleQuestion.Text(new Ask("authority", "rule.paper-authority", true), 100, false),
                new RuleQuestion.Text(new Ask("defendant", "rule.paper-defendant", true), 100, false));
    }

    static List<RuleQuestion> custody() {
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

    static List<RuleQuestion> report() {
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
    static RuleQuestion classes(String label) {
        return classes("classes", label);
    }

    static RuleQuestion classes(String name, String label) {
        List<Field.Option> known = new ArrayList<>();
        Stream.concat(
                        Stream.of("group", "individual", "outside"),
                        Arrays.stream(Group.Kind.values()).map(Group.Kind::code))
                .forEach(word -> known.add(new Field.Option(word, RuleWords.who(word))));
        return new RuleQuestion.Names(new Ask(name, label), known, true);
    }

    static RuleQuestion.Names days(String name, String label) {
        return new RuleQuestion.Names(
                new Ask(name, label),
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Field.Option(
                                day.name().toLowerCase(Locale.ROOT), Phrase.of("rule.day-" + day.getValue())))
                        .toList(),
                false);
    }

    private static RuleQuestion waived() {
        return new RuleQuestion.Choice(
                new Ask("waivedBy", "rule.waived-by"), "rule.waives-", List.of("desk", "lender", "nobody"), false);
    }

    static List<Field.Option> options(String keys, String... words) {
        return Stream.of(words)
                .map(word -> new Field.Option(word, Phrase.of(keys + word)))
                .toList();
    }
}
