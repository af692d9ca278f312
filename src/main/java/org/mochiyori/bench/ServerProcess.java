package org.mochiyori.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mochiyori.Mochiyori;
import org.mochiyori.platform.web.FreePort;

/** A server as an operator runs it, in a process of its own with the options of this one. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int LAST_WORDS = 30;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Process process;
    private final int port;
    private final int management;
    private final Path log;

    private ServerProcess(Process process, Ports ports, Path log) {
        this.process = process;
        this.port = ports.web();
        this.management = ports.management();
        this.log = log;
    }

    /**
     * Where it listens.
     *
     * @param web its public port
     * @param management port of health and metrics
     */
    public record Ports(int web, int management) {
        /** Two that are free just now. */
        public static Ports free() {
            return new Ports(FreePort.take(), FreePort.take());
        }
    }

    /**
     * Starts one and returns at once.
     *
     * @param settings by key, as in the settings file; ports and origin are added
     * @param log file for what it says, added to
     */
    public static ServerProcess start(Ports ports, Map<String, String> settings, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Mochiyori.class.getName(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("MOCHIYORI_"));
        settings.forEach((key, value) -> set(builder, key, value));
        set(builder, "port", String.valueOf(ports.web()));
        set(builder, "management.port", String.valueOf(ports.management()));
        set(builder, "origin", "http://localhost:" + ports.web());
        try {
            return new ServerProcess(builder.start(), ports, log);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start a server", failed);
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Its public port. */
    public int port() {
        return port;
    }

    /** Waits until every part of it answers. @throws IllegalStateException if it ends, or takes minutes */
    public void untilReady() {
        untilReady(START);
    }

    /** The same for a server with much to read. */
    void untilReady(Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        while (!isReady()) {
            requireAlive();
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the server does not get ready: " + lastWords());
            }
            LockSupport.parkNanos(this, LOOK_AGAIN.toNanos());
        }
    }

    /** @throws IllegalStateException with the end of its log, if it has ended by itself */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server has ended with " + process.exitValue() + ": " + lastWords());
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + log, unreadable);
        }
    }

    /** Ends it as a power cut would (kill -9). */
    public void kill() {
        process.destroyForcibly();
        await(STOP);
    }

    /** Ends it as an operator would. */
    @Override
    public void close() {
        process.destroy();
        if (!await(STOP)) {
            kill();
        }
    }

    private boolean await(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
    }

    private boolean isReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/health/ready"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
    }

    private static void set(ProcessBuilder builder, String key, String value) {
        builder.environment()
                .put(
                        "MOCHIYORI_"
                                + key.toUpperCase(java.util.Locale.ROOT)
                                        .replace('.', '_')
                                        .replace('-', '_'),
                        value);
    }
}
