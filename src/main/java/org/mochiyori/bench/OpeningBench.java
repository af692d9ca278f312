package org.mochiyori.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.mochiyori.Database;
import org.mochiyori.kernel.Ids;

/** The minute in which reception opens: a crowd asks at a fixed rate, most of it for the same few slots. */
public final class OpeningBench {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);
    private static final int ROOMS = 200;
    private static final int WANTED_PERCENT = 70;
    private static final int WARMERS = 16;
    private static final Duration WARMING = Duration.ofSeconds(10);
    /** Slots that nobody fights for: first those of the warming, then those of the minute. */
    private static final long WARM = 1_000;

    private static final long ELSEWHERE = 1_000_000;

    private final Order order;
    private final Consumer<String> progress;
    private final World world;

    /**
     * What to measure.
     *
     * @param rate requests a second
     * @param time how long they come
     * @param slots that most of them want
     * @param people who ask, each through a connection of their own
     */
    public record Order(int rate, Duration time, int slots, int people) {
        long requests() {
            return rate * time.toMillis() / 1000;
        }

        /** Whether a request is for one of the slots that most want. */
        boolean isWanted(long number) {
            return Math.floorMod(number * 37, 100L) < WANTED_PERCENT;
        }
    }

    /** @param progress gets a line now and then */
    public OpeningBench(Order order, Consumer<String> progress) {
        this.order = order;
        this.progress = progress;
        this.world = new World(ROOMS, 5, Math.max(order.people(), WARMERS), FIRST);
    }

    /** Measures in an empty folder. */
    public OpeningFigures run(Path folder) {
        Database.Config config = new Database.Config(folder, Optional.empty(), Optional.empty());
        try (Database database = Database.open(config)) {
            new WorldStore(database.owner()).make(world);
        }
        ServerProcess.Ports ports = ServerProcess.Ports.free();
        try (ServerProcess server =
                ServerProcess.start(ports, Map.of("data", folder.toString()), folder.resolve("server.log"))) {
            server.untilReady();
            progress.accept("warming up");
            Measured warm = warm(ports.web());
            progress.accept("reception opens");
            Crowd crowd = new Crowd(world, ports.web(), order, ELSEWHERE);
            Measured minute = crowd.storm();
            try (Database database = Database.reach(config)) {
                WorldStore store = new WorldStore(database.owner());
                return new OpeningFigures(
                        order, crowd.statuses(), crowd.sold(), warm, minute, store.count(), Machine.describe(store));
            }
        }
    }

    /** A server that has just started is slow; an opening minute meets one that has run for weeks. */
    private Measured warm(int port) {
        List<Booker> bookers = new ArrayList<>();
        try {
            for (int person = 0; person < WARMERS; person++) {
                bookers.add(new Booker(world, person, port, new Ids(Clock.systemUTC(), new SecureRandom())));
            }
            Measured measured = Load.run(bookers, WARMING, new AtomicLong(WARM));
            for (Booker booker : bookers) {
                booker.close();
            }
            return measured;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
