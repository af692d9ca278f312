package org.mochiyori.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.QuotaRules.Counted;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Need;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Holds a wish against what its borrower has already. Asks nothing where no limit is set for the asker. */
final class QuotaCheck {
    private static final int PERIODS = 4;
    private static final int ALTERNATIVES = 3;

    private final Sql sql;
    private final Assessor.Asking asking;

    QuotaCheck(Sql sql, Assessor.Asking asking) {
        this.sql = sql;
        this.asking = asking;
    }

    /** The same lines, those over a limit refused; the first ones of a wish use it up for those behind them. */
    List<Assessed> check(List<Assessed> lines) {
        List<Assessed> limited = lines.stream()
                .filter(line -> line.problem().isEmpty()
                        && !QuotaRules.limits(line, asking.now()).isEmpty())
                .toList();
        if (limited.isEmpty()) {
            return lines;
        }
        // Inside a transaction the wish is meant: nothing more may come to the borrower until it is settled.
        if (sql instanceof Tx tx) {
            QuotaStore.lock(tx, asking.borrower());
        }
        List<Counted> counted = new ArrayList<>(counted(limited));
        counted.addAll(asking.coming().counted());
        List<Assessed> checked = new ArrayList<>();
        for (Assessed line : lines) {
            Optional<Problem> problem =
                    line.problem().isPresent() ? Optional.empty() : QuotaRules.refusal(line, counted, asking.now());
            checked.add(problem.map(one -> line.refused(withAlternatives(one, line, counted)))
                    .orElse(line));
            if (problem.isEmpty() && line.problem().isEmpty()) {
                counted.add(Counted.wished(line));
            }
        }
        return checked;
    }

    private List<Counted> counted(List<Assessed> limited) {
        TimeWindow span = limited.stream()
                .map(line -> QuotaRules.span(line, QuotaRules.limits(line, asking.now())))
                .reduce(TimeWindow::spanning)
                .orElseThrow();
        Set<String> hubs =
                limited.stream().map(line -> line.offer().listing().hub()).collect(Collectors.toSet());
        return QuotaStore.list(sql, asking, hubs, span);
    }

    private Problem withAlternatives(Problem problem, Assessed line, List<Counted> counted) {
        if (!(problem instanceof Problem.RuleRefuses refused)
                || !(refused.data().get("againFrom") instanceof String again)
                || line.offer().isSkill()) {
            return problem;
        }
        List<TimeWindow> windows = alternatives(line, LocalDate.parse(again), counted);
        Map<String, Object> data = new HashMap<>(refused.data());
        data.put(
                "alternatives",
                windows.stream()
                        .map(window ->
                                BookingJson.window(window, line.terms().thing().zone()))
                        .toList());
        return new Problem.RuleRefuses(refused.rule(), refused.waivedBy(), data);
    }

    /** The same weekday and hour in the periods that come, where the limit is not used up, else the nearest free beside it. */
    private List<TimeWindow> alternatives(Assessed line, LocalDate again, List<Counted> counted) {
        Terms terms = line.terms();
        List<TimeWindow> wished = Stream.iterate(
                        shifted(line, terms.window(), again), window -> shifted(line, window, next(line, window)))
                .limit(PERIODS)
                .toList();
        TimeWindow span =
                new TimeWindow(wished.getFirst().from(), wished.getLast().until());
        List<Use> uses = OccupancyStore.listUses(
                sql,
                Fit.units(List.of(terms)),
                span.widened(java.time.Duration.ofDays(3), java.time.Duration.ofDays(3)));
        FreeTime time =
                new FreeTime(line.offer().timetable(), Stocks.of(line.offer().listing(), uses, asking.now()));
        Need need = new Need(terms.quantity(), asking.now(), line.asker());
        return wished.stream()
                .filter(window -> QuotaRules.refusal(line.at(window), counted, asking.now())
                        .isEmpty())
                .flatMap(window -> time.allows(window, need)
                        ? Stream.of(window)
                        : time.alternatives(window, need, ALTERNATIVES).stream()
                                .filter(other -> QuotaRules.refusal(line.at(other), counted, asking.now())
                                        .isEmpty())
                                .limit(1))
                .distinct()
                .limit(ALTERNATIVES)
                .toList();
    }

    private LocalDate next(Assessed line, TimeWindow window) {
        Instant now = asking.now();
        LocalDate date = line.offer().date(window.from());
        return QuotaRules.limits(line, now).stream()
                .flatMap(limit -> limit.per().of(date).stream())
                .map(dates -> dates.last().plusDays(1))
                .max(LocalDate::compareTo)
                .orElse(date.plusDays(7));
    }

    /** The window on its weekday on or after a date. */
    private static TimeWindow shifted(Assessed line, TimeWindow window, LocalDate from) {
        var zone = line.offer().timetable().zone();
        var start = window.from().atZone(zone);
        long days = from.toEpochDay() - start.toLocalDate().toEpochDay();
        // A day's limit leads to the next day; longer ones to the same weekday.
        long shift = days <= 1 ? days : Math.ceilDiv(days, 7L) * 7;
        return new TimeWindow(
                start.plusDays(shift).toInstant(),
                window.until().atZone(zone).plusDays(shift).toInstant());
    }
}
