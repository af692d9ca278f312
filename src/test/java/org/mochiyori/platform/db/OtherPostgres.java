package org.mochiyori.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.web.FreePort;

/**
 * A PostgreSQL of another main version, where this machine has its programs (Debian: {@code postgresql-15}); started in
 * a folder for one test.
 */
public final class OtherPostgres implements AutoCloseable {
    /** Where Debian puts the oldest version we serve. */
    private static final Path PROGRAMS =
            Path.of(System.getProperty("mochiyori.test.postgres15", "/usr/lib/postgresql/15/bin"));

    private static final String SUPERUSER = "older";

    private final Path data;
    private final OsAccount account;
    private final int port;

    private OtherPostgres(Path data, OsAccount account, int port) {
        this.data = data;
        this.account = account;
        this.port = port;
    }

    /** Starts one, if it is installed. */
    public static Optional<OtherPostgres> start(Path folder) throws IOException {
        if (!Files.isExecutable(PROGRAMS.resolve("initdb"))) {
            return Optional.empty();
        }
        Path data = Files.createDirectories(folder);
        OsAccount account = OsAccount.forFolder(data);
        OtherPostgres postgres = new OtherPostgres(data, account, FreePort.take());
        postgres.run("initdb", "-D", data.toString(), "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust");
        postgres.run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data.toString(),
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-p " + postgres.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                        + " -c shared_buffers=512MB -c max_wal_size=4GB");
        return Optional.of(postgres);
    }

    /** One of its databases, as its superuser. */
    public DbAddress address(String database) {
        return new DbAddress("127.0.0.1", port, database, SUPERUSER, "");
    }

    @Override
    public void close() {
        run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast");
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAMS.resolve(program).toString()));
        command.addAll(List.of(arguments));
        OsCommand.Result result = OsCommand.run(account.command(command));
        if (!result.ok()) {
            throw new IllegalStateException(command + ": " + result.output());
        }
    }
}
