package org.mochiyori.site;

import java.time.DayOfWeek;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Terms;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.series.Outcome;
import org.mochiyori.series.Recurrence;
import org.mochiyori.series.Recurrence.Monthly;
import org.mochiyori.series.Recurrence.Weekly;
import org.mochiyori.site.view.Status;

/** Series in words: 毎月 第2土曜日. */
final class SeriesWords {
    private SeriesWords() {}

    /** How its dates come again. */
    static Phrase rule(Recurrence recurrence) {
        return switch (recurrence) {
            case Weekly weekly ->
                Phrase.of(
                        weekly.interval() == 1 ? "series.rule-weekly" : "series.rule-weeks",
                        "n",
                        weekly.interval(),
                        "days",
                        weekly.weekdays().stream()
                                .sorted()
                                .map(SeriesWords::weekday)
                                .reduce((one, other) -> Phrase.of("series.and", "one", one, "other", other))
                                .orElseThrow());
            case Monthly monthly ->
                Phrase.of(
                        monthly.interval() == 1 ? "series.rule-monthly" : "series.rule-months",
                        "n",
                        monthly.interval(),
                        "day",
                        Phrase.of(
                                "series.week-" + (monthly.week() == Monthly.LAST ? "last" : monthly.week()),
                                "day",
                                weekday(monthly.weekday())));
            case Recurrence.Dates dates -> Phrase.of("series.rule-dates");
        };
    }

    /** How many dates came to what. */
    static Phrase summary(long kept, long moved, long skipped) {
        return Phrase.of("series.summary", "had", kept + moved, "moved", moved, "skipped", skipped);
    }

    /** A planned date, or one that was never booked. */
    static Status status(Outcome outcome) {
        return new Status(
                Phrase.of("series.outcome-" + outcome.code()),
                switch (outcome) {
                    case KEPT -> Status.Tone.GOOD;
                    case MOVED -> Status.Tone.WAITING;
                    case SKIPPED -> Status.Tone.BAD;
                },
                Phrase.of("series.outcome-" + outcome.code()));
    }

    /** When a booking of it is, as it stands now. */
    static Phrase when(Seen seen) {
        Terms terms = BookingRows.terms(BookingRows.leading(seen));
        return Phrase.of(
                "booking.span", "span", Span.of(terms.window(), terms.thing().zone()));
    }

    /** What refused a date that had to move or was left out; its figures were told when it was asked. */
    static Phrase reason(String rule) {
        return Phrase.of("series.because-"
                + switch (rule) {
                    case "taken" -> "taken";
                    case "opening.closed", "opening.blocked", "opening.reserved" -> "closed";
                    case "opening.horizon" -> "horizon";
                    case "quota.period", "quota.undecided", "quota.coming" -> "limit";
                    default -> "rule";
                });
    }

    private static Phrase weekday(DayOfWeek day) {
        return Phrase.of("series.day-" + day.getValue());
    }
}
