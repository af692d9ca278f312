package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random wishes, moves, changes, passing time and broken connections against an oracle that is slow and obvious: it keeps
 * every line in a list and counts each minute. What it says is free must be granted, what it says is full must be refused, and
 * the states must be the same after each step. {@code -Dmochiyori.test.seed=N} plays one seed alone.
 */
class BookingProperties {
    private static final int FIRST = Integer.getInteger("mochiyori.test.seed", 0);
    private static final int STEPS = 25;
    private static final int ABREAST = 20;
    private static final List<String> OFTEN =
            List.of("granted", "full", "illegal", "part", "changed", "dropped", "released", "cut", "back", "renewed");

    private static LocalHubFixture fixture;

    @BeforeAll
    static void start() {
        fixture = LocalHubFixture.openWithCable(4);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void whatever_is_done_nothing_is_doubled_and_nothing_free_is_refused() {
        play(Integer.getInteger("mochiyori.test.seeds", 200));
    }

    @Test
    @Tag("long")
    void the_same_of_ten_thousand_seeds() {
        play(Integer.getInteger("mochiyori.test.seeds", 10_000));
    }

    private static void play(int seeds) {
        boolean alone = System.getProperty("mochiyori.test.seed") != null;
        Map<String, Integer> happened = new TreeMap<>();
        for (int first = FIRST; first < FIRST + (alone ? 1 : seeds); first += alone ? 1 : ABREAST) {
            List<BookingWorld> worlds = new ArrayList<>();
            Random time = new Random(first / ABREAST);
            Instant start = day(first / ABREAST, time);
            for (int seed = first; seed < (alone ? first + 1 : first + ABREAST); seed++) {
                worlds.add(new BookingWorld(fixture, seed, start));
            }
            live(worlds, time);
            worlds.forEach(
                    world -> world.happened().forEach((what, times) -> happened.merge(what, times, Integer::sum)));
        }
        assertThat(fixture.doctor()).as("what the doctor says").isEmpty();
        // The run is worth something only if all of this happened, and often.
        if (!alone) {
            for (String what : OFTEN) {
                assertThat(happened.getOrDefault(what, 0))
                        .as("%s of %s", what, happened)
                        .isGreaterThan(seeds / 10);
            }
        }
    }

    /**
     * Moves the clock to some time around a day of the batch's own: mostly before it, now and then while it passes or after it.
     * Time never goes back, and a seed that is played alone stands where it stood among the others.
     */
    private static Instant day(int batch, Random time) {
        Instant start = LocalHubFixture.START.plus(Duration.ofDays(60L * batch));
        Instant now = start.minus(Duration.ofMinutes(time.nextInt(30 * 24 * 60) - 2 * 24 * 60));
        fixture.clock.advance(Duration.between(fixture.clock.instant(), now));
        return start;
    }

    /** All worlds of a batch share the clock, which only moves between their steps. */
    private static void live(List<BookingWorld> worlds, Random time) {
        for (int step = 0; step < STEPS; step++) {
            int now = step;
            boolean passes = time.nextInt(5) == 0;
            boolean looks = passes && time.nextInt(3) > 0;
            if (passes) {
                fixture.clock.advance(Duration.ofMinutes(time.nextInt(6000)));
            }
            if (looks) {
                fixture.expire();
            }
            try (ExecutorService abreast = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = worlds.stream()
                        .<Future<?>>map(world -> abreast.submit(() -> world.step(now, looks)))
                        .toList();
                all.forEach(BookingProperties::join);
            }
        }
    }

    private static void join(Future<?> world) {
        try {
            world.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
