package org.mochiyori.calendar;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.mochiyori.kernel.TimeWindow;

/** Valid rules and windows for tests, fixed and by chance. */
public final class OpeningFixture {
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private OpeningFixture() {}

    static Opening daily(String hours, int grid) {
        return Opening.everyDay(TOKYO, Hours.parse(hours), new Slots.Grid(grid, 0));
    }

    static Opening bands() {
        return daily("09:00-22:00", 30)
                .withSlots(new Slots.Bands(
                        List.of(
                                Slots.Band.of("午前", "09:00-12:00"),
                                Slots.Band.of("午後", "13:00-17:00"),
                                Slots.Band.of("夜間", "18:00-22:00")),
                        true));
    }

    static Opening loans(int longest) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        EnumSet.complementOf(EnumSet.of(SATURDAY, SUNDAY))
                .forEach(d -> week.put(d, List.of(Hours.parse("09:00-17:00"))));
        return new Opening(
                new Opening.Times(
                        TOKYO,
                        new Opening.Week(week, Optional.empty()),
                        List.of(new Closing.OnHolidays(Set.of(), "祝日")),
                        List.of()),
                new Slots.Days(1, OptionalInt.of(longest)),
                Opening.Limits.NONE,
                Reception.ALWAYS);
    }

    static FreeTime free(Opening opening, int capacity, Occupied... occupied) {
        return new FreeTime(
                Timetable.of(opening, Holidays.official()), new Stock(capacity, List.of(occupied), List.of()));
    }

    /** {@code window("2027-01-09T10:00", "2027-01-09T12:00")} in Japanese time. */
    static TimeWindow window(String from, String until) {
        return new TimeWindow(instant(from), instant(until));
    }

    static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(TOKYO).toInstant();
    }

    static Need need(int quantity) {
        return new Need(quantity, LONG_AGO);
    }

    /** Rules of every kind there is: also rooms by the month, bands of some weekdays, and bands that may be overrun. */
    public static Opening any(Random random, LocalDate around) {
        Opening opening = random(random, around);
        return switch (random.nextInt(6)) {
            case 0 ->
                new Opening(
                        new Opening.Times(
                                TOKYO,
                                opening.times().week(),
                                opening.times().closed(),
                                opening.times().extra()),
                        new Slots.Months(1 + random.nextInt(2), OptionalInt.of(2 + random.nextInt(3))),
                        new Opening.Limits(0, OptionalInt.empty(), 60 * random.nextInt(2), 60 * random.nextInt(2)),
                        opening.reception());
            case 1 ->
                opening.slots() instanceof Slots.Grid
                        ? opening.withSlots(bands(random)).withLimits(limits(random, opening.slots()))
                        : opening;
            default -> opening;
        };
    }

    private static Slots.Bands bands(Random random) {
        Set<DayOfWeek> weekend = random.nextBoolean() ? Set.of() : EnumSet.of(SATURDAY, SUNDAY);
        return new Slots.Bands(
                List.of(
                        Slots.Band.of("午前", "09:00-12:00"),
                        new Slots.Band("午後1", Hours.parse("12:00-14:30"), weekend),
                        Slots.Band.of("午後2", "15:00-17:00"),
                        Slots.Band.of("夜間", "18:00-21:00"),
                        new Slots.Band("全日", Hours.parse("09:00-21:00"), weekend)),
                random.nextBoolean(),
                30 * random.nextInt(3));
    }

    /** Rules of the kinds that change from day to day or within a day, in and around the given dates. */
    static Opening random(Random random, LocalDate around) {
        int kind = random.nextInt(4);
        Opening.Times times = new Opening.Times(
                TOKYO,
                week(random),
                closings(random, around),
                extras(random, around),
                kind == 0 ? List.of() : priorities(random));
        Slots slots = switch (kind) {
            case 0 -> new Slots.Days(1 + random.nextInt(2), OptionalInt.of(3 + random.nextInt(7)));
            case 1 -> ((Slots.Bands) bands().slots());
            default -> new Slots.Grid(List.of(15, 30, 60).get(random.nextInt(3)), kind == 2 ? 0 : random.nextInt(15));
        };
        return new Opening(times, slots, limits(random, slots), reception(random));
    }

    private static Opening.Week week(Random random) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, random.nextInt(5) == 0 ? List.of() : hours(random));
        }
        return new Opening.Week(week, random.nextBoolean() ? Optional.of(hours(random)) : Optional.empty());
    }

    private static List<Hours> hours(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(new Hours(540, 720), new Hours(780, 1020));
            case 1 -> List.of(Hours.ALL_DAY);
            case 2 -> List.of(new Hours(random.nextInt(600), 720 + random.nextInt(720)));
            default -> List.of(Hours.parse("09:00-22:00"));
        };
    }

    private static List<Closing> closings(Random random, LocalDate around) {
        List<Closing> closings = new ArrayList<>();
        Closing.OnHoliday[] policies = Closing.OnHoliday.values();
        if (random.nextBoolean()) {
            Set<Integer> weeks = random.nextBoolean() ? Set.of() : Set.of(2, 4, -1);
            Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
            closings.add(new Closing.Weekly(
                    new Closing.Pattern(days, weeks, random.nextInt(3) == 0 ? Set.of(1, 5, 12) : Set.of()),
                    policies[random.nextInt(policies.length)],
                    "休館日"));
        }
        if (random.nextInt(3) == 0) {
            closings.add(new Closing.OnHolidays(Set.of(SUNDAY), ""));
        }
        if (random.nextInt(3) == 0) {
            closings.add(new Closing.AfterHolidays(Set.of(SATURDAY, SUNDAY), random.nextBoolean(), "祝日の翌日"));
        }
        if (random.nextBoolean()) {
            closings.add(new Closing.Yearly(MonthDay.of(12, 29), MonthDay.of(1, 3), "年末年始"));
        }
        if (random.nextInt(3) == 0) {
            closings.add(new Closing.Monthly(Set.of(1 + random.nextInt(31), -1), "点検"));
            closings.add(new Closing.Dates(around.plusDays(2), around.plusDays(3), "工事"));
        }
        return closings;
    }

    private static List<Opening.Extra> extras(Random random, LocalDate around) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Opening.Extra(around.plusDays(i * 3L), hours(random), "臨時開館"))
                .toList();
    }

    private static List<Opening.Priority> priorities(Random random) {
        return IntStream.range(0, random.nextInt(5) / 3 * (1 + random.nextInt(2)))
                .mapToObj(i -> new Opening.Priority(
                        Closing.Pattern.every(EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), SATURDAY)),
                        new Hours(random.nextInt(40) * 30, 1230 + random.nextInt(7) * 30),
                        Set.of(random.nextBoolean() ? "school" : "registered"),
                        "学校優先"))
                .toList();
    }

    private static Opening.Limits limits(Random random, Slots slots) {
        if (slots instanceof Slots.Days) {
            return random.nextBoolean() ? Opening.Limits.NONE : new Opening.Limits(0, OptionalInt.empty(), 0, 24 * 60);
        }
        int shortest = slots instanceof Slots.Grid && random.nextBoolean() ? 60 : 0;
        OptionalInt longest = random.nextInt(3) == 0 ? OptionalInt.of(300) : OptionalInt.empty();
        return new Opening.Limits(shortest, longest, random.nextInt(3) * 15, random.nextInt(3) * 20);
    }

    private static Reception reception(Random random) {
        if (random.nextBoolean()) {
            return Reception.ALWAYS;
        }
        Reception.Opens opens = random.nextBoolean()
                ? new Reception.Opens.MonthsBefore(
                        1 + random.nextInt(3),
                        random.nextBoolean() ? OptionalInt.of(1) : OptionalInt.empty(),
                        540,
                        true)
                : new Reception.Opens.DaysBefore(60 + random.nextInt(60), 0, false);
        Reception.Closes closes = random.nextBoolean()
                ? new Reception.Closes.HoursBefore(random.nextInt(72))
                : new Reception.Closes.DaysBefore(random.nextInt(10), 1020);
        return new Reception(
                new Reception.Rule(Optional.of(opens), Optional.of(closes)),
                Map.of("registered", new Reception.Rule(Optional.of(opens), Optional.empty())));
    }
}
