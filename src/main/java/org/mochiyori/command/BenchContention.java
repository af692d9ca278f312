package org.mochiyori.command;

import java.nio.file.Path;
import java.time.Duration;
import org.mochiyori.bench.ContentionBench;
import org.mochiyori.bench.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mochiyori bench contention}: many want the same, while server and database are killed. */
@Command(
        name = "contention",
        description = {
            "Many clients want every slot while the server and its PostgreSQL are killed (kill -9) in turns.",
            "Exits 1 if a slot is sold twice or not at all, or a booking that was answered with yes is gone."
        },
        mixinStandardHelpOptions = true)
final class BenchContention extends MeasureCommand {
    @Option(names = "--clients", paramLabel = "N", description = "Who all want every slot (${DEFAULT-VALUE}).")
    private int clients = 64;

    @Option(names = "--slots", paramLabel = "N", description = "Slots (${DEFAULT-VALUE}).")
    private int slots = 10_000;

    @Option(names = "--kills", paramLabel = "N", description = "Kills, server first (${DEFAULT-VALUE}).")
    private int kills = 10;

    @Option(names = "--seconds", paramLabel = "N", description = "Of booking without contention (${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Override
    Figures measure(Path folder) {
        ContentionBench.Order order = new ContentionBench.Order(clients, slots, kills, Duration.ofSeconds(seconds));
        return new ContentionBench(order, System.err::println).run(folder);
    }
}
