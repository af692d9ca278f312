package org.mochiyori.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.TimeWindow;

/** The rules a window must pass, each a small function; the first that refuses is named. */
final class OpeningRules {
    private static final String DESK = "desk";

    private static final List<Function<Asked, Optional<Problem>>> RULES = List.of(
            OpeningRules::past,
            OpeningRules::unknown,
            OpeningRules::closed,
            OpeningRules::pieces,
            OpeningRules::reserved,
            OpeningRules::length,
            OpeningRules::leadTime,
            OpeningRules::horizon,
            OpeningRules::blocked,
            OpeningRules::capacity);

    private OpeningRules() {}

    static Optional<Problem> refusal(FreeTime time, TimeWindow window, Need need) {
        LocalDate first = time.timetable().date(window.from());
        Optional<Opening> opening = time.timetable().opening(first);
        if (opening.isEmpty()) {
            return refuse("opening.unknown", "", Map.of("date", first.toString()));
        }
        LocalDate last = time.timetable().date(window.until().minusNanos(1));
        Asked asked = new Asked(time, opening.get(), window, need, first, last);
        for (Function<Asked, Optional<Problem>> rule : RULES) {
            Optional<Problem> problem = rule.apply(asked);
            if (problem.filter(each -> !isWaived(each, need)).isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static boolean isWaived(Problem problem, Need need) {
        return problem instanceof RuleRefuses refused && need.asker().isWaived(refused.rule(), refused.waivedBy());
    }

    /** A window as answers carry it: RFC 3339 with the zone's offset. */
    static Map<String, Object> data(TimeWindow window, ZoneId zone) {
        return Map.of("from", text(window.from(), zone), "to", text(window.until(), zone));
    }

    private static Optional<Problem> past(Asked a) {
        return a.window.from().isBefore(a.need.now())
                ? refuse("opening.past", DESK, Map.of("now", a.text(a.need.now())))
                : Optional.empty();
    }

    private static Optional<Problem> unknown(Asked a) {
        for (LocalDate date : a.decidingDates()) {
            if (a.day(date).state() == Timetable.Day.State.UNKNOWN) {
                return refuse("opening.unknown", "", Map.of("date", date.toString()));
            }
        }
        return Optional.empty();
    }

    /** A closed first day, or for hours on a grid any closed second. Bands are looked at one by one. */
    private static Optional<Problem> closed(Asked a) {
        return switch (a.opening.slots()) {
            case Slots.Days days -> Optional.empty();
            case Slots.Months months -> Optional.empty();
            case Slots.Bands bands -> a.day(a.first).hours().isEmpty() ? a.closedOn(a.first) : Optional.empty();
            case Slots.Grid grid -> {
                Spans open = a.timetable().open(a.first, a.last.plusDays(1));
                boolean inside = open.contains(FreeTime.floor(a.window.from()), FreeTime.ceil(a.window.until()));
                yield inside ? Optional.empty() : a.closedOn(a.firstNotOpen());
            }
        };
    }

    private static Optional<Problem> pieces(Asked a) {
        return switch (a.opening.slots()) {
            case Slots.Grid grid -> grid(a, grid);
            case Slots.Bands bands -> band(a, bands);
            case Slots.Days days -> handOver(a);
            case Slots.Months months -> wholeMonths(a);
        };
    }

    private static Optional<Problem> grid(Asked a, Slots.Grid grid) {
        LocalDateTime from = a.local(a.window.from());
        LocalDateTime until = a.local(a.window.until());
        boolean midnight = minute(until) == 0 && grid.holds(Hours.DAY);
        boolean fits = isWholeMinute(from)
                && isWholeMinute(until)
                && grid.holds(minute(from))
                && (grid.holds(minute(until)) || midnight);
        return fits
                ? Optional.empty()
                : refuse("opening.grid", "", Map.of("minutes", grid.minutes(), "offset", grid.offset()));
    }

    private static Optional<Problem> band(Asked a, Slots.Bands bands) {
        List<Hours> open = a.day(a.first).hours();
        for (List<Slots.Band> run : bands.runs(a.first)) {
            if (isTaken(a, bands, window(a.timetable(), a.first, run))) {
                boolean inside = run.stream().allMatch(b -> open.stream().anyMatch(h -> h.contains(b.hours())))
                        && isOverrunOpen(a, run);
                return inside ? Optional.empty() : a.closedOn(a.first);
            }
        }
        List<Map<String, Object>> offered = bands.on(a.first).stream()
                .map(b -> {
                    Map<String, Object> one = new HashMap<>(data(window(a.timetable(), a.first, List.of(b)), a.zone()));
                    one.put("name", b.name());
                    return one;
                })
                .toList();
        return refuse("opening.band", "", Map.of("bands", offered, "joinable", bands.joinable()));
    }

    /** Whether the window is this run of bands, longer at either end by no more than one may overrun. */
    private static boolean isTaken(Asked a, Slots.Bands bands, TimeWindow run) {
        return a.window.equals(run)
                || (a.window.contains(run)
                        && bands.allowsOverrun(
                                Duration.between(a.window.from(), run.from()).toMinutes())
                        && bands.allowsOverrun(
                                Duration.between(run.until(), a.window.until()).toMinutes()));
    }

    /** What is used before and after the bands is open, too; a pause between two need not be. */
    private static boolean isOverrunOpen(Asked a, List<Slots.Band> bands) {
        TimeWindow run = window(a.timetable(), a.first, bands);
        Spans open = a.timetable().open(a.first, a.last.plusDays(1));
        return (a.window.from().equals(run.from())
                        || open.contains(FreeTime.floor(a.window.from()), FreeTime.floor(run.from())))
                && (a.window.until().equals(run.until())
                        || open.contains(FreeTime.ceil(run.until()), FreeTime.ceil(a.window.until())));
    }

    private static Optional<Problem> wholeMonths(Asked a) {
        LocalDateTime from = a.local(a.window.from());
        LocalDateTime until = a.local(a.window.until());
        boolean whole = isMonthEdge(from) && isMonthEdge(until);
        return whole ? Optional.empty() : refuse("opening.months", "", Map.of("date", a.first.toString()));
    }

    private static boolean isMonthEdge(LocalDateTime local) {
        return local.getDayOfMonth() == 1 && local.toLocalTime().equals(java.time.LocalTime.MIDNIGHT);
    }

    /** Hours that are kept for others. */
    private static Optional<Problem> reserved(Asked a) {
        for (LocalDate date : a.first.datesUntil(a.last.plusDays(1)).toList()) {
            for (Opening.Priority priority : a.opening.times().priorities()) {
                TimeWindow kept = Spans.window(
                        a.timetable().second(date, priority.hours().from()),
                        a.timetable().second(date, priority.hours().until()));
                if (priority.keepsOut(date, a.need.asker()) && kept.overlaps(a.window)) {
                    Map<String, Object> data = new HashMap<>(data(kept, a.zone()));
                    data.put("reason", priority.reason());
                    data.put("classes", priority.classes().stream().sorted().toList());
                    return refuse("opening.reserved", DESK, data);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> handOver(Asked a) {
        for (LocalDate date : List.of(a.first, a.last)) {
            Timetable.Day day = a.day(date);
            if (day.state() != Timetable.Day.State.OPEN) {
                return refuse("opening.hand-over", DESK, Map.of("date", date.toString(), "reason", day.reason()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> length(Asked a) {
        if (a.opening.slots() instanceof Slots.Days days) {
            long count = a.last.toEpochDay() - a.first.toEpochDay() + 1;
            boolean fits = count >= days.shortest()
                    && (days.longest().isEmpty() || count <= days.longest().getAsInt());
            return fits ? Optional.empty() : lengthRefused("days", count, days.shortest(), days.longest());
        }
        if (a.opening.slots() instanceof Slots.Months months) {
            long count = ChronoUnit.MONTHS.between(a.first.withDayOfMonth(1), a.last.plusDays(1));
            boolean fits = count >= months.shortest()
                    && (months.longest().isEmpty() || count <= months.longest().getAsInt());
            return fits ? Optional.empty() : lengthRefused("months", count, months.shortest(), months.longest());
        }
        Opening.Limits limits = a.opening.limits();
        long minutes = a.window.length().toMinutes();
        return limits.allows(minutes)
                ? Optional.empty()
                : lengthRefused("minutes", minutes, limits.shortest(), limits.longest());
    }

    private static Optional<Problem> lengthRefused(String unit, long asked, int shortest, OptionalInt longest) {
        Map<String, Object> data = new HashMap<>(Map.of("unit", unit, "asked", asked, "min", shortest));
        longest.ifPresent(max -> data.put("max", max));
        return refuse("opening.length", DESK, data);
    }

    private static Optional<Problem> leadTime(Asked a) {
        return a.timetable()
                .receptionCloses(a.window.from(), a.need.asker())
                .filter(closes -> !a.need.now().isBefore(closes))
                .flatMap(closes -> refuse("opening.lead-time", DESK, Map.of("closedAt", a.text(closes))));
    }

    private static Optional<Problem> horizon(Asked a) {
        return a.timetable()
                .receptionOpens(a.first, a.need.asker())
                .filter(opens -> a.need.now().isBefore(opens))
                .flatMap(opens -> refuse("opening.horizon", DESK, Map.of("opensAt", a.text(opens))));
    }

    private static Optional<Problem> blocked(Asked a) {
        TimeWindow taken = a.time.footprint(a.window);
        return a.time.stock().blocks().stream()
                .filter(b -> b.during().overlaps(taken))
                .findFirst()
                .flatMap(b -> {
                    Map<String, Object> data = new HashMap<>(data(b.during(), a.zone()));
                    data.put("reason", b.reason());
                    return refuse("opening.blocked", "", data);
                });
    }

    private static Optional<Problem> capacity(Asked a) {
        int capacity = a.time.stock().capacity();
        int quantity = a.need.quantity();
        if (quantity > capacity) {
            return refuse("capacity", "", Map.of("capacity", capacity, "quantity", quantity));
        }
        int remaining = Math.max(0, capacity - a.time.peak(a.window));
        return quantity <= remaining
                ? Optional.empty()
                : Optional.of(new Problem.Taken(Map.of(
                        "rule", "capacity", "capacity", capacity, "quantity", quantity, "remaining", remaining)));
    }

    /** The window of a run of bands on a date. */
    static TimeWindow window(Timetable timetable, LocalDate date, List<Slots.Band> run) {
        return Spans.window(
                timetable.second(date, run.getFirst().hours().from()),
                timetable.second(date, run.getLast().hours().until()));
    }

    private static Optional<Problem> refuse(String rule, String waivedBy, Map<String, Object> data) {
        return Optional.of(new RuleRefuses(rule, waivedBy, data));
    }

    private static boolean isWholeMinute(LocalDateTime local) {
        return local.getSecond() == 0 && local.getNano() == 0;
    }

    private static int minute(LocalDateTime local) {
        return local.getHour() * 60 + local.getMinute();
    }

    private static String text(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    /** What is asked, with the dates it touches. */
    private record Asked(
            FreeTime time, Opening opening, TimeWindow window, Need need, LocalDate first, LocalDate last) {
        Timetable timetable() {
            return time.timetable();
        }

        ZoneId zone() {
            return timetable().zone();
        }

        Timetable.Day day(LocalDate date) {
            return timetable().day(date);
        }

        String text(Instant instant) {
            return OpeningRules.text(instant, zone());
        }

        LocalDateTime local(Instant instant) {
            return LocalDateTime.ofInstant(instant, zone());
        }

        /** Days whose hours matter: of a loan only those of hand-over and return. */
        List<LocalDate> decidingDates() {
            return switch (opening.slots()) {
                case Slots.Days days -> List.of(first, last);
                case Slots.Months months -> List.of();
                case Slots.Bands bands -> first.datesUntil(last.plusDays(1)).toList();
                case Slots.Grid grid -> first.datesUntil(last.plusDays(1)).toList();
            };
        }

        LocalDate firstNotOpen() {
            return first.datesUntil(last.plusDays(1))
                    .filter(d -> day(d).hours().isEmpty())
                    .findFirst()
                    .orElse(first);
        }

        Optional<Problem> closedOn(LocalDate date) {
            Timetable.Day day = day(date);
            List<Map<String, Object>> hours = day.hours().stream()
                    .map(h -> OpeningRules.data(
                            Spans.window(
                                    timetable().second(date, h.from()),
                                    timetable().second(date, h.until())),
                            zone()))
                    .toList();
            return refuse("opening.closed", "", Map.of("date", date.toString(), "reason", day.reason(), "open", hours));
        }
    }
}
