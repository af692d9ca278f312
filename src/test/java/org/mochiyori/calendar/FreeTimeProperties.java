package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.calendar.OpeningFixture.TOKYO;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.TimeWindow;

/** Against an obvious oracle: one cell per minute, counted. */
class FreeTimeProperties {
    private static final int SEEDS = 200;
    private static final int DAYS = 12;
    private static final int MINUTES = DAYS * Hours.DAY;

    @Test
    void every_minute_of_the_availability_is_as_counted() {
        forSeeds(world -> {
            List<Stretch> all = world.time.availability(world.window(0, MINUTES), world.need.quantity());
            assertThat(all.getFirst().from()).isEqualTo(world.instant(0));
            assertThat(all.getLast().to()).isEqualTo(world.instant(MINUTES));
            for (int i = 0; i < all.size(); i++) {
                Stretch s = all.get(i);
                assertThat(i == 0 ? s.from() : all.get(i - 1).to()).isEqualTo(s.from());
                for (int m = world.minute(s.from()); m < world.minute(s.to()); m += world.step()) {
                    if (s.state() != world.state(m) || s.remaining() != world.remaining(m)) {
                        assertThat(s).as("minute %s: %s", m, world.remaining(m)).isNull();
                    }
                }
            }
        });
    }

    @Test
    void a_window_may_be_booked_exactly_when_no_minute_of_it_speaks_against_it() {
        int[] seen = new int[2];
        forSeeds(world -> {
            for (int i = 0; i < 150; i++) {
                TimeWindow window = world.wish();
                boolean free = world.isFree(window);
                assertThat(world.time.allows(window, world.need))
                        .as(window.toString())
                        .isEqualTo(free);
                seen[free ? 1 : 0]++;
            }
        });
        assertThat(seen[0]).isGreaterThan(SEEDS);
        assertThat(seen[1]).isGreaterThan(SEEDS);
    }

    @Test
    void the_first_free_window_is_the_first_that_may_be_booked() {
        forSeeds(world -> {
            Duration length = Duration.ofMinutes(30 + world.random.nextInt(300));
            int from = world.random.nextInt(MINUTES / 2);
            TimeWindow within = world.window(from, from + MINUTES / 2);
            Optional<TimeWindow> found = world.time.firstFree(length, within, world.need);
            assertThat(found).isEqualTo(world.first(length, within));
        });
    }

    @Test
    void the_first_choice_of_the_rules_with_room_is_what_the_free_time_finds() {
        int[] seen = new int[2];
        forSeeds(world -> {
            Room room = world.kept(world.time.room());
            for (int i = 0; i < 40; i++) {
                TimeWindow wish = world.wish();
                Optional<TimeWindow> covering = world.time.covering(wish, world.need);
                assertThat(world.first(Choices.covering(world.timetable, wish, world.need), room))
                        .as("covering %s", wish)
                        .isEqualTo(covering);
                seen[covering.isPresent() ? 1 : 0]++;
            }
            Duration length = Duration.ofMinutes(30 + world.random.nextInt(300));
            int from = world.random.nextInt(MINUTES / 2);
            TimeWindow within = world.window(from, from + MINUTES / 2);
            assertThat(world.first(Choices.holding(world.timetable, length, within, world.need), room))
                    .as("%s in %s", length, within)
                    .isEqualTo(world.time.firstFree(length, within, world.need));
        });
        assertThat(seen[0]).isGreaterThan(SEEDS);
        assertThat(seen[1]).isGreaterThan(SEEDS);
    }

    @Test
    void every_alternative_offered_may_be_booked() {
        forSeeds(world -> {
            TimeWindow wish = world.wish();
            List<TimeWindow> offered = world.time.alternatives(wish, world.need, 4);
            assertThat(offered).hasSizeLessThanOrEqualTo(4).doesNotHaveDuplicates();
            assertThat(offered).allMatch(w -> world.time.allows(w, world.need));
        });
    }

    @Test
    void the_month_says_free_some_or_none_as_single_windows_do() {
        forSeeds(world -> {
            for (DayMark day : world.time.month(java.time.YearMonth.from(world.start), world.need)) {
                if (day.date().isBefore(world.start.plusDays(1))
                        || !day.date().isBefore(world.start.plusDays(DAYS - 1))) {
                    continue;
                }
                boolean some = world.anyOn(day.date());
                switch (day.mark()) {
                    case FREE, SOME -> assertThat(some).as("%s", day).isTrue();
                    case NONE -> assertThat(some).as("%s", day).isFalse();
                    case CLOSED, UNKNOWN, OUTSIDE ->
                        assertThat(some).as("%s", day).isFalse();
                }
            }
        });
    }

    private static void forSeeds(Consumer<World> property) {
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                property.accept(new World(new Random(seed)));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** Rules and uses by chance, and what they mean for each minute. */
    private static final class World {
        final Random random;
        final LocalDate start;
        final Opening opening;
        final Timetable timetable;
        final FreeTime time;
        final Need need;
        final int capacity;
        final int[] used = new int[MINUTES];
        final boolean[] blocked = new boolean[MINUTES];
        final boolean[] open = new boolean[MINUTES];
        final boolean[] kept = new boolean[MINUTES];
        final boolean[] keptFromAll = new boolean[MINUTES];

        World(Random random) {
            this.random = random;
            start = LocalDate.of(2027, 1 + random.nextInt(6), 1 + random.nextInt(14));
            opening = OpeningFixture.random(random, start);
            timetable = Timetable.of(opening, Holidays.official());
            capacity = 1 + random.nextInt(3) * random.nextInt(10);
            List<Occupied> uses = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                uses.add(use(1 + random.nextInt(capacity)));
            }
            uses.removeIf(u -> !fits(u));
            List<Stock.Block> blocks = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                blocks.add(block());
            }
            time = new FreeTime(timetable, new Stock(capacity, uses, blocks));
            Instant now = instant(-random.nextInt(90) * Hours.DAY + random.nextInt(2 * Hours.DAY));
            need = new Need(
                    1 + random.nextInt(capacity), now, random.nextBoolean() ? Asker.ANYBODY : Asker.of("registered"));
            for (int d = 0; d < DAYS; d++) {
                Timetable.Day day = timetable.day(start.plusDays(d));
                for (Hours h : day.hours()) {
                    java.util.Arrays.fill(open, d * Hours.DAY + h.from(), d * Hours.DAY + h.until(), true);
                }
                for (Opening.Priority priority : opening.times().priorities()) {
                    fill(kept, d, priority, need.asker());
                    fill(keptFromAll, d, priority, Asker.ANYBODY);
                }
            }
        }

        private void fill(boolean[] minutes, int day, Opening.Priority priority, Asker asker) {
            if (priority.pattern().days().contains(start.plusDays(day).getDayOfWeek())
                    && asker.classes().stream().noneMatch(priority.classes()::contains)) {
                Hours hours = priority.hours();
                java.util.Arrays.fill(minutes, day * Hours.DAY + hours.from(), day * Hours.DAY + hours.until(), true);
            }
        }

        Optional<TimeWindow> first(List<Choices.Choice> choices, Room room) {
            return choices.stream()
                    .filter(choice -> room.left(choice.footprint()) >= need.quantity())
                    .map(Choices.Choice::window)
                    .findFirst();
        }

        /** Written and read again. */
        Room kept(Room room) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                room.write(new DataOutputStream(bytes));
                return Room.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private Occupied use(int amount) {
            int from = random.nextInt(MINUTES / 5) * 5;
            int until = Math.min(MINUTES, from + 5 + random.nextInt(60) * 5);
            return new Occupied(window(from, until), amount);
        }

        private boolean fits(Occupied use) {
            int from = minute(use.during().from());
            int until = minute(use.during().until());
            for (int m = from; m < until; m++) {
                if (used[m] + use.amount() > capacity) {
                    return false;
                }
            }
            for (int m = from; m < until; m++) {
                used[m] += use.amount();
            }
            return true;
        }

        private Stock.Block block() {
            int from = random.nextInt(MINUTES / 60 - 10) * 60;
            int until = from + 60 + random.nextInt(9) * 60;
            java.util.Arrays.fill(blocked, from, until, true);
            return new Stock.Block(window(from, until), "行政使用");
        }

        Instant instant(int minute) {
            return start.atStartOfDay(TOKYO).toInstant().plus(Duration.ofMinutes(minute));
        }

        int minute(Instant instant) {
            return (int) Duration.between(instant(0), instant).toMinutes();
        }

        TimeWindow window(int from, int until) {
            return new TimeWindow(instant(from), instant(until));
        }

        TimeWindow wish() {
            TimeWindow wish = anyWish();
            return wish.until().isAfter(instant(MINUTES)) ? wish() : wish;
        }

        /** Often of the right shape, sometimes not. */
        private TimeWindow anyWish() {
            int from = random.nextInt(MINUTES / 15 - 10) * 15;
            if (opening.slots() instanceof Slots.Grid grid && random.nextInt(6) > 0) {
                int start = from / grid.minutes() * grid.minutes() + grid.offset();
                return window(start, start + grid.minutes() * (1 + random.nextInt(6)));
            }
            if (opening.slots() instanceof Slots.Bands && random.nextInt(6) > 0) {
                int day = from / Hours.DAY * Hours.DAY;
                int[] starts = {540, 780, 1080};
                int[] ends = {720, 1020, 1320};
                int first = random.nextInt(3);
                return window(day + starts[first], day + ends[first + random.nextInt(3 - first)]);
            }
            return window(from, from + 15 * (1 + random.nextInt(200)));
        }

        Stretch.State state(int m) {
            boolean lends = opening.slots() instanceof Slots.Days ? isOpenDay(m) : open[m];
            if (!lends || blocked[m] || keptFromAll[m]) {
                return Stretch.State.CLOSED;
            }
            return remaining(m) >= need.quantity() ? Stretch.State.FREE : Stretch.State.BUSY;
        }

        /** Loans change from day to day only; counting each of their minutes would take all day. */
        int step() {
            return opening.slots() instanceof Slots.Days ? 60 : 1;
        }

        int remaining(int m) {
            boolean lends = opening.slots() instanceof Slots.Days ? isOpenDay(m) : open[m];
            return !lends || blocked[m] || keptFromAll[m] ? 0 : left(m, m + 1);
        }

        /** What is left in every minute that a use of these minutes takes. */
        private int left(int from, int until) {
            boolean days = opening.slots() instanceof Slots.Days;
            int first = (days ? Math.floorDiv(from, Hours.DAY) * Hours.DAY : from)
                    - opening.limits().before();
            int last = (days ? Math.floorDiv(until + Hours.DAY - 1, Hours.DAY) * Hours.DAY : until)
                    + opening.limits().after();
            int left = capacity;
            for (int m = Math.max(0, first); m < Math.min(MINUTES, last); m++) {
                left = Math.min(left, blocked[m] ? 0 : capacity - used[m]);
            }
            return left;
        }

        private boolean isOpenDay(int m) {
            return m >= 0 && m < MINUTES && !timetable.day(date(m)).hours().isEmpty();
        }

        private LocalDate date(int m) {
            return start.plusDays(Math.floorDiv(m, Hours.DAY));
        }

        boolean isFree(TimeWindow w) {
            int from = minute(w.from());
            int until = minute(w.until());
            if (until > MINUTES || !isTakenIn(w) || !shape(from, until)) {
                return false;
            }
            for (int m = from; m < until; m++) {
                if (kept[m]) {
                    return false;
                }
            }
            return left(from, until) >= need.quantity();
        }

        private boolean shape(int from, int until) {
            return switch (opening.slots()) {
                case Slots.Grid g -> {
                    boolean whole = true;
                    for (int m = from; m < until; m++) {
                        whole &= open[m];
                    }
                    int length = until - from;
                    boolean ends = (until - g.offset()) % g.minutes() == 0
                                    && (until % Hours.DAY - g.offset()) % g.minutes() == 0
                            || until % Hours.DAY == 0 && g.offset() == 0;
                    yield whole
                            && (from % Hours.DAY - g.offset()) % g.minutes() == 0
                            && ends
                            && length >= opening.limits().shortest()
                            && length <= opening.limits().longest().orElse(MINUTES);
                }
                case Slots.Bands b -> {
                    int start = from % Hours.DAY;
                    int end = until - (from - start);
                    boolean allOpen = true;
                    for (int[] band : new int[][] {{540, 720}, {780, 1020}, {1080, 1320}}) {
                        for (int m = band[0]; m < band[1] && band[0] >= start && band[1] <= end; m++) {
                            allOpen &= open[from - start + m];
                        }
                    }
                    int length = until - from;
                    yield allOpen
                            && List.of(540, 780, 1080).contains(start)
                            && List.of(720, 1020, 1320).contains(end)
                            && length >= opening.limits().shortest()
                            && length <= opening.limits().longest().orElse(MINUTES);
                }
                case Slots.Months m -> throw new IllegalStateException("longer than this world");
                case Slots.Days d -> {
                    int days = Math.floorDiv(until - 1, Hours.DAY) - Math.floorDiv(from, Hours.DAY) + 1;
                    yield isOpenDay(from)
                            && isOpenDay(until - 1)
                            && days >= d.shortest()
                            && days <= d.longest().orElse(DAYS);
                }
            };
        }

        private boolean isTakenIn(TimeWindow w) {
            Reception.Rule rule = opening.reception().of(need.asker());
            LocalDate use = date(minute(w.from()));
            LocalDateTime now = LocalDateTime.ofInstant(need.now(), TOKYO);
            boolean open = rule.opens()
                    .map(o -> {
                        LocalDate day = o.day(use);
                        while (o.offClosedDays() && timetable.day(day).hours().isEmpty()) {
                            day = day.plusDays(1);
                        }
                        return !now.isBefore(day.atStartOfDay().plusMinutes(o.at()));
                    })
                    .orElse(true);
            boolean notClosed = rule.closes()
                    .map(c -> switch (c) {
                        case Reception.Closes.HoursBefore h ->
                            need.now().plusSeconds(h.hours() * 3600L).isBefore(w.from());
                        case Reception.Closes.DaysBefore d ->
                            now.isBefore(use.minusDays(d.days()).atStartOfDay().plusMinutes(d.at()));
                    })
                    .orElse(true);
            return open && notClosed && !w.from().isBefore(need.now());
        }

        /** Tries every start, and from each every longer end. */
        Optional<TimeWindow> first(Duration length, TimeWindow within) {
            int from = minute(within.from());
            int until = minute(within.until());
            boolean days = opening.slots() instanceof Slots.Days;
            int step = days ? Hours.DAY : 1;
            int start = days ? from / Hours.DAY * Hours.DAY : from;
            int end = days ? (until + Hours.DAY - 1) / Hours.DAY * Hours.DAY : until;
            for (int s = start; s < end; s += step) {
                if (!days && !isStart(s)) {
                    continue;
                }
                int longest = days ? 14 * Hours.DAY : Hours.DAY;
                for (int e = s + step; e <= Math.min(end, s + longest); e += step) {
                    if (e - s >= length.toMinutes() && isEnd(e) && isFree(window(s, e))) {
                        return Optional.of(window(s, e));
                    }
                    if (opening.slots() instanceof Slots.Grid && !open[e - 1]) {
                        break;
                    }
                }
            }
            return Optional.empty();
        }

        private boolean isStart(int s) {
            return switch (opening.slots()) {
                case Slots.Grid g -> (s % Hours.DAY - g.offset()) % g.minutes() == 0;
                case Slots.Bands b -> List.of(540, 780, 1080).contains(s % Hours.DAY);
                case Slots.Days d -> s % Hours.DAY == 0;
                case Slots.Months m -> throw new IllegalStateException("longer than this world");
            };
        }

        private boolean isEnd(int e) {
            return !(opening.slots() instanceof Slots.Bands)
                    || List.of(720, 1020, 1320).contains(e % Hours.DAY);
        }

        /** Whether any window that lies on the date may be booked; of a loan of one day, the day. */
        boolean anyOn(LocalDate date) {
            int day = (int) (date.toEpochDay() - start.toEpochDay()) * Hours.DAY;
            if (opening.slots() instanceof Slots.Days) {
                return isOpenDay(day) && isTakenInOn(day) && left(day, day + Hours.DAY) >= need.quantity();
            }
            return first(Duration.ofMinutes(1), window(day, day + Hours.DAY)).isPresent();
        }

        /** A loan begins with the day, or now. */
        private boolean isTakenInOn(int day) {
            int begins = Math.max(day, minute(need.now()));
            return begins < day + Hours.DAY && isTakenIn(window(begins, begins + 1));
        }
    }
}
