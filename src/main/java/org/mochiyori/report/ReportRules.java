package org.mochiyori.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** When a report may be written, when it is asked for, and what may stand in it. Pure. */
final class ReportRules {
    private ReportRules() {}

    /** Whether a use has begun, as far as anybody knows: its time has come, or the thing went out. */
    static boolean hasBegun(Line line, Instant now) {
        return switch (line.state()) {
            case OUT -> true;
            case CLOSED -> !(line instanceof Line.Closed closed && closed.noShow());
            case CONFIRMED -> !now.isBefore(line.terms().window().from());
            case REQUESTED, HELD, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> false;
        };
    }

    /** The last day of a use. */
    static LocalDate lastDay(Terms terms) {
        // A loan of whole days ends at midnight after its last day.
        return LocalDate.ofInstant(
                terms.window().until().minusNanos(1), terms.thing().zone());
    }

    /** Whether something is told to be broken, dirty or found that an earlier report has not told in these words. */
    static boolean tellsTrouble(Report.Said said, Optional<Report.Said> before) {
        return said.trouble().isPresent() && !said.trouble().equals(before.flatMap(Report.Said::trouble));
    }

    /** What is counted: the kinds that the lender counts, each, or all as one. */
    static Report.Attended attended(List<String> kinds, Optional<Integer> persons, List<Report.Count> counts) {
        Map<String, Integer> said = counts.stream()
                .collect(Collectors.toMap(Report.Count::of, Report.Count::n, (first, again) -> {
                    throw refused("/counts", "repeated", "each kind once");
                }));
        if (!kinds.containsAll(said.keySet())) {
            throw refused("/counts", "unknown", "the kinds that the lender counts");
        }
        if (kinds.isEmpty() || (said.isEmpty() && persons.isPresent())) {
            return Report.Attended.of(
                    persons.orElseThrow(() -> refused("/persons", "required", "how many were there")));
        }
        List<Report.Count> all = kinds.stream()
                .map(kind -> new Report.Count(
                        kind,
                        Optional.ofNullable(said.get(kind))
                                .orElseThrow(() -> refused("/counts", "required", "every kind the lender counts"))))
                .toList();
        int sum = all.stream().mapToInt(Report.Count::n).sum();
        if (persons.isPresent() && persons.get() != sum) {
            throw refused("/persons", "value", "as many as the kinds together");
        }
        return new Report.Attended(sum, all);
    }

    /** The lender's list, ticked; what is not on it cannot be ticked. */
    static List<Report.Check> checks(List<String> checklist, Collection<String> ticked) {
        if (!checklist.containsAll(ticked)) {
            throw refused("/checks", "unknown", "what is on the lender's list");
        }
        return checklist.stream()
                .map(text -> new Report.Check(text, ticked.contains(text)))
                .toList();
    }

    private static Refused refused(String pointer, String code, String detail) {
        return new Refused(Problem.Invalid.of(pointer, code, detail));
    }
}
