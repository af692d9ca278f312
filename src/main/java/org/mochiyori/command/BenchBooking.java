package org.mochiyori.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mochiyori.bench.BookingBench;
import org.mochiyori.bench.BookingFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./mochiyori bench booking}: bookings over HTTP, over the same statements sent raw and over a single INSERT. */
@Command(
        name = "booking",
        description = {
            "Bookings a second over HTTP, over the same statements sent raw and over a single INSERT.",
            "Exits 1 if a booking is lost or made twice."
        },
        mixinStandardHelpOptions = true)
final class BenchBooking implements Callable<Integer> {
    @Option(names = "--clients", paramLabel = "N", description = "At once (${DEFAULT-VALUE}).")
    private int clients = 16;

    @Option(names = "--seconds", paramLabel = "N", description = "Each side in each round (${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each side (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--warm", paramLabel = "N", description = "Bookings before the first round (${DEFAULT-VALUE}).")
    private int warm = 5_000;

    @Option(names = "--rooms", paramLabel = "N", description = "Rooms to book (${DEFAULT-VALUE}).")
    private int rooms = 10_000;

    @Option(names = "--past", paramLabel = "N", description = "Earlier bookings of each room (${DEFAULT-VALUE}).")
    private int past = 5;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        BookingBench.Order order =
                new BookingBench.Order(clients, Duration.ofSeconds(seconds), warm, rounds, rooms, past);
        BookingFigures figures = inPassingFolder(folder -> new BookingBench(order, System.err::println).run(folder));
        System.out.println(json ? figures.json().toString() : figures.text());
        return figures.isRight() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static <T> T inPassingFolder(Function<Path, T> work) {
        try {
            Path folder = Files.createTempDirectory("mochiyori-bench");
            try {
                return work.apply(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
