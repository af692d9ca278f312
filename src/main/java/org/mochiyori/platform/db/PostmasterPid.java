package org.mochiyori.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server wrote about itself in {@code postmaster.pid}: line 1 its process, line 4
 * its port, line 5 where its sockets are, line 8 its state. The file outlives a server that was killed, so it is a claim and not a
 * fact until {@link #process} has looked.
 *
 * @param pid number of the process, 0 if the file could not be understood
 * @param port TCP port, 0 while not yet written
 * @param sockets folder of its first Unix domain socket; empty where it has none, or while not yet written
 * @param status {@code starting}, {@code ready}, {@code stopping}; empty while not yet written
 */
record PostmasterPid(long pid, int port, String sockets, String status) {

    /** Reads the file; empty when there is none. */
    static Optional<PostmasterPid> find(Path pgdata) {
        try {
            List<String> lines = Files.readAllLines(file(pgdata));
            return Optional.of(new PostmasterPid(
                    number(lines, 1), Math.toIntExact(number(lines, 4)), line(lines, 5), line(lines, 8)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot read " + file(pgdata) + ": check who owns it.", e);
        }
    }

    /** Where the server keeps it. */
    static Path file(Path pgdata) {
        return pgdata.resolve("postmaster.pid");
    }

    /** A database of this server, for an account. */
    DbAddress address(String database, String user, String password) {
        Optional<Path> folder = sockets.startsWith("/") ? Optional.of(Path.of(sockets)) : Optional.empty();
        return new DbAddress("127.0.0.1", port, folder, database, user, password);
    }

    /** Whether the server takes connections. */
    boolean ready() {
        return status.equals("ready");
    }

    /**
     * The live server this file speaks of. Empty if the process is gone, is a zombie (it has no
     * arguments any more), or if its number now belongs to another program.
     */
    Optional<ProcessHandle> process(Path pgdata) {
        return pid <= 0 ? Optional.empty() : ProcessHandle.of(pid).filter(found -> serves(found, pgdata));
    }

    /** Whether the process is alive and is a PostgreSQL server of this cluster. */
    static boolean serves(ProcessHandle process, Path pgdata) {
        return process.isAlive()
                && process.info()
                        .arguments()
                        .map(arguments -> Arrays.stream(arguments).anyMatch(one -> isSame(one, pgdata)))
                        .orElse(false);
    }

    /** Also by another way through links. */
    private static boolean isSame(String argument, Path pgdata) {
        if (argument.equals(pgdata.toString())) {
            return true;
        }
        try {
            return argument.startsWith("/") && Files.isSameFile(Path.of(argument), pgdata);
        } catch (IOException gone) {
            return false;
        }
    }

    private static String line(List<String> lines, int number) {
        return lines.size() < number ? "" : lines.get(number - 1).strip();
    }

    private static long number(List<String> lines, int number) {
        String text = line(lines, number);
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
}
