package org.mochiyori.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The opening rules of a hub, a place or a listing: one whole value, never merged with another.
 *
 * @param times when it is open
 * @param slots in which pieces time is lent
 * @param limits how long, and how much time around a use is kept free
 * @param reception when one may ask
 */
public record Opening(Times times, Slots slots, Limits limits, Reception reception) {

    public Opening {
        boolean wholeDays = slots instanceof Slots.Days || slots instanceof Slots.Months;
        if (wholeDays && !limits.isUnbounded()) {
            throw new IllegalArgumentException("loans of days and months are limited in these, not in minutes");
        }
        if (wholeDays && !times.priorities().isEmpty()) {
            throw new IllegalArgumentException("hours are kept for some only where hours or bands are lent");
        }
    }

    /** Open the same hours on every day, without limits. */
    public static Opening everyDay(ZoneId zone, Hours hours, Slots slots) {
        return new Opening(
                new Times(zone, Week.everyDay(List.of(hours)), List.of(), List.of()),
                slots,
                Limits.NONE,
                Reception.ALWAYS);
    }

    /**
     * Reads the JSON form (strict: an unknown field or a wrong type is refused).
     *
     * @throws org.mochiyori.kernel.Refused with {@code Invalid}, each error with a pointer into the node
     */
    public static Opening fromJson(JsonNode json) {
        return OpeningJson.read(json);
    }

    /** The JSON form; {@link #fromJson} gives an equal value back. */
    public JsonNode toJson() {
        return OpeningJson.write(this);
    }

    /** The zone in which all local times here are meant. */
    public ZoneId zone() {
        return times.zone();
    }

    /** The same with other closed days. */
    public Opening withClosed(List<Closing> closed) {
        return new Opening(
                new Times(times.zone(), times.week(), closed, times.extra(), times.priorities()),
                slots,
                limits,
                reception);
    }

    /** The same with other limits. */
    public Opening withLimits(Limits other) {
        return new Opening(times, slots, other, reception);
    }

    /** The same with another reception. */
    public Opening withReception(Reception other) {
        return new Opening(times, slots, limits, other);
    }

    /** The same lent in other pieces. */
    public Opening withSlots(Slots other) {
        return new Opening(times, other, limits, reception);
    }

    /** Whether an answer for some date depends on the list of holidays. */
    boolean asksHolidays() {
        return times.week().holidays().isPresent() || times.closed().stream().anyMatch(Closing::asksHolidays);
    }

    /**
     * When it is open.
     *
     * @param zone the zone of all local times
     * @param week hours by weekday and on holidays
     * @param closed patterns of closed days; the first that matches gives the reason
     * @param extra days opened by date, which win over every closing
     * @param priorities hours in which it is kept for some
     */
    public record Times(ZoneId zone, Week week, List<Closing> closed, List<Extra> extra, List<Priority> priorities) {
        /** Kept for nobody. */
        public Times(ZoneId zone, Week week, List<Closing> closed, List<Extra> extra) {
            this(zone, week, closed, extra, List.of());
        }

        public Times {
            priorities = List.copyOf(priorities);
            closed = List.copyOf(closed);
            extra = List.copyOf(extra);
            if (extra.stream().map(Extra::date).distinct().count() < extra.size()) {
                throw new IllegalArgumentException("a date is opened by at most one extra opening");
            }
        }
    }

    /**
     * Hours by weekday.
     *
     * @param days hours of each weekday, in order; a weekday left out is closed
     * @param holidays hours on public holidays, in place of the weekday's; empty means as the weekday
     */
    public record Week(Map<DayOfWeek, List<Hours>> days, Optional<List<Hours>> holidays) {
        public Week {
            Map<DayOfWeek, List<Hours>> copy = new EnumMap<>(DayOfWeek.class);
            days.forEach((day, hours) -> {
                if (!hours.isEmpty()) {
                    copy.put(day, Hours.ordered(hours));
                }
            });
            days = Map.copyOf(copy);
            holidays = holidays.map(Hours::ordered);
        }

        /** The same hours on all seven days, holidays included. */
        public static Week everyDay(List<Hours> hours) {
            Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
            Arrays.stream(DayOfWeek.values()).forEach(d -> days.put(d, hours));
            return new Week(days, Optional.empty());
        }
    }

    /**
     * A date opened beside the rules (臨時開館).
     *
     * @param hours at least one stretch
     */
    public record Extra(LocalDate date, List<Hours> hours, String reason) {
        public Extra {
            hours = Hours.ordered(hours);
            if (hours.isEmpty()) {
                throw new IllegalArgumentException("an extra opening has hours");
            }
        }
    }

    /**
     * Hours that come again and again and are kept for some (学校優先): others cannot ask for them.
     *
     * @param pattern on which days
     * @param hours of those days
     * @param classes of borrowers who may; at least one
     * @param reason as others read it
     */
    public record Priority(Closing.Pattern pattern, Hours hours, Set<String> classes, String reason) {
        public Priority {
            classes = Set.copyOf(classes);
            if (classes.isEmpty()) {
                throw new IllegalArgumentException("hours are kept for somebody");
            }
        }

        /** Whether it keeps this asker out on the date. */
        boolean keepsOut(LocalDate date, Asker asker) {
            return pattern.matches(date) && asker.classes().stream().noneMatch(classes::contains);
        }
    }

    /**
     * How long, and how much time around a use is kept free; all in minutes.
     *
     * @param shortest fewest minutes of a use, 0 for no limit
     * @param longest most minutes; empty for no limit
     * @param before kept free before a use (setting up)
     * @param after kept free after a use (cleaning)
     */
    public record Limits(int shortest, OptionalInt longest, int before, int after) {
        /** Any length, no buffers. */
        public static final Limits NONE = new Limits(0, OptionalInt.empty(), 0, 0);

        public Limits {
            if (shortest < 0 || (longest.isPresent() && longest.getAsInt() < Math.max(1, shortest))) {
                throw new IllegalArgumentException("the longest use is no shorter than the shortest");
            }
            if (before < 0 || after < 0 || before > 30 * Hours.DAY || after > 30 * Hours.DAY) {
                throw new IllegalArgumentException("buffers are 0 minutes to 30 days");
            }
        }

        boolean isUnbounded() {
            return shortest == 0 && longest.isEmpty();
        }

        boolean allows(long minutes) {
            return minutes >= shortest && (longest.isEmpty() || minutes <= longest.getAsInt());
        }
    }
}
