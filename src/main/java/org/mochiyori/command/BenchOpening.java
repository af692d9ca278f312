package org.mochiyori.command;

import java.nio.file.Path;
import java.time.Duration;
import org.mochiyori.bench.Figures;
import org.mochiyori.bench.OpeningBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mochiyori bench opening}: the minute in which reception opens. */
@Command(
        name = "opening",
        description = {
            "A crowd asks at a fixed rate, seven of ten for the same few slots.",
            "Exits 1 if a slot is sold twice or not at all, or anything is answered with a failure of the server."
        },
        mixinStandardHelpOptions = true)
final class BenchOpening extends MeasureCommand {
    @Option(names = "--rate", paramLabel = "N", description = "Requests a second (${DEFAULT-VALUE}).")
    private int rate = 1000;

    @Option(names = "--seconds", paramLabel = "N", description = "How long they come (${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--slots", paramLabel = "N", description = "Slots that most want (${DEFAULT-VALUE}).")
    private int slots = 20;

    @Option(names = "--people", paramLabel = "N", description = "Who ask (${DEFAULT-VALUE}).")
    private int people = 300;

    @Override
    Figures measure(Path folder) {
        OpeningBench.Order order = new OpeningBench.Order(rate, Duration.ofSeconds(seconds), slots, people);
        return new OpeningBench(order, System.err::println).run(folder);
    }
}
