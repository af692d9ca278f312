package org.mochiyori.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opening rules laid over dates: what is open on which day, and when that is in instants.
 *
 * <p>Immutable, without a memory of its own; listings under equal rules may share one, and its {@link #open} for the coming
 * 400 days may be kept and clipped.
 */
public final class Timetable {
    private final ZoneId zone;
    private final Validity<Opening> openings;
    private final Holidays holidays;

    private Timetable(ZoneId zone, Validity<Opening> openings, Holidays holidays) {
        this.zone = zone;
        this.openings = openings;
        this.holidays = holidays;
    }

    /**
     * Rules over time, in the zone they are written in; all of them in the same.
     *
     * @throws IllegalArgumentException without any rules (see {@link #unknown}), or with rules of several zones
     */
    public static Timetable of(Validity<Opening> openings, Holidays holidays) {
        List<ZoneId> zones =
                openings.values().stream().map(v -> v.value().zone()).distinct().toList();
        if (zones.size() != 1) {
            throw new IllegalArgumentException("a timetable has rules, all in one zone");
        }
        return new Timetable(zones.getFirst(), openings, holidays);
    }

    /** Rules that hold for all time. */
    public static Timetable of(Opening opening, Holidays holidays) {
        return of(Validity.always(opening), holidays);
    }

    /** Nothing is known of the hours, as for a place of which only the name is published. */
    public static Timetable unknown(ZoneId zone) {
        return new Timetable(zone, Validity.none(), Holidays.official());
    }

    /** Whether both say the same of every date. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timetable that
                && zone.equals(that.zone)
                && openings.equals(that.openings)
                && holidays.equals(that.holidays);
    }

    @Override
    public int hashCode() {
        return openings.hashCode();
    }

    /** The rules it is made of. */
    public Validity<Opening> openings() {
        return openings;
    }

    /** The public holidays it goes by. */
    public Holidays holidays() {
        return holidays;
    }

    /** The zone of all local dates and times here. */
    public ZoneId zone() {
        return zone;
    }

    /** The rules that hold on the date. */
    public Optional<Opening> opening(LocalDate date) {
        return openings.on(date);
    }

    /** What the rules say of one date. */
    public Day day(LocalDate date) {
        Optional<Opening> opening = openings.on(date);
        if (opening.isEmpty() || (opening.get().asksHolidays() && !holidays.knows(date))) {
            return Day.UNKNOWN;
        }
        return day(opening.get(), date);
    }

    /** All open stretches from one date to another (this one not included), joined across midnight. */
    public Spans open(LocalDate from, LocalDate until) {
        Spans.Builder open = new Spans.Builder((int) Math.min(800, until.toEpochDay() - from.toEpochDay()));
        Seconds seconds = new Seconds(from);
        for (LocalDate date = from; date.isBefore(until); date = date.plusDays(1)) {
            for (Hours hours : day(date).hours()) {
                open.add(seconds.of(date, hours.from()), seconds.of(date, hours.until()));
            }
        }
        return open.build();
    }

    /** All days from one date to another (this one not included) of which nothing is known. */
    public Spans unknown(LocalDate from, LocalDate until) {
        return days(new Era(from, until, Optional.empty()), Day.State.UNKNOWN);
    }

    /**
     * As {@link #open}, but where whole days are lent an open day counts from midnight to midnight, and where months are lent
     * every day does.
     */
    Spans lendable(LocalDate from, LocalDate until) {
        Spans.Builder open = new Spans.Builder((int) Math.min(800, until.toEpochDay() - from.toEpochDay()));
        for (Era era : eras(from, until)) {
            Spans spans = era.opening().map(Opening::slots).stream()
                    .map(slots -> switch (slots) {
                        case Slots.Days days -> days(era, Day.State.OPEN);
                        case Slots.Months months -> all(era);
                        case Slots.Bands bands -> open(era.from(), era.until());
                        case Slots.Grid grid -> open(era.from(), era.until());
                    })
                    .findFirst()
                    .orElse(Spans.NONE);
            for (int i = 0; i < spans.size(); i++) {
                open.add(spans.from(i), spans.until(i));
            }
        }
        return open.build();
    }

    /** Hours of these dates that are kept for others than the asker. */
    Spans keptFrom(Era dates, Asker asker) {
        List<Opening.Priority> priorities = dates.opening().map(o -> o.times().priorities()).orElse(List.of()).stream()
                .sorted(Comparator.comparingInt(p -> p.hours().from()))
                .toList();
        Spans.Builder kept = new Spans.Builder(1);
        for (LocalDate date = dates.from();
                !priorities.isEmpty() && date.isBefore(dates.until());
                date = date.plusDays(1)) {
            for (Opening.Priority priority : priorities) {
                if (priority.keepsOut(date, asker)) {
                    kept.add(
                            second(date, priority.hours().from()),
                            second(date, priority.hours().until()));
                }
            }
        }
        return kept.build();
    }

    private Spans all(Era dates) {
        Spans.Builder all = new Spans.Builder(1);
        all.add(second(dates.from(), 0), second(dates.until(), 0));
        return all.build();
    }

    /** The first second of the month that the second lies in. */
    long monthStart(long second) {
        return second(date(Instant.ofEpochSecond(second)).withDayOfMonth(1), 0);
    }

    /** The end of the month that the second lies in. */
    long monthEnd(long second) {
        return second(date(Instant.ofEpochSecond(second)).withDayOfMonth(1).plusMonths(1), 0);
    }

    /** The dates from one to another (this one not included), cut where other rules begin to hold. */
    List<Era> eras(LocalDate from, LocalDate until) {
        List<Era> eras = new ArrayList<>();
        LocalDate start = from;
        for (LocalDate turn : openings.turns()) {
            if (turn.isAfter(start) && turn.isBefore(until)) {
                eras.add(new Era(start, turn, openings.on(start)));
                start = turn;
            }
        }
        eras.add(new Era(start, until, openings.on(start)));
        return eras;
    }

    /** Dates under the same rules; the last is not included. */
    record Era(LocalDate from, LocalDate until, Optional<Opening> opening) {}

    /** When asking for a date begins, for an asker; empty where it has no beginning or no rules. */
    public Optional<Instant> receptionOpens(LocalDate use, Asker asker) {
        return opening(use).flatMap(o -> o.reception().of(asker).opens()).map(opens -> {
            LocalDate day = opens.day(use);
            LocalDate shifted = opens.offClosedDays() ? firstOpenDay(day).orElse(day) : day;
            return Instant.ofEpochSecond(second(shifted, opens.at()));
        });
    }

    /** When asking for a use that begins at the instant ends; empty where only the use itself ends it. */
    public Optional<Instant> receptionCloses(Instant from, Asker asker) {
        LocalDate use = date(from);
        return opening(use).flatMap(o -> o.reception().of(asker).closes()).map(closes -> switch (closes) {
            case Reception.Closes.HoursBefore h -> from.minus(Duration.ofHours(h.hours()));
            case Reception.Closes.DaysBefore d -> Instant.ofEpochSecond(second(use.minusDays(d.days()), d.at()));
        });
    }

    /** The local date of an instant. */
    public LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The first date from the given one on that has open hours; looks 366 days ahead. */
    public Optional<LocalDate> firstOpenDay(LocalDate from) {
        return from.datesUntil(from.plusDays(367))
                .filter(d -> day(d).state() == Day.State.OPEN)
                .findFirst();
    }

    /** The instant, in seconds, of a local minute; 1440 is the next midnight, a skipped hour moves forward. */
    long second(LocalDate date, int minute) {
        LocalDateTime local =
                minute == Hours.DAY ? date.plusDays(1).atStartOfDay() : date.atTime(minute / 60, minute % 60);
        return local.atZone(zone).toEpochSecond();
    }

    private Spans days(Era dates, Day.State state) {
        Spans.Builder days = new Spans.Builder(1);
        Seconds seconds = new Seconds(dates.from());
        for (LocalDate date = dates.from(); date.isBefore(dates.until()); date = date.plusDays(1)) {
            if (day(date).state() == state) {
                days.add(seconds.of(date, 0), seconds.of(date, Hours.DAY));
            }
        }
        return days.build();
    }

    private Day day(Opening opening, LocalDate date) {
        Opening.Times times = opening.times();
        for (Opening.Extra extra : times.extra()) {
            if (extra.date().equals(date)) {
                return new Day(Day.State.OPEN, extra.hours(), extra.reason());
            }
        }
        for (Closing closing : times.closed()) {
            if (closing.closes(date, holidays)) {
                return new Day(Day.State.CLOSED, List.of(), closing.reason());
            }
        }
        List<Hours> hours = hours(times.week(), date);
        return hours.isEmpty() ? Day.CLOSED : new Day(Day.State.OPEN, hours, "");
    }

    private List<Hours> hours(Opening.Week week, LocalDate date) {
        if (week.holidays().isPresent() && holidays.isHoliday(date)) {
            return week.holidays().get();
        }
        DayOfWeek day = date.getDayOfWeek();
        return week.days().getOrDefault(day, List.of());
    }

    /**
     * One date under the rules.
     *
     * @param state whether it is open at all
     * @param hours in order; empty unless open
     * @param reason why it is closed or opened out of turn; may be empty
     */
    public record Day(State state, List<Hours> hours, String reason) {
        static final Day CLOSED = new Day(State.CLOSED, List.of(), "");
        static final Day UNKNOWN = new Day(State.UNKNOWN, List.of(), "");

        public Day {
            hours = List.copyOf(hours);
        }

        /** What a date can be. */
        public enum State {
            /** Open for the hours given. */
            OPEN,
            /** Closed for the reason given. */
            CLOSED,
            /** No rules for it, or they ask for holidays not yet published. */
            UNKNOWN
        }
    }

    /** Local minutes to seconds; where the zone's offset stands still, by plain sums instead of zone lookups. */
    private final class Seconds {
        private final long offset;
        private final LocalDate steadyUntil;

        Seconds(LocalDate from) {
            ZoneRules rules = zone.getRules();
            Instant start = from.atStartOfDay(zone).toInstant();
            ZoneOffset now = rules.getOffset(start);
            ZoneOffsetTransition next = rules.nextTransition(start);
            offset = now.getTotalSeconds();
            // One day of margin: a change at midnight belongs to two dates.
            steadyUntil = next == null
                    ? LocalDate.MAX
                    : next.getDateTimeBefore().toLocalDate().minusDays(1);
        }

        long of(LocalDate date, int minute) {
            return date.isBefore(steadyUntil)
                    ? date.toEpochDay() * 86_400 + minute * 60L - offset
                    : second(date, minute);
        }
    }
}
