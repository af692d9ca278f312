package org.mochiyori.series;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.booking.InTurn;
import org.mochiyori.booking.InTurn.Measured;
import org.mochiyori.booking.Quote.QuotedLine;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;

/** Goes through the dates of a series in their order and says of each what becomes of it. */
final class Planner {
    private final InTurn turn;
    private final Wanted wanted;
    private final ZoneId zone;

    private Planner(InTurn turn, Wanted wanted) {
        this.turn = turn;
        this.wanted = wanted;
        this.zone = turn.zone();
    }

    /** @throws Refused as invalid where the recurrence does not fit the first occasion */
    static Plan plan(InTurn turn, Wanted wanted) {
        return new Planner(turn, wanted).plan();
    }

    private Plan plan() {
        List<WishLine> first = wanted.first().lines();
        LocalDate day = DateRules.day(first, zone);
        Recurrence recurrence = wanted.recurrence().apply(day);
        RecurrenceRules.refusal(recurrence, day).ifPresent(problem -> {
            throw new Refused(problem);
        });
        Recurrence.Days days = RecurrenceRules.days(recurrence, day);
        List<Optional<List<WishLine>>> all = days.days().stream()
                .map(each -> DateRules.later(first, each.toEpochDay() - day.toEpochDay(), zone))
                .toList();
        List<Plan.Date> dates = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<List<WishLine>> others = all.subList(i + 1, all.size()).stream()
                    .flatMap(Optional::stream)
                    .toList();
            dates.add(date(i + 1, days.days().get(i), all.get(i), others));
        }
        return new Plan(recurrence, days.without(), zone, dates);
    }

    private Plan.Date date(int number, LocalDate day, Optional<List<WishLine>> lines, List<List<WishLine>> others) {
        if (lines.isEmpty()) {
            return new Plan.Date(
                    number,
                    day,
                    Optional.empty(),
                    Outcome.SKIPPED,
                    Optional.of(new Problem.RuleRefuses("series.no-such-hour", "", Map.of())),
                    Optional.empty(),
                    Optional.empty());
        }
        Measured asked = turn.measure(lines.get());
        if (asked.quote().isFree()) {
            turn.keep(asked);
            return new Plan.Date(
                    number,
                    day,
                    Optional.of(lines.get().getFirst().window()),
                    Outcome.KEPT,
                    Optional.empty(),
                    Optional.of(new Plan.Possible(lines.get(), asked.quote())),
                    Optional.empty());
        }
        return clashing(number, day, new Clash(lines.get(), refused(asked), others));
    }

    /**
     * A date that cannot be had.
     *
     * @param others the dates behind it, whose time is not taken from them
     */
    private record Clash(List<WishLine> lines, QuotedLine refused, List<List<WishLine>> others) {
        WishLine line() {
            return lines.get(refused.terms().position());
        }
    }

    private Plan.Date clashing(int number, LocalDate day, Clash clash) {
        Optional<Near> near = nearest(clash);
        Optional<Plan.Possible> nearest =
                near.map(one -> new Plan.Possible(one.lines(), one.measured().quote()));
        boolean moves = wanted.clashes() == Clashes.SHIFT && near.isPresent();
        if (moves) {
            near.ifPresent(one -> turn.keep(one.measured()));
        }
        return new Plan.Date(
                number,
                day,
                Optional.of(clash.line().window()),
                moves ? Outcome.MOVED : Outcome.SKIPPED,
                clash.refused().refusal(),
                moves ? nearest : Optional.empty(),
                nearest);
    }

    private record Near(List<WishLine> lines, Measured measured) {}

    private Optional<Near> nearest(Clash clash) {
        List<TimeWindow> windows =
                DateRules.near(clash.line().window(), clash.refused().alternatives(), wanted.within(), zone);
        for (TimeWindow window : windows) {
            Optional<List<WishLine>> lines = DateRules.following(clash.lines(), clash.line(), window, zone)
                    .filter(moved -> clash.others().stream().noneMatch(other -> DateRules.meet(moved, other)));
            Optional<Near> free = lines.map(moved -> new Near(moved, turn.measure(moved)))
                    .filter(one -> one.measured().quote().isFree());
            if (free.isPresent()) {
                return free;
            }
        }
        return Optional.empty();
    }

    /** The line by which the date fails: one that is needed, else any, for a date of which nothing can be had. */
    private static QuotedLine refused(Measured asked) {
        List<QuotedLine> refused = asked.quote().lines().stream()
                .filter(line -> line.refusal().isPresent())
                .toList();
        return refused.stream()
                .filter(line -> !line.terms().optional())
                .findFirst()
                .orElseGet(refused::getFirst);
    }
}
