package org.mochiyori.arrangement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mochiyori.arrangement.Sounding.Choice;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.TimeWindow;

/** When somebody is asked, reminded and waited for, and what answers may say. Pure. */
final class SoundingRules {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(21, 0);

    private SoundingRules() {}

    /**
     * What is known when somebody is asked.
     *
     * @param now when
     * @param lapses when the request ends by itself
     * @param windows the times asked for
     * @param zone the hub's
     */
    record Moment(Instant now, Instant lapses, List<TimeWindow> windows, ZoneId zone) {}

    /**
     * Until when the answer is waited for: the evening of the day so many days on, never past the end of the request, nor past the
     * beginning of the last time asked for. Empty where that is over already.
     */
    static Optional<Instant> answerBy(Moment at, int days) {
        Instant wished = LocalDate.ofInstant(at.now(), at.zone())
                .plusDays(days)
                .atTime(EVENING)
                .atZone(at.zone())
                .toInstant();
        Instant last = at.windows().stream()
                .map(TimeWindow::from)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Stream.of(wished, at.lapses(), last)
                .min(Comparator.naturalOrder())
                .filter(at.now()::isBefore);
    }

    /** Once, in the morning of the day that lies half-way; empty where there is less than a night to wait. */
    static Optional<Instant> remindAt(Instant asked, Instant answerBy, ZoneId zone) {
        Instant middle = asked.plus(java.time.Duration.between(asked, answerBy).dividedBy(2));
        Instant morning =
                LocalDate.ofInstant(middle, zone).atTime(MORNING).atZone(zone).toInstant();
        return Optional.of(morning).filter(at -> at.isAfter(asked) && at.isBefore(answerBy));
    }

    /** The time that is accepted; empty where the answer names none and there are several, or one that was not asked for. */
    static Optional<TimeWindow> accepted(Sounding.Given given, List<TimeWindow> windows) {
        return given.candidate()
                .or(() -> Optional.of(1).filter(one -> windows.size() == 1))
                .filter(number -> number >= 1 && number <= windows.size())
                .map(number -> windows.get(number - 1));
    }

    /** Refuses answers that say too little. */
    static Optional<Problem> refusal(Sounding.Given given, List<TimeWindow> windows, Instant now, boolean atDesk) {
        if (given.choice() == Choice.ACCEPT) {
            Optional<TimeWindow> accepted = accepted(given, windows);
            if (accepted.isEmpty()) {
                return invalid("/candidate", "the number of one of the times asked for");
            }
            if (!now.isBefore(accepted.get().from())) {
                return Optional.of(new RuleRefuses("sounding.past", "", java.util.Map.of()));
            }
        }
        if (given.choice() == Choice.OFFER
                && given.window().filter(window -> !now.isBefore(window.from())).isPresent()) {
            return Optional.of(new RuleRefuses("sounding.past", "", java.util.Map.of()));
        }
        if (given.choice() == Choice.OFFER
                && said(given).isEmpty()
                && given.window().isEmpty()) {
            return invalid("/note", "which other times would do");
        }
        if (atDesk && said(given).isEmpty()) {
            return invalid("/note", "a memo of the call");
        }
        return given.reason()
                        .filter(reason -> !Soundings.REASONS.contains(reason))
                        .isPresent()
                ? invalid("/reason", "one of the reasons")
                : Optional.empty();
    }

    private static Optional<String> said(Sounding.Given given) {
        return given.note().filter(text -> !text.isBlank());
    }

    private static Optional<Problem> invalid(String pointer, String detail) {
        return Optional.of(Problem.Invalid.of(pointer, "value", detail));
    }
}
