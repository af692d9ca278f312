package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Outage;
import org.mochiyori.platform.db.Tx;

/** Two rooms, both together and a pool, in which one seed decides what happens; the oracle stands beside. */
final class BookingWorld {
    private static final int MINUTES = 300;

    private final LocalHubFixture fixture;
    private final int seed;
    private final Instant start;
    private final Random random;
    private final Oracle oracle = new Oracle();
    private final List<LocalHubFixture.Lent> things = new ArrayList<>();
    private final Map<UUID, Integer> capacities = new HashMap<>();
    private final List<UUID> bookings = new ArrayList<>();
    private final Map<UUID, List<String>> histories = new HashMap<>();
    private final Map<String, Integer> happened = new TreeMap<>();
    private List<Booking> stored = List.of();
    private String now = "";

    /** @param start when the day begins that is asked for */
    BookingWorld(LocalHubFixture fixture, int seed, Instant start) {
        this.fixture = fixture;
        this.seed = seed;
        this.start = start;
        this.random = new Random(seed);
        LocalHubFixture.Lent left = fixture.room("左（例）");
        LocalHubFixture.Lent right = fixture.room("右（例）");
        things.addAll(List.of(left, right, fixture.whole("左右（例）", left, right), fixture.pool("机（例）", 5)));
        left.amounts().keySet().forEach(unit -> capacities.put(unit, 1));
        right.amounts().keySet().forEach(unit -> capacities.put(unit, 1));
        things.getLast().amounts().keySet().forEach(unit -> capacities.put(unit, 5));
        capacities.forEach(oracle::capacity);
    }

    /** How often what came about. */
    Map<String, Integer> happened() {
        return happened;
    }

    /** @param looked the clock's job has just run */
    void step(int step, boolean looked) {
        now = "seed " + seed + " step " + step;
        if (looked) {
            oracle.look(at());
        }
        read();
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3 -> wish();
            case 4, 5 -> confirmWhole();
            case 6, 7, 8 -> change();
            case 9, 10 -> drop();
            case 11, 12 -> handOver();
            case 13, 14, 15 -> partBack();
            case 16, 17, 18 -> renew();
            default -> move();
        }
        read();
        check();
    }

    private void read() {
        stored = BookingStore.list(fixture.db, bookings);
    }

    private Instant at() {
        return fixture.clock.instant();
    }

    private void wish() {
        List<Terms> lines = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            lines.add(line(i));
        }
        Order order = fixture.order(lines);
        bookings.add(order.id());
        Act act = new Act("granted", order.id(), () -> oracle.ask(order.id(), lines, at()));
        act(act, tx -> fixture.hub.take(tx, order));
    }

    private Terms line(int position) {
        LocalHubFixture.Lent thing = things.get(random.nextInt(things.size()));
        int from = random.nextInt(MINUTES - 80);
        int quantity = thing == things.getLast() ? 1 + random.nextInt(4) : 1;
        TimeWindow window = minutes(from, from + 1 + random.nextInt(60));
        Terms line = fixture.line(thing, position, window, quantity);
        TimeWindow foot =
                window.widened(Duration.ofMinutes(random.nextInt(2) * 5), Duration.ofMinutes(random.nextInt(2) * 10));
        boolean byPerson = random.nextInt(3) == 0;
        Terms.Conditions conditions = new Terms.Conditions(
                byPerson,
                random.nextInt(4) > 0,
                byPerson && random.nextInt(4) > 0,
                Duration.ofHours(1 + random.nextInt(200)),
                Duration.ofHours(1 + random.nextInt(100)),
                Cancellation.freeUntil(7));
        return LocalHubFixture.with(line, conditions, random.nextInt(4) == 0, foot);
    }

    private void move() {
        any().ifPresent(booking -> {
            UUID line = anyLine(booking);
            Move[] moves = Move.values();
            Move move = moves[random.nextInt(moves.length - 1)];
            boolean byLender = random.nextBoolean();
            Moving moving = fixture.moving(Set.of(line), move, byLender ? fixture.lender : fixture.borrower);
            Act act = new Act("moved", booking.id(), () -> oracle.move(Set.of(line), move, byLender, at()));
            act(act, tx -> fixture.hub.move(tx, booking, moving));
        });
    }

    private void confirmWhole() {
        any().ifPresent(booking -> {
            Set<UUID> lines = oracle.confirmable(booking.id(), at());
            if (!lines.isEmpty()) {
                Moving moving = fixture.moving(lines, Move.CONFIRM, fixture.borrower);
                Act act = new Act("whole", booking.id(), () -> oracle.move(lines, Move.CONFIRM, false, at()));
                act(act, tx -> fixture.hub.move(tx, booking, moving));
            }
        });
    }

    private void change() {
        any().ifPresent(booking -> {
            UUID line = anyLine(booking);
            Terms terms = line(0);
            Act act = new Act("changed", booking.id(), () -> oracle.replace(line, terms, at()));
            act(act, tx -> fixture.hub.replace(tx, booking, fixture.replacing(line, terms)));
        });
    }

    private void handOver() {
        line(State.CONFIRMED).ifPresent(line -> {
            UUID id = line.terms().id();
            Moving moving = fixture.moving(Set.of(id), Move.HAND_OVER, fixture.lender);
            Act act = new Act("out", of(line).id(), () -> oracle.move(Set.of(id), Move.HAND_OVER, true, at()));
            act(act, tx -> fixture.hub.move(tx, of(line), moving));
        });
    }

    /** A line that stands so, several things rather than one; now and then one that does not. */
    private Optional<Line> line(State state) {
        List<Line> lines = stored.stream()
                .flatMap(booking -> booking.entries().stream())
                .map(Booking.Entry::line)
                .filter(line -> line.state() == state || random.nextInt(30) == 0)
                .sorted(Comparator.comparing((Line line) ->
                                line.state() == state && line.terms().quantity() > 1)
                        .reversed())
                .limit(2)
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(random.nextInt(lines.size())));
    }

    private void partBack() {
        line(State.OUT).ifPresent(line -> {
            int count = 1 + random.nextInt(2);
            UUID id = line.terms().id();
            change("back", line, new LoanChange.PartBack(count), () -> oracle.partBack(id, count));
        });
    }

    private void renew() {
        line(State.OUT).ifPresent(line -> {
            Duration more = Duration.ofMinutes(random.nextInt(15));
            TimeWindow had = line.terms().taking().during();
            TimeWindow window = new TimeWindow(
                    line.terms().window().from(), line.terms().window().until().plus(more));
            TimeWindow taken = new TimeWindow(had.from(), had.until().plus(more));
            Terms longer = line.terms().renewed(window, Price.FREE, taken);
            LoanChange.Renewed renewed = new LoanChange.Renewed(window, Price.FREE, taken);
            change("renewed", line, renewed, () -> oracle.renew(line.terms().id(), longer, at()));
        });
    }

    private void change(String what, Line line, LoanChange.What change, Runnable noted) {
        LoanChange wanted = new LoanChange(
                line.terms().id(),
                change,
                Actor.of(fixture.person, fixture.lender),
                Moving.Words.NONE,
                OptionalLong.empty());
        act(new Act(what, of(line).id(), noted), tx -> fixture.hub.change(tx, of(line), wanted));
    }

    private Booking of(Line line) {
        return stored.stream()
                .filter(one -> one.find(line.terms().id()).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private void drop() {
        any().ifPresent(booking -> {
            UUID line = anyLine(booking);
            Moving dropping = fixture.moving(Set.of(line), Move.WITHDRAW, fixture.borrower);
            Act act = new Act("dropped", booking.id(), () -> oracle.drop(line, at()));
            act(act, tx -> fixture.hub.drop(tx, booking, dropping));
        });
    }

    /** Something done, and how the notebook writes it down. */
    private record Act(String what, UUID booking, Runnable noted) {}

    /** Does it for real and in the notebook, and holds the answers against each other; now and then the cable breaks. */
    private void act(Act act, Function<Tx, Booking> real) {
        Optional<Class<? extends Problem>> expected = oracle.refusal(act.noted());
        if (random.nextInt(40) == 0) {
            fixture.cutting(random.nextInt(30), db -> act(act, expected, db, real));
        } else {
            act(act, expected, fixture.db, real);
        }
    }

    private void act(Act act, Optional<Class<? extends Problem>> expected, Db db, Function<Tx, Booking> real) {
        try {
            db.inTransaction(real);
            assertThat(expected).as("%s: %s was granted", now, act.what()).isEmpty();
            act.noted().run();
            note(act.what());
        } catch (Refused no) {
            assertThat(expected)
                    .as("%s: %s was refused with %s", now, act.what(), no.problem())
                    .isPresent();
            assertThat(no.problem()).as(now).isInstanceOf(expected.get());
            note(
                    switch (no.problem()) {
                        case Problem.Taken taken -> "full";
                        case Problem.RuleRefuses rule -> "part";
                        default -> "illegal";
                    });
        } catch (RuntimeException broken) {
            assertThat(db != fixture.db && Outage.isOutage(broken))
                    .as("%s: %s: %s of %s", now, act.what(), broken, stored)
                    .isTrue();
            note("cut");
            // Nobody was told: either all of it stands or nothing.
            long before = stored.stream()
                    .filter(booking -> booking.id().equals(act.booking()))
                    .mapToLong(Booking::version)
                    .sum();
            if (fixture.find(act.booking()).map(Booking::version).orElse(0L) != before) {
                assertThat(expected)
                        .as("%s: %s stands though refused", now, act.what())
                        .isEmpty();
                act.noted().run();
                note("stands");
            }
        }
    }

    private void note(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    private Optional<Booking> any() {
        return stored.isEmpty() ? Optional.empty() : Optional.of(stored.get(random.nextInt(stored.size())));
    }

    private UUID anyLine(Booking booking) {
        return booking.entries()
                .get(random.nextInt(booking.entries().size()))
                .line()
                .terms()
                .id();
    }

    private void check() {
        Instant at = at();
        List<UUID> lines = new ArrayList<>();
        for (Booking booking : stored) {
            for (Booking.Entry entry : booking.entries()) {
                Line line = entry.line();
                lines.add(line.terms().id());
                // A line whose time is over may not have been looked at by the clock yet; it is over all the same.
                State state = BookingRules.isOver(line, at) ? State.EXPIRED : line.state();
                assertThat(state).as(now).isEqualTo(oracle.state(line.terms().id(), at));
                assertThat(entry.outcome().dropped())
                        .as(now)
                        .isEqualTo(oracle.isDropped(line.terms().id()));
                if (entry.outcome()
                        .reason()
                        .filter(Consequences.RELEASED::equals)
                        .isPresent()) {
                    happened.put("released", happened.getOrDefault("released", 0) + 1);
                }
            }
        }
        checkCapacity(at);
        checkHistory(lines);
    }

    /** I1, in the database and in the notebook: minute by minute the same is taken, and never more than there is. */
    private void checkCapacity(Instant at) {
        List<Use> uses = OccupancyStore.listUses(fixture.db, capacities.keySet(), minutes(-60, MINUTES + 60));
        capacities.forEach((unit, capacity) -> {
            int[] taken = new int[MINUTES];
            uses.stream()
                    .filter(use -> use.unit().equals(unit) && use.counts(at))
                    .forEach(use -> {
                        for (int minute = 0; minute < MINUTES; minute++) {
                            taken[minute] += use.during().contains(minute(minute)) ? use.amount() : 0;
                        }
                    });
            for (int minute = 0; minute < MINUTES; minute++) {
                int noted = oracle.count(unit, minute(minute), at);
                if (taken[minute] > capacity || taken[minute] != noted) {
                    throw new AssertionError("%s: in minute %s %s are taken of %s, and %s are noted"
                            .formatted(now, minute, taken[minute], capacity, noted));
                }
            }
        });
    }

    private Instant minute(int minute) {
        return start.plusSeconds(60L * (minute - 10));
    }

    private TimeWindow minutes(int from, int until) {
        return new TimeWindow(start.plusSeconds(60L * from), start.plusSeconds(60L * until));
    }

    /** I2, I10: what has been written of a line stays, and no line goes away. */
    private void checkHistory(List<UUID> lines) {
        Map<UUID, List<String>> present = new HashMap<>();
        BookingListStore.history(fixture.db, lines)
                .forEach(passed -> present.computeIfAbsent(passed.line(), id -> new ArrayList<>())
                        .add(passed.toString()));
        histories.forEach((line, past) -> assertThat(present.getOrDefault(line, List.of()))
                .as("%s: the past of %s", now, line)
                .startsWith(past.toArray(String[]::new)));
        histories.putAll(present);
    }
}
