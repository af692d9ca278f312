package org.mochiyori.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mochiyori.demo.Demo;
import org.mochiyori.platform.db.Trees;
import org.mochiyori.platform.web.FreePort;

/** Where a demo keeps its data: the usual folder, one that was named, or one to be thrown away. */
final class DemoFolder {
    private static final int USUAL_PORT = 8080;
    /** Three hubs side by side leave room above for their management. */
    private static final int HIGHEST_PORT = 65_535 - 1_002;

    private final Path data;
    private final boolean passing;

    private DemoFolder(Path data, boolean passing) {
        this.data = data;
        this.passing = passing;
    }

    /** The ports of a demo. */
    record Ports(int web, int management) {}

    /** A demo that answers now. */
    record Running(String url) {}

    /** Free ports without a named folder mean a demo that leaves nothing behind. */
    static DemoFolder choose(Optional<Path> named, Optional<Integer> port) {
        if (named.isPresent()) {
            return new DemoFolder(named.get().toAbsolutePath().normalize(), false);
        }
        if (port.isPresent() && port.get() == 0) {
            return new DemoFolder(temporary(), true);
        }
        return new DemoFolder(
                Path.of(System.getProperty("mochiyori.home", "."), "data", "demo")
                        .toAbsolutePath(),
                false);
    }

    Path data() {
        return data;
    }

    /**
     * The ports this data belongs to, chosen at its first start: ids contain the address.
     *
     * @throws WrongUse if other ports are asked for now
     */
    Ports ports(Optional<Integer> asked) {
        asked.filter(port -> port < 0 || port > HIGHEST_PORT).ifPresent(port -> {
            throw new WrongUse("--port takes 0 to " + HIGHEST_PORT + "; management is 1000 above it.");
        });
        // A start that failed, for a port in use say, has settled nothing yet.
        Optional<Ports> noted = read("ports").filter(text -> isSeeded()).map(text -> {
            String[] parts = text.strip().split(" ", 2);
            return new Ports(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        });
        if (noted.isPresent()
                && asked.isPresent()
                && asked.get() != 0
                && asked.get() != noted.get().web()) {
            throw new WrongUse("This demo's data belongs to port " + noted.get().web()
                    + "; ids contain the address. Use that port, another --data, or --fresh to start anew.");
        }
        Ports ports = noted.orElseGet(() -> choosePorts(asked));
        write("ports", ports.web() + " " + ports.management());
        return ports;
    }

    boolean isSeeded() {
        return Files.exists(data.resolve("demo.json"));
    }

    Demo demo() {
        return Demo.read(data.resolve("demo.json"));
    }

    void keep(Demo demo) {
        demo.write(data.resolve("demo.json"));
    }

    void noteRunning(String url) {
        write("running", url);
    }

    void noteStopped() {
        try {
            Files.deleteIfExists(data.resolve("running"));
        } catch (IOException stale) {
            throw new UncheckedIOException(stale);
        }
    }

    /** The demo that runs on this data now; a note left by a killed one counts for nothing. */
    Optional<Running> findRunning() {
        return read("running").map(String::strip).filter(DemoFolder::answers).map(Running::new);
    }

    /** Removes everything a demo has kept here, and nothing else. */
    void clear() {
        if (findRunning().isPresent()) {
            throw new Refusal("A demo runs on this data. Stop it first (Ctrl-C).");
        }
        for (String name : List.of("postgres", "index", "application-password", "demo.json", "ports", "running")) {
            delete(data.resolve(name));
        }
    }

    /** Removes a folder that was made for one run. */
    void throwAway() {
        if (passing) {
            delete(data);
        }
    }

    private static Ports choosePorts(Optional<Integer> asked) {
        if (asked.isPresent() && asked.get() == 0) {
            return new Ports(FreePort.take(), FreePort.take());
        }
        int web = asked.orElse(USUAL_PORT);
        return new Ports(web, web + 1000);
    }

    private static boolean answers(String url) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/openapi.json"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException stopped) {
            throw new Refusal("Stopped.");
        }
    }

    private Optional<String> read(String name) {
        try {
            Path file = data.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + data.resolve(name), unreadable);
        }
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + data.resolve(name), failed);
        }
    }

    private static void delete(Path path) {
        try {
            Trees.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + path, failed);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("mochiyori-demo");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
