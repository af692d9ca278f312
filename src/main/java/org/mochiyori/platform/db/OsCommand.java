package org.mochiyori.platform.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a short program to its end and keeps what it said. */
final class OsCommand {
    private OsCommand() {}

    /**
     * How it ended.
     *
     * @param code exit code, 127 if there is no such program
     * @param output standard output and error together
     */
    record Result(int code, String output) {
        boolean ok() {
            return code == 0;
        }
    }

    /** Runs it and waits. */
    static Result run(List<String> command) {
        try {
            Process process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while running " + command.getFirst(), e);
        }
    }

    /** A process with our environment, without settings meant for PostgreSQL clients and other servers. */
    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    /** The parts of a command line in a row. */
    static List<String> join(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
