package org.mochiyori.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.calendar.Stretch.State;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;

/**
 * The one door to the arithmetic of time: what is open, what is free, and whether a window may be booked. Search, pages and
 * booking all ask here, so they cannot disagree.
 *
 * <p>Holds what is occupied at the moment of asking; make a new one when that changes. Thread-safe.
 */
public final class FreeTime {
    private static final int ALTERNATIVES = 3;
    private static final long TWO_DAYS = 2 * 86_400L;
    private static final long TWO_MONTHS = 62 * 86_400L;

    private final Timetable timetable;
    private final Stock stock;
    private final Load load;
    private final Spans blocked;

    /** The free time of a thing under rules, with what is taken of it. */
    public FreeTime(Timetable timetable, Stock stock) {
        this.timetable = timetable;
        this.stock = stock;
        List<Occupied> uses = new ArrayList<>(stock.occupied());
        stock.blocks().forEach(b -> uses.add(new Occupied(b.during(), stock.capacity())));
        this.load = Load.of(uses);
        this.blocked = spans(stock.blocks());
    }

    /** What is in use of it, without the rules: small enough to be kept for every listing there is. */
    public Room room() {
        return new Room(stock.capacity(), load);
    }

    /** The rules alone. */
    public Timetable timetable() {
        return timetable;
    }

    /** Stretches that are open by the rules, blocks taken out, joined across midnight. */
    public List<TimeWindow> open(TimeWindow within) {
        LocalDate last = timetable.date(within.until()).plusDays(1);
        Spans open =
                timetable.open(timetable.date(within.from()), last).clip(floor(within.from()), ceil(within.until()));
        List<TimeWindow> windows = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            for (long t = open.from(i); t < open.until(i); ) {
                long next = Math.min(open.until(i), blocked.nextEdge(t));
                if (!blocked.contains(t)) {
                    windows.add(Spans.window(t, next));
                }
                t = next;
            }
        }
        return windows;
    }

    /**
     * Every stretch inside the window, in order and without gaps.
     *
     * @param quantity how many must be left for a stretch to be free
     */
    public List<Stretch> availability(TimeWindow within, int quantity) {
        return availability(within, quantity, Asker.ANYBODY);
    }

    private List<Stretch> availability(TimeWindow within, int quantity, Asker asker) {
        List<Stretch> stretches = new ArrayList<>();
        LocalDate last = timetable.date(within.until()).plusDays(1);
        for (Timetable.Era era : timetable.eras(timetable.date(within.from()), last)) {
            long from = Math.max(floor(within.from()), timetable.second(era.from(), 0));
            long until = Math.min(ceil(within.until()), timetable.second(era.until(), 0));
            if (from < until) {
                new Sweep(era, asker, new long[] {from, until}).run(quantity, stretches);
            }
        }
        return stretches;
    }

    /** The longest stretches with at least so many left, and how many are left during the whole of each. */
    public List<Stretch> free(TimeWindow within, Need need) {
        List<Stretch> free = new ArrayList<>();
        for (Stretch next : availability(within, need.quantity(), need.asker())) {
            if (next.state() == State.FREE) {
                boolean follows = !free.isEmpty() && free.getLast().to().equals(next.from());
                Stretch before = follows ? free.removeLast() : next;
                int remaining = Math.min(before.remaining(), next.remaining());
                free.add(new Stretch(before.from(), next.to(), State.FREE, remaining));
            }
        }
        return free;
    }

    /**
     * Whether the window may be booked; if not, the first rule that refuses and is not set aside for the asker.
     *
     * <p>Rules: {@code opening.past}, {@code opening.unknown}, {@code opening.closed}, {@code opening.band}, {@code
     * opening.grid}, {@code opening.hand-over}, {@code opening.months}, {@code opening.reserved}, {@code opening.length}, {@code opening.lead-time}, {@code opening.horizon},
     * {@code opening.blocked}, {@code capacity}. What others have taken is {@link Problem.Taken}, all else {@link
     * Problem.RuleRefuses}; the data of both has the rule's figures and, under {@code alternatives}, the nearest windows that
     * would be allowed.
     */
    public Optional<Problem> mayBook(TimeWindow window, Need need) {
        return refusal(window, need)
                .map(problem -> withAlternatives(problem, alternatives(window, need, ALTERNATIVES)));
    }

    /** Whether the window may be booked, without saying why not. */
    public boolean allows(TimeWindow window, Need need) {
        return refusal(window, need).isEmpty();
    }

    /**
     * The first window that may be booked, lies in the given stretch and holds the length. It may be longer: a whole band, a
     * shortest use, whole days (a stretch then counts by its dates).
     */
    public Optional<TimeWindow> firstFree(Duration length, TimeWindow within, Need need) {
        return new FirstFree(this, need).find(length, within);
    }

    /**
     * The shortest window that may be booked and holds the whole of a wished one: itself, on the grid, the band around it, or
     * whole days with an open day at either end.
     */
    public Optional<TimeWindow> covering(TimeWindow wished, Need need) {
        return Choices.all(timetable, wished).filter(w -> allows(w, need)).findFirst();
    }

    /**
     * Windows near a refused one that may be booked: first the same day at other hours, then other days at the same hour, the
     * nearest first; each kind has half of the places where both have enough.
     */
    public List<TimeWindow> alternatives(TimeWindow refused, Need need, int limit) {
        LocalDate date = timetable.date(refused.from());
        Optional<Opening> opening = timetable.opening(date);
        if (opening.isEmpty()) {
            return List.of();
        }
        Candidates candidates = new Candidates(timetable, opening.get(), refused);
        List<TimeWindow> sameDay =
                candidates.sameDay().filter(w -> allows(w, need)).limit(limit).toList();
        int fromOthers = Math.max(limit / 2, limit - sameDay.size());
        List<TimeWindow> otherDays = candidates
                .otherDays()
                .filter(w -> allows(w, need))
                .limit(fromOthers)
                .toList();
        List<TimeWindow> all = new ArrayList<>(sameDay.subList(0, Math.min(sameDay.size(), limit - otherDays.size())));
        all.addAll(otherDays);
        return List.copyOf(all);
    }

    /** When uses must be known for {@link #alternatives} to be free; empty where no rule says what could be one. */
    public Optional<TimeWindow> alternativesWithin(TimeWindow refused) {
        return timetable
                .opening(timetable.date(refused.from()))
                .map(opening -> new Candidates(timetable, opening, refused).reach());
    }

    /** How free each day of a month is. */
    public List<DayMark> month(YearMonth month, Need need) {
        MonthGrid grid = new MonthGrid(this, need);
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(grid::mark)
                .toList();
    }

    /**
     * What a use of the window occupies: with buffers, and whole days where days are lent. To be stored as {@link
     * Occupied#during}.
     */
    public TimeWindow footprint(TimeWindow window) {
        Opening.Limits limits = timetable
                .opening(timetable.date(window.from()))
                .map(Opening::limits)
                .orElse(Opening.Limits.NONE);
        TimeWindow days = lendsDays(timetable.date(window.from())) ? wholeDays(window) : window;
        return days.widened(Duration.ofMinutes(limits.before()), Duration.ofMinutes(limits.after()));
    }

    Stock stock() {
        return stock;
    }

    /** The highest amount in use, blocks included, during the footprint of a window. */
    int peak(TimeWindow window) {
        TimeWindow taken = footprint(window);
        return load.peak(floor(taken.from()), ceil(taken.until()));
    }

    private Optional<Problem> refusal(TimeWindow window, Need need) {
        return OpeningRules.refusal(this, window, need);
    }

    private boolean lendsDays(LocalDate date) {
        return timetable.opening(date).map(Opening::slots).orElse(null) instanceof Slots.Days;
    }

    private TimeWindow wholeDays(TimeWindow window) {
        LocalDate first = timetable.date(window.from());
        LocalDate last = timetable.date(window.until().minusNanos(1));
        return Spans.window(timetable.second(first, 0), timetable.second(last, Hours.DAY));
    }

    /** Uses near the dates, as the rules let them reach: a second is as full as the fullest second of a use around it. */
    private Load reaching(Opening opening, long from, long until) {
        long before = opening.limits().before() * 60L;
        long after = opening.limits().after() * 60L;
        boolean asUsed = opening.slots() instanceof Slots.Grid || opening.slots() instanceof Slots.Bands;
        if (asUsed && before == 0 && after == 0) {
            return load;
        }
        long farthest = before + after + (opening.slots() instanceof Slots.Months ? TWO_MONTHS : TWO_DAYS);
        Load near = load.slice(from - farthest, until + farthest);
        return switch (opening.slots()) {
            case Slots.Days days -> near.spread(t -> dayEdge(t - after, 0), t -> dayEdge(t + before - 1, Hours.DAY));
            case Slots.Months months ->
                near.spread(t -> timetable.monthStart(t - after), t -> timetable.monthEnd(t + before - 1));
            case Slots.Bands bands -> near.spread(t -> t - after, t -> t + before);
            case Slots.Grid grid -> near.spread(t -> t - after, t -> t + before);
        };
    }

    private long dayEdge(long second, int minute) {
        return timetable.second(timetable.date(Instant.ofEpochSecond(second)), minute);
    }

    private Problem withAlternatives(Problem problem, List<TimeWindow> windows) {
        return switch (problem) {
            case Problem.Taken taken -> new Problem.Taken(with(taken.data(), windows));
            case Problem.RuleRefuses rule ->
                new Problem.RuleRefuses(rule.rule(), rule.waivedBy(), with(rule.data(), windows));
            default -> problem;
        };
    }

    private Map<String, Object> with(Map<String, Object> data, List<TimeWindow> windows) {
        Map<String, Object> more = new HashMap<>(data);
        more.put(
                "alternatives",
                windows.stream()
                        .map(w -> OpeningRules.data(w, timetable.zone()))
                        .toList());
        return more;
    }

    private static Spans spans(List<Stock.Block> blocks) {
        Spans.Builder spans = new Spans.Builder(blocks.size());
        blocks.stream()
                .map(Stock.Block::during)
                .sorted(Comparator.comparing(TimeWindow::from))
                .forEach(w -> spans.add(floor(w.from()), ceil(w.until())));
        return spans.build();
    }

    static long floor(Instant instant) {
        return Load.floor(instant);
    }

    static long ceil(Instant instant) {
        return Load.ceil(instant);
    }

    /** Walks from edge to edge through dates under the same rules. */
    private final class Sweep {
        private final Spans open;
        private final Spans unknown;
        private final Spans kept;
        private final Load taken;
        private final long from;
        private final long until;

        /** @param ends first second and first second after it */
        Sweep(Timetable.Era era, Asker asker, long[] ends) {
            this.from = ends[0];
            this.until = ends[1];
            this.kept = timetable.keptFrom(era, asker);
            this.open = timetable.lendable(era.from(), era.until());
            this.unknown = timetable.unknown(era.from(), era.until());
            this.taken = era.opening().map(o -> reaching(o, from, until)).orElse(load);
        }

        void run(int quantity, List<Stretch> into) {
            for (long t = from; t < until; ) {
                long edge = Math.min(Math.min(open.nextEdge(t), unknown.nextEdge(t)), blocked.nextEdge(t));
                long next = Math.min(until, Math.min(Math.min(edge, kept.nextEdge(t)), taken.nextStep(t)));
                add(stretch(t, next, quantity), into);
                t = next;
            }
        }

        private Stretch stretch(long from, long to, int quantity) {
            State closed = unknown.contains(from) ? State.UNKNOWN : State.CLOSED;
            if (!open.contains(from) || blocked.contains(from) || kept.contains(from)) {
                return new Stretch(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), closed, 0);
            }
            int remaining = Math.max(0, stock.capacity() - taken.level(from));
            State state = remaining >= quantity ? State.FREE : State.BUSY;
            return new Stretch(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), state, remaining);
        }

        private static void add(Stretch next, List<Stretch> into) {
            Stretch last = into.isEmpty() ? null : into.getLast();
            if (last != null && last.state() == next.state() && last.remaining() == next.remaining()) {
                into.set(into.size() - 1, new Stretch(last.from(), next.to(), next.state(), next.remaining()));
            } else {
                into.add(next);
            }
        }
    }
}
