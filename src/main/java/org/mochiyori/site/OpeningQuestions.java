package org.mochiyori.site;

import static org.mochiyori.site.RuleQuestion.number;
import static org.mochiyori.site.RuleQuestion.rows;
import static org.mochiyori.site.RuleQuestion.text;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mochiyori.calendar.Hours;
import org.mochiyori.site.RuleQuestion.Ask;
import org.mochiyori.site.RuleQuestion.Row;
import org.mochiyori.site.RuleQuestion.Rows;
import org.mochiyori.site.RuleQuestion.Written;
import org.mochiyori.site.RuleQuestion.Yes;

/** What is asked about when a place is open, in which pieces its time is lent, and when one may ask; see {@link OpeningAnswers}. */
final class OpeningQuestions {
    private static final String KIND = "kind";
    private static final int MOST_DAYS = 366;
    private static final int MOST_MONTHS = 60;

    private OpeningQuestions() {}

    static List<RuleQuestion> all() {
        return List.of(
                new RuleQuestion.Code(new Ask("zone", "rule.whole")),
                new RuleQuestion.Together(new Ask("weekly", "rule.opening-weekly", true), week()),
                new Rows(new Ask("holidays", "rule.opening-holidays", true), KIND, holidays(), true),
                new Rows(new Ask("closed", "rule.opening-closed", true), KIND, closed()),
                rows(new Ask("extra", "rule.opening-extra"), "rule.opening-extra-day", extra()),
                new Rows(new Ask("slots", "rule.opening-slots"), KIND, slots(), true),
                new RuleQuestion.Together(new Ask("limits", "rule.opening-limits", true), limits()),
                opens(),
                closes(),
                rows(
                        new Ask("classes", "rule.opening-classes", true),
                        "rule.opening-class",
                        List.of(RuleQuestions.classes("who", "rule.opening-who"), opens(), closes())),
                rows(new Ask("priority", "rule.opening-priority", true), "rule.opening-kept", priority()));
    }

    private static List<RuleQuestion> week() {
        return Arrays.stream(DayOfWeek.values())
                .<RuleQuestion>map(day -> new Written(
                        new Ask(day.name().toLowerCase(Locale.ROOT), "rule.day-" + day.getValue()),
                        RuleNotation.STRETCHES,
                        false))
                .toList();
    }

    private static List<Row> holidays() {
        return List.of(
                new Row("hours", "rule.opening-holiday-hours", List.of(stretches())),
                new Row("closed", "rule.opening-holiday-closed", List.of()));
    }

    private static List<Row> closed() {
        return List.of(
                new Row(
                        "weekly",
                        "rule.closed-weekly",
                        List.of(
                                RuleQuestions.days("days", "rule.closed-days"),
                                numbers("weeks", "rule.closed-weeks"),
                                numbers("months", "rule.closed-months"),
                                new RuleQuestion.Choice(
                                        new Ask("onHoliday", "rule.closed-on-holiday"),
                                        "rule.on-holiday-",
                                        List.of("closed", "open", "nextDay", "nextNonHoliday", "nextWorkday"),
                                        false),
                                reason())),
                new Row(
                        "holidays",
                        "rule.closed-holidays",
                        List.of(
                                RuleQuestions.days("butOpenOn", "rule.closed-but")
                                        .rarely(),
                                reason())),
                new Row(
                        "afterHolidays",
                        "rule.closed-after",
                        List.of(
                                RuleQuestions.days("butOpenOn", "rule.closed-but")
                                        .rarely(),
                                new Yes(new Ask("butOpenOnHolidays", "rule.closed-but-holidays")),
                                reason())),
                new Row(
                        "yearly",
                        "rule.closed-yearly",
                        List.of(
                                written("from", "rule.closed-from", RuleNotation.MONTH_DAY),
                                written("until", "rule.closed-until", RuleNotation.MONTH_DAY),
                                reason())),
                new Row(
                        "monthly",
                        "rule.closed-monthly",
                        List.of(written("days", "rule.closed-dates-of-month", RuleNotation.NUMBERS), reason())),
                new Row(
                        "dates",
                        "rule.closed-dates",
                        List.of(
                                written("from", "rule.closed-from", RuleNotation.DATE),
                                written("until", "rule.closed-until", RuleNotation.DATE),
                                reason())));
    }

    private static List<RuleQuestion> extra() {
        return List.of(written("date", "rule.opening-date", RuleNotation.DATE), stretches(), reason());
    }

    private static List<Row> slots() {
        List<RuleQuestion> band = List.of(
                text("name", "rule.rate-label", 40),
                hours(RuleNotation.HOURS),
                RuleQuestions.days("days", "rule.slots-band-days").rarely());
        return List.of(
                new Row(
                        "grid",
                        "rule.slots-grid",
                        List.of(
                                number("minutes", "rule.slots-minutes", 1, Hours.DAY),
                                figure("offset", "rule.slots-offset", 0, Hours.DAY - 1))),
                new Row(
                        "bands",
                        "rule.slots-bands",
                        List.of(
                                rows(new Ask("bands", "rule.slots-band-all"), "rule.slots-band", band),
                                new Yes(new Ask("joinable", "rule.slots-joinable")),
                                new RuleQuestion.Figure(
                                        new Ask("overrun", "rule.slots-overrun", true), 0, 240, false))),
                new Row("days", "rule.slots-days", longest(MOST_DAYS)),
                new Row("months", "rule.slots-months", longest(MOST_MONTHS)));
    }

    private static List<RuleQuestion> longest(int most) {
        return List.of(figure("min", "rule.slots-least", 1, most), figure("max", "rule.slots-most", 1, most));
    }

    private static List<RuleQuestion> limits() {
        int most = 30 * Hours.DAY;
        return List.of(
                figure("min", "rule.limits-least", 0, most),
                figure("max", "rule.limits-most", 1, most),
                figure("before", "rule.limits-before", 0, most),
                figure("after", "rule.limits-after", 0, most));
    }

    private static RuleQuestion opens() {
        RuleQuestion at = clock("rule.opens-at");
        RuleQuestion shift = new Yes(new Ask("offClosedDays", "rule.opens-shift"));
        return new Rows(
                new Ask("opens", "rule.opening-opens", true),
                KIND,
                List.of(
                        new Row(
                                "months",
                                "rule.opens-months",
                                List.of(
                                        number("months", "rule.opens-months-before", 0, MOST_MONTHS),
                                        new RuleQuestion.Figure(new Ask("day", "rule.opens-day", true), 1, 31, false),
                                        at,
                                        shift)),
                        new Row(
                                "days",
                                "rule.opens-days",
                                List.of(number("days", "rule.opens-days-before", 0, 1830), at, shift))),
                true);
    }

    private static RuleQuestion closes() {
        return new Rows(
                new Ask("closes", "rule.opening-closes", true),
                KIND,
                List.of(
                        new Row(
                                "days",
                                "rule.closes-days",
                                List.of(
                                        number("days", "rule.closes-days-before", 0, MOST_DAYS),
                                        clock("rule.closes-at"))),
                        new Row(
                                "hours",
                                "rule.closes-hours",
                                List.of(number("hours", "rule.closes-hours-before", 0, 24 * MOST_DAYS)))),
                true);
    }

    private static List<RuleQuestion> priority() {
        return List.of(
                RuleQuestions.days("days", "rule.closed-days"),
                numbers("weeks", "rule.closed-weeks"),
                numbers("months", "rule.closed-months"),
                hours(RuleNotation.HOURS),
                RuleQuestions.classes("classes", "rule.kept-for"),
                reason());
    }

    private static RuleQuestion stretches() {
        return hours(RuleNotation.STRETCHES);
    }

    private static RuleQuestion hours(RuleNotation as) {
        return new Written(new Ask("hours", "rule.opening-hours", true), as, true);
    }

    private static RuleQuestion written(String name, String label, RuleNotation as) {
        return new Written(new Ask(name, label), as, true);
    }

    private static RuleQuestion numbers(String name, String label) {
        return new Written(new Ask(name, label, true), RuleNotation.NUMBERS, false);
    }

    private static RuleQuestion clock(String label) {
        return new Written(new Ask("at", label, true), RuleNotation.CLOCK, false);
    }

    private static RuleQuestion figure(String name, String label, int least, int most) {
        return new RuleQuestion.Figure(new Ask(name, label), least, most, false);
    }

    private static RuleQuestion reason() {
        return new RuleQuestion.Text(new Ask("reason", "rule.opening-reason"), 100, false);
    }
}
