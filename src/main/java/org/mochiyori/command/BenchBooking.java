package org.mochiyori.command;

import java.nio.file.Path;
import java.time.Duration;
import org.mochiyori.bench.BookingBench;
import org.mochiyori.bench.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mochiyori bench booking}: bookings over HTTP, over the same statements sent raw and over a single INSERT. */
@Command(
        name = "booking",
        description = {
            "Bookings a second over HTTP, over the same statements sent raw and over a single INSERT.",
            "Exits 1 if a booking is lost or made twice."
        },
        mixinStandardHelpOptions = true)
final class BenchBooking extends MeasureCommand {
    @Option(names = "--clients", paramLabel = "N", description = "At once (${DEFAULT-VALUE}).")
    private int clients = 16;

    @Option(names = "--seconds", paramLabel = "N", description = "Each side in each round (${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each side (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--warm", paramLabel = "N", description = "Bookings before the first round (${DEFAULT-VALUE}).")
    private int warm = 30_000;

    @Option(names = "--rooms", paramLabel = "N", description = "Rooms to book (${DEFAULT-VALUE}).")
    private int rooms = 10_000;

    @Option(names = "--past", paramLabel = "N", description = "Earlier bookings of each room (${DEFAULT-VALUE}).")
    private int past = 5;

    @Override
    Figures measure(Path folder) {
        BookingBench.Order order =
                new BookingBench.Order(clients, Duration.ofSeconds(seconds), warm, rounds, rooms, past);
        return new BookingBench(order, System.err::println).run(folder);
    }
}
