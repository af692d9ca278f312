package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.support.TestPostgres;

/**
 * Random wishes, moves and passing time against an oracle that is slow and obvious: it keeps every line in a list and counts
 * each minute. What it says is free must be granted, what it says is full must be refused, and the states must be the same.
 */
class BookingProperties {
    private static final int SEEDS = Integer.getInteger("mochiyori.test.seeds", 200);
    private static final int STEPS = 25;

    private static Vertx vertx;
    private static TestPostgres.Database database;
    private static LocalHubFixture fixture;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        database = TestPostgres.database();
        fixture = new LocalHubFixture(Db.open(vertx, DbAddress.parse(database.url()), 4));
    }

    @AfterAll
    static void stop() {
        fixture.db.close();
        vertx.close().await();
        database.close();
    }

    @Test
    void whatever_is_done_nothing_is_doubled_and_nothing_free_is_refused() {
        int granted = 0;
        int refused = 0;
        int illegal = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed);
            for (int step = 0; step < STEPS; step++) {
                run.step(step);
            }
            granted += run.granted;
            refused += run.refused;
            illegal += run.illegal;
        }
        // The run is worth something only if all of this happened, and often.
        assertThat(granted).isGreaterThan(SEEDS);
        assertThat(refused).isGreaterThan(SEEDS / 2);
        assertThat(illegal).isGreaterThan(SEEDS / 2);
    }

    private static final class Run {
        private final int seed;
        private final Random random;
        private final Oracle oracle = new Oracle();
        private final List<LocalHubFixture.Lent> things = new ArrayList<>();
        private final List<Booking> bookings = new ArrayList<>();
        private String now = "";
        int granted;
        int refused;
        int illegal;

        Run(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            LocalHubFixture.Lent left = fixture.room("左（例）");
            LocalHubFixture.Lent right = fixture.room("右（例）");
            things.add(left);
            things.add(right);
            things.add(fixture.whole("左右（例）", left, right));
            things.add(fixture.pool("机（例）", 5));
            left.amounts().keySet().forEach(unit -> oracle.capacity(unit, 1));
            right.amounts().keySet().forEach(unit -> oracle.capacity(unit, 1));
            things.getLast().amounts().keySet().forEach(unit -> oracle.capacity(unit, 5));
        }

        void step(int step) {
            now = "seed " + seed + " step " + step;
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> wish();
                case 4 -> pass();
                default -> move();
            }
            check();
        }

        private void wish() {
            List<Terms> lines = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                lines.add(line(i));
            }
            boolean free = oracle.wouldGrant(lines, fixture.clock.instant());
            try {
                Order order = fixture.order(lines);
                Booking booking = fixture.db.inTransaction(tx -> fixture.hub.take(tx, order));
                assertThat(free).as("%s: granted though full", now).isTrue();
                oracle.grant(lines, fixture.clock.instant());
                bookings.add(booking);
                granted++;
            } catch (Refused no) {
                assertThat(no.problem()).as(now).isInstanceOf(Problem.Taken.class);
                assertThat(free).as("%s: refused though free", now).isFalse();
                refused++;
            }
        }

        private Terms line(int position) {
            LocalHubFixture.Lent thing = things.get(random.nextInt(things.size()));
            int from = random.nextInt(12) * 10;
            int quantity = thing == things.getLast() ? 1 + random.nextInt(4) : 1;
            Terms line = fixture.line(
                    thing, position, LocalHubFixture.minutes(from, from + 10 + random.nextInt(5) * 10), quantity);
            Terms.Conditions conditions = random.nextInt(3) > 0
                    ? LocalHubFixture.automatic()
                    : LocalHubFixture.byPerson(random.nextBoolean());
            return LocalHubFixture.with(line, conditions, random.nextInt(4) == 0);
        }

        private void pass() {
            fixture.clock.advance(Duration.ofHours(random.nextInt(100)));
            if (random.nextBoolean()) {
                fixture.db.inTransaction(tx -> fixture.hub.expire(tx, 1000));
                oracle.look(fixture.clock.instant());
            }
        }

        private void move() {
            if (bookings.isEmpty()) {
                return;
            }
            Booking booking = bookings.get(random.nextInt(bookings.size()));
            UUID line = booking.entries()
                    .get(random.nextInt(booking.entries().size()))
                    .line()
                    .terms()
                    .id();
            List<Move> moves = List.of(Move.values()).stream()
                    .filter(m -> m != Move.EXPIRE)
                    .toList();
            Move move = moves.get(random.nextInt(moves.size()));
            Optional<Class<? extends Problem>> expected = oracle.refusal(line, move, fixture.clock.instant());
            try {
                fixture.move(booking, line, move);
                assertThat(expected).as("%s: %s was legal", now, move).isEmpty();
                oracle.move(line, move, fixture.clock.instant());
            } catch (Refused no) {
                assertThat(expected)
                        .as("%s: %s gave %s", now, move, no.problem())
                        .isPresent();
                assertThat(no.problem()).as(now).isInstanceOf(expected.get());
                illegal++;
            }
        }

        private void check() {
            for (Booking stored : BookingStore.list(
                    fixture.db, bookings.stream().map(Booking::id).toList())) {
                for (Booking.Entry entry : stored.entries()) {
                    Line line = entry.line();
                    // A line whose time is over may not have been looked at by the clock yet; it is over all the same.
                    State state = BookingRules.isOver(line, fixture.clock.instant()) ? State.EXPIRED : line.state();
                    assertThat(state)
                            .as(now)
                            .isEqualTo(oracle.state(line.terms().id(), fixture.clock.instant()));
                }
            }
            assertThat(oracle.overfull(fixture.clock.instant())).as(now).isFalse();
        }
    }
}
