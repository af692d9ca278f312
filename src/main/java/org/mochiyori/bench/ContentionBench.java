package org.mochiyori.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.mochiyori.Database;
import org.mochiyori.kernel.Ids;

/**
 * Many want the same hour of the same room, one hour after the other, while the server and its PostgreSQL are killed in
 * turns. Who gets no answer asks again under the same key.
 */
public final class ContentionBench {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);
    private static final int ROOMS = 50;
    /** Slots beyond those that are fought for, for the measure of what is usual. */
    private static final long ELSEWHERE = 1_000_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Order order;
    private final Consumer<String> progress;
    private final World world;
    private final AtomicLong elsewhere = new AtomicLong(ELSEWHERE);

    /**
     * What to measure.
     *
     * @param clients who all want every slot
     * @param kills how often something is killed: the server, then PostgreSQL, then the server …
     * @param usual how long the same clients book each for itself, before
     */
    public record Order(int clients, int slots, int kills, Duration usual) {}

    /** @param progress gets a line now and then */
    public ContentionBench(Order order, Consumer<String> progress) {
        this.order = order;
        this.progress = progress;
        this.world = new World(ROOMS, 5, order.clients(), FIRST);
    }

    /** Measures in an empty folder. */
    public ContentionFigures run(Path folder) {
        try (Database database = Database.open(new Database.Config(folder, Optional.empty(), Optional.empty()))) {
            new WorldStore(database.owner()).make(world);
        }
        ServerProcess.Ports ports = ServerProcess.Ports.free();
        Contested contested = new Contested(world, ports.web(), order.slots());
        try (Victims victims = new Victims(folder, ports)) {
            long cold =
                    usual(ports.web()).done(); // a server that has just started is slow, and would flatter the ratio
            Measured usual = usual(ports.web());
            progress.accept("usual p99 " + usual.millis(0.99) + " ms; now all want the same");
            Measured fought = fight(contested, victims);
            try (Database database = Database.reach(new Database.Config(folder, Optional.empty(), Optional.empty()))) {
                WorldStore store = new WorldStore(database.owner());
                long lost = contested.acknowledged().stream()
                        .filter(booking -> !store.isAgreed(booking))
                        .count();
                return new ContentionFigures(
                        order,
                        contested.sold(),
                        contested.acknowledged().size(),
                        lost,
                        store.count(),
                        cold + usual.done(),
                        usual,
                        fought,
                        Machine.describe(store));
            }
        }
    }

    private Measured usual(int port) {
        List<Booker> bookers = new ArrayList<>();
        try {
            for (int person = 0; person < order.clients(); person++) {
                bookers.add(new Booker(world, person, port, new Ids(Clock.systemUTC(), new SecureRandom())));
            }
            Measured measured = Load.run(bookers, order.usual(), elsewhere);
            for (Booker booker : bookers) {
                booker.close();
            }
            return measured;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Measured fight(Contested contested, Victims victims) {
        long begun = System.nanoTime();
        List<long[]> durations = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(order.clients())) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < order.clients(); client++) {
                int me = client;
                running.add(threads.submit(() -> contested.wantAll(me)));
            }
            for (int kill = 1; kill <= order.kills(); kill++) {
                int enough = order.slots() * kill / (order.kills() + 1);
                await(() -> contested.sold() >= enough || isAnyDone(running), contested, victims);
                progress.accept("kill " + kill + " after " + contested.sold() + " slots: " + victims.killNext());
            }
            await(() -> running.stream().allMatch(Future::isDone), contested, victims);
            for (Future<long[]> each : running) {
                durations.add(each.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client failed", failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
        long[] sorted = durations.stream()
                .flatMapToLong(java.util.Arrays::stream)
                .sorted()
                .toArray();
        return new Measured(
                contested.sold(),
                sorted.length - contested.sold(),
                0,
                Duration.ofNanos(System.nanoTime() - begun),
                sorted);
    }

    /** Waits as long as there is a server that can answer; without one the clients are told, or they would ask for ever. */
    private void await(BooleanSupplier done, Contested contested, Victims victims) {
        try {
            while (!done.getAsBoolean()) {
                victims.requireAlive();
                LockSupport.parkNanos(this, LOOK_AGAIN.toNanos());
            }
        } catch (IllegalStateException dead) {
            contested.giveUp();
            throw dead;
        }
    }

    /** Who is done has been through all slots, or has failed: either way nobody need wait for more. */
    private static boolean isAnyDone(List<Future<long[]>> running) {
        return running.stream().anyMatch(Future::isDone);
    }

    /** What is killed, and comes back: the server because we start it anew, PostgreSQL because the server does. */
    private static final class Victims implements AutoCloseable {
        private final Path folder;
        private final ServerProcess.Ports ports;
        private ServerProcess server;
        private int killed;

        Victims(Path folder, ServerProcess.Ports ports) {
            this.folder = folder;
            this.ports = ports;
            this.server = start();
            server.untilReady();
        }

        void requireAlive() {
            server.requireAlive();
        }

        String killNext() {
            killed++;
            if (killed % 2 == 0) {
                postgres().destroyForcibly();
                return "PostgreSQL";
            }
            server.kill();
            server = start();
            return "the server";
        }

        private ServerProcess start() {
            return ServerProcess.start(ports, Map.of("data", folder.toString()), folder.resolve("server.log"));
        }

        private ProcessHandle postgres() {
            try {
                Path claim = folder.resolve("postgres").resolve("pgdata").resolve("postmaster.pid");
                long pid = Long.parseLong(Files.readAllLines(claim).getFirst().strip());
                return ProcessHandle.of(pid).orElseThrow();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
