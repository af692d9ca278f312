package org.mochiyori.platform.db;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One cluster of databases on disk, and the server process over it. Blocking; callers keep it off
 * event loops.
 */
final class PostgresCluster {
    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);

    /** After a crash the server replays its journal first; that takes as long as it takes. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    static final String SUPERUSER = "mochiyori";

    private final PostgresFolder folder;
    private final PostgresBinaries binaries;
    private final OsAccount account;
    private final Map<String, String> settings;

    PostgresCluster(PostgresFolder folder, PostgresBinaries binaries, OsAccount account, Map<String, String> settings) {
        this.folder = folder;
        this.binaries = binaries;
        this.account = account;
        this.settings = settings;
    }

    /**
     * A server that takes connections.
     *
     * @param process the postmaster
     * @param port its TCP port on 127.0.0.1
     */
    record Running(ProcessHandle process, int port) {}

    /** Makes the cluster if there is none; refuses one of another main version. */
    void prepare() {
        account.requireReach(binaries.home());
        account.requireReach(folder.root());
        try {
            if (Files.exists(folder.pgdata())) {
                requireSameMajor();
            } else {
                create();
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot prepare the database in " + folder.root(), e);
        }
    }

    /** The server that an earlier Mochiyori left running, once it is ready; empty if there is none. */
    Optional<Running> adopt() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            var claim = PostmasterPid.find(folder.pgdata());
            var process = claim.flatMap(found -> found.process(folder.pgdata()));
            if (claim.isEmpty() || process.isEmpty()) {
                return Optional.empty();
            }
            if (claim.get().ready()) {
                return Optional.of(new Running(process.get(), claim.get().port()));
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedPostgresException("PostgreSQL (process %d) has been %s for too long; see %s"
                        .formatted(
                                claim.get().pid(),
                                claim.get().status(),
                                folder.root().resolve("server.log")));
            }
            Pause.briefly();
        }
    }

    /** Starts the server on the port and waits until it takes connections. */
    Running launch(int port) {
        try {
            clearRemains();
            Path output = folder.log();
            long said = Files.exists(output) ? Files.size(output) : 0;
            Process child = OsCommand.builder(detached(serverCommand(port)))
                    .directory(folder.root().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            try {
                awaitReady(child, output, said);
            } catch (RuntimeException e) {
                end(child);
                throw e;
            }
            return new Running(child.toHandle(), port);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot start PostgreSQL in " + folder.root(), e);
        }
    }

    /** What the server says of itself. @throws EmbeddedPostgresException where none has ever run */
    PostmasterPid claim() {
        return PostmasterPid.find(folder.pgdata())
                .orElseThrow(() -> new EmbeddedPostgresException("No PostgreSQL runs in " + folder.root()));
    }

    /** Whether that server still runs. */
    boolean isAlive(Running running) {
        return PostmasterPid.serves(running.process(), folder.pgdata());
    }

    /** Ends all sessions, writes everything out and stops; by force only if that does not help. */
    void stop(Running running) {
        if (!isAlive(running)) {
            return;
        }
        for (String mode : List.of("fast", "immediate")) {
            var result = OsCommand.run(account.command(List.of(
                    binaries.program("pg_ctl"), "stop", "-D", folder.pgdata().toString(), "-m", mode, "-t", "60")));
            if (result.ok()) {
                return;
            }
            log.warn("Stopping PostgreSQL ({}) did not work: {}", mode, result.output());
        }
        running.process().destroyForcibly();
    }

    private void requireSameMajor() throws IOException {
        String written = Files.readString(folder.pgdata().resolve("PG_VERSION")).strip();
        int ours = binaries.major();
        if (!written.equals(Integer.toString(ours))) {
            throw new EmbeddedPostgresException("""
                    The data in %s was written by PostgreSQL %s; this Mochiyori brings PostgreSQL %d, which cannot read it.
                    With the Mochiyori you used before, run:  ./mochiyori backup mochiyori-backup.zip
                    Then move %s away, and with this one run:  ./mochiyori restore mochiyori-backup.zip""".formatted(folder.pgdata(), written, ours, folder.root()));
        }
    }

    /** In a folder of another name first, so that a start cut short leaves nothing half made. */
    private void create() throws IOException {
        Trees.delete(folder.unfinished());
        folder.makePassword();
        account.give(folder.passwordFile());
        var command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + folder.unfinished(),
                "--username=" + SUPERUSER,
                "--pwfile=" + folder.passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--data-checksums"));
        if ("off".equals(settings.get("fsync"))) {
            command.add("--no-sync");
        }
        var result = OsCommand.run(account.command(command));
        if (!result.ok()) {
            throw new EmbeddedPostgresException(
                    "Cannot make a database in %s:%n%s".formatted(folder.root(), result.output()));
        }
        Files.move(folder.unfinished(), folder.pgdata(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Takes away what a killed server left. PostgreSQL would refuse to start over a pid file whose
     * number lives on in another program or in a zombie, and over its own orphaned workers.
     */
    private void clearRemains() throws IOException {
        PostgresOrphans.end(folder.pgdata());
        for (Path socket : folder.sockets()) {
            Files.delete(socket);
        }
        if (Files.deleteIfExists(PostmasterPid.file(folder.pgdata()))) {
            log.info("PostgreSQL was not stopped in order last time; it will recover by itself");
        }
    }

    private List<String> serverCommand(int port) {
        var all = new LinkedHashMap<String, String>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", folder.forSockets());
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("full_page_writes", "on");
        // A plan is kept until the rows are counted again. With the usual minute, tables that were empty when a server
        // began were still read from end to end when they had filled: the log of changes took a second a page.
        all.put("autovacuum_naptime", "10s");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.putAll(settings);
        var command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", folder.pgdata().toString(), "-p", Integer.toString(port)));
        all.forEach((key, value) -> {
            command.add("-c");
            command.add(key + "=" + value);
        });
        return account.command(command);
    }

    /** In a session of its own: Ctrl-C goes to us alone, and we stop the database last. */
    private static List<String> detached(List<String> command) {
        return OsCommand.run(List.of("setsid", "true")).ok() ? OsCommand.join(List.of("setsid"), command) : command;
    }

    private void awaitReady(Process child, Path output, long said) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady(child)) {
            if (!child.isAlive() || System.nanoTime() > deadline) {
                throw new EmbeddedPostgresException(
                        "PostgreSQL did not start; it says in %s:%n%s".formatted(output, tail(output, said)));
            }
            Pause.briefly();
        }
    }

    private boolean isReady(Process child) {
        return PostmasterPid.find(folder.pgdata())
                .filter(claim -> claim.ready() && claim.pid() == child.pid())
                .isPresent();
    }

    private static String tail(Path output, long from) throws IOException {
        byte[] all = Files.readAllBytes(output);
        int start = (int) Math.max(from, all.length - 2000L);
        return new String(all, start, all.length - start, StandardCharsets.UTF_8).strip();
    }

    private static void end(Process child) {
        child.destroy();
        try {
            if (!child.waitFor(5, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
