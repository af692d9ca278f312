package org.mochiyori.platform.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own: unpacked, made, started, watched and stopped by this program, for
 * those who have no database and should not need one. It listens on 127.0.0.1 only, asks for a
 * password, and writes for keeps (fsync on).
 *
 * <p>A server left over by a killed Mochiyori is taken over; one that is killed while we run is
 * started again on the same port. All methods block: keep them off event loops.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    /** A server that lived this long did not fall over its own start: the next delay is short again. */
    private static final Duration STEADY = Duration.ofSeconds(30);

    private final PostgresFolder folder;
    private final PostgresCluster cluster;
    private final String password;
    private final int port;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watcher =
            Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
    private volatile PostgresCluster.Running running;
    private Duration delay = FIRST_DELAY;
    private long upSince = System.nanoTime();

    private EmbeddedPostgres(PostgresFolder folder, PostgresCluster cluster, PostgresCluster.Running running) {
        this.folder = folder;
        this.cluster = cluster;
        this.running = running;
        this.port = running.port();
        this.password = folder.password();
    }

    /** What the watcher reports. */
    public enum State {
        /** The server has died; statements fail until {@link #UP}. */
        DOWN,
        /** It takes connections again; those from before are dead. */
        UP
    }

    /**
     * How to run it.
     *
     * @param data folder of its own for the database, made if missing
     * @param cache folder for the unpacked programs, shared by all that run on this machine
     * @param port TCP port, or 0 for the one noted in the folder or else a free one
     * @param server further PostgreSQL settings by name; they win over ours
     */
    public record Settings(Path data, Path cache, int port, Map<String, String> server) {
        public Settings {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("no such port: " + port);
            }
            server = Map.copyOf(server);
        }

        /** A free port, the usual cache, PostgreSQL's own settings. */
        public static Settings of(Path data) {
            return new Settings(data, usualCache(), 0, Map.of());
        }

        /** The same with the programs elsewhere. */
        public Settings withCache(Path other) {
            return new Settings(data, other, port, server);
        }

        /** The same on another port, 0 for a free one. */
        public Settings withPort(int other) {
            return new Settings(data, cache, other, server);
        }

        /** The same with one more PostgreSQL setting. */
        public Settings with(String name, String value) {
            var more = new HashMap<>(server);
            more.put(name, value);
            return new Settings(data, cache, port, more);
        }

        /** {@code $XDG_CACHE_HOME}, else the user's cache folder; root's lies where a lesser account can read. */
        private static Path usualCache() {
            String named = System.getenv("XDG_CACHE_HOME");
            if (named != null && !named.isBlank()) {
                return Path.of(named, "mochiyori");
            }
            return System.getProperty("user.name").equals("root")
                    ? Path.of("/var/cache/mochiyori")
                    : Path.of(System.getProperty("user.home"), ".cache", "mochiyori");
        }
    }

    /**
     * Starts a server, or takes over the one that runs on this data, and watches it from now on.
     *
     * @throws EmbeddedPostgresException with what to do about it
     */
    public static EmbeddedPostgres start(Settings settings) {
        var folder = PostgresFolder.open(settings.data());
        try {
            var binaries = PostgresBinaries.unpacked(settings.cache());
            var account = OsAccount.forFolder(folder.root());
            var cluster = new PostgresCluster(folder, binaries, account, settings.server());
            cluster.prepare();
            var postgres = new EmbeddedPostgres(folder, cluster, adoptOrLaunch(cluster, folder, settings.port()));
            folder.notePort(postgres.port);
            log.info("PostgreSQL on 127.0.0.1:{}, data in {}", postgres.port, folder.root());
            postgres.watcher.start();
            return postgres;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * The server that another Mochiyori runs on this data just now, as its superuser: for commands beside a
     * running server, such as a backup. Nothing is started and nothing is held.
     *
     * @param data the folder given to {@link #start}
     */
    public static Optional<DbAddress> findRunning(Path data, String database) {
        Path pgdata = data.resolve("pgdata");
        return PostmasterPid.find(pgdata)
                .filter(claim -> claim.ready() && claim.process(pgdata).isPresent())
                .map(claim -> claim.address(
                        database,
                        PostgresCluster.SUPERUSER,
                        PostgresFolder.password(data.resolve("superuser-password"))));
    }

    /** A database of this server, as its superuser. */
    public DbAddress address(String database) {
        return cluster.claim().address(database, PostgresCluster.SUPERUSER, password);
    }

    /** TCP port on 127.0.0.1; stays the same over restarts. */
    public int port() {
        return port;
    }

    /** Name of the all-powerful account, for making databases and accounts with fewer rights. */
    public String superuser() {
        return PostgresCluster.SUPERUSER;
    }

    /** Its password. Not for logs. */
    public String password() {
        return password;
    }

    /** JDBC address of a database of this server, without account and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Number of the server's process just now. */
    public long pid() {
        return running.process().pid();
    }

    /** Tells the listener of each death and return, on the watcher's thread: be short, do not close from it. */
    public void onStateChange(Consumer<State> listener) {
        listeners.add(listener);
    }

    /** Stops watching, then the server, in order. Call it last, when nothing uses the database any more. */
    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return;
        }
        closing.countDown();
        watcher.interrupt();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cluster.stop(running);
        folder.close();
    }

    private static PostgresCluster.Running adoptOrLaunch(PostgresCluster cluster, PostgresFolder folder, int port) {
        var adopted = cluster.adopt();
        if (adopted.isPresent()) {
            if (port == 0 || port == adopted.get().port()) {
                log.info("Taking over the PostgreSQL that was left running");
                return adopted.get();
            }
            cluster.stop(adopted.get());
        }
        if (port != 0) {
            if (!isFree(port)) {
                throw new EmbeddedPostgresException(
                        "Port %d, meant for PostgreSQL, is taken: stop the other program or choose another port."
                                .formatted(port));
            }
            return cluster.launch(port);
        }
        int noted = folder.notedPort().orElse(0);
        return cluster.launch(noted != 0 && isFree(noted) ? noted : freePort());
    }

    /**
     * Below the range from which systems give ports to outgoing connections: there, one of our own
     * clients could be given the server's port while the server is down.
     */
    private static int freePort() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw new EmbeddedPostgresException("No free port for PostgreSQL between 20000 and 32000.");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private void watch() {
        try {
            while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!cluster.isAlive(running)) {
                    log.error("PostgreSQL (process {}) has died; starting it again", pid());
                    tell(State.DOWN);
                    bringBack();
                }
            }
        } catch (InterruptedException closed) {
            log.debug("No longer watching PostgreSQL");
        }
    }

    private void bringBack() throws InterruptedException {
        if (System.nanoTime() - upSince > STEADY.toNanos()) {
            delay = FIRST_DELAY;
        }
        while (!closing.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
            delay = delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0 ? delay.multipliedBy(2) : LONGEST_DELAY;
            try {
                running = cluster.adopt().orElseGet(() -> cluster.launch(port));
                upSince = System.nanoTime();
                log.info("PostgreSQL is back (process {})", pid());
                tell(State.UP);
                return;
            } catch (EmbeddedPostgresException e) {
                log.error("PostgreSQL is still down; trying again in {} ms", delay.toMillis(), e);
            }
        }
    }

    private void tell(State state) {
        for (var listener : listeners) {
            try {
                listener.accept(state);
            } catch (RuntimeException e) {
                log.error("A listener failed on {}", state, e);
            }
        }
    }
}
