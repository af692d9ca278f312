package org.mochiyori.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mochiyori.bench.Figures;
import org.mochiyori.bench.SearchBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mochiyori bench search}: searches for what is free over HTTP, over PostgreSQL's best SQL for the same. */
@Command(
        name = "search",
        description = {
            "Searches a second for what is free over HTTP, over PostgreSQL's best SQL for the same.",
            "Exits 1 if the two count differently, or if something is found free after it was booked."
        },
        mixinStandardHelpOptions = true)
final class BenchSearch extends MeasureCommand {
    @Option(names = "--listings", paramLabel = "N", description = "How many, each with 20 bookings (${DEFAULT-VALUE}).")
    private int listings = 100_000;

    @Option(names = "--clients", paramLabel = "N", description = "At once (${DEFAULT-VALUE}).")
    private int clients = 2;

    @Option(names = "--seconds", paramLabel = "N", description = "Each side in each round (${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each side (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--warm",
            paramLabel = "N",
            description = "Bookings before those beside searches (${DEFAULT-VALUE}).")
    private int warm = 30_000;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Bookings that are looked for afterwards (${DEFAULT-VALUE}).")
    private int pairs = 10_000;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "Keep the made data there for the next time.")
    private @Nullable Path kept;

    @Override
    Figures measure(Path folder) {
        SearchBench.Order order =
                new SearchBench.Order(listings, clients, Duration.ofSeconds(seconds), rounds, warm, pairs);
        return new SearchBench(order, System.err::println)
                .run(Optional.ofNullable(kept).orElse(folder));
    }
}
