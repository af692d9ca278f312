package org.mochiyori.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mochiyori.Features;
import org.mochiyori.bench.Cpu;
import org.mochiyori.intake.Import;
import org.mochiyori.intake.Intake;
import org.mochiyori.intake.Order;
import org.mochiyori.listfile.FileReader;
import org.mochiyori.listfile.Limits;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.people.Hub;
import org.mochiyori.platform.db.Db;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./mochiyori bench import}: a long list read, previewed, applied, imported once more and in a next issue, in a
 * database of its own that is thrown away. The baseline: the rows that came of it, copied inside the database by one statement a table.
 */
@Command(
        name = "import",
        description = "Rows a second of an import: preview, apply, the same list again, and its next issue.",
        mixinStandardHelpOptions = true)
final class BenchImport implements Runnable {
    private static final String HUB = "bench";
    /** Of a hundred rows of the next issue. */
    private static final int CHANGED = 10;

    private static final List<String> WRITTEN = List.of("places", "listings", "sources", "import_rows", "events");

    @Option(names = "--rows", paramLabel = "N", defaultValue = "100000", description = "Rows (default: 100000).")
    private int rows;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the made-up list (default: 1).")
    private long seed;

    @Option(names = "--json", description = "One JSON object at the end.")
    private boolean json;

    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();

    @Override
    public void run() {
        try (Scratch scratch = new Scratch()) {
            Path list = scratch.file("synthetic.csv");
            SyntheticList.write(list, rows, seed);
            Path next = scratch.file("synthetic-next.csv");
            SyntheticList.write(next, rows, seed, CHANGED);
            measure(scratch.features(), list, next);
        }
        if (json) {
            System.out.println(figures);
        }
    }

    private void measure(Features features, Path list, Path next) {
        Db db = features.platform().db();
        db.inTransaction(tx -> features.people().hubs().create(tx, HUB, Hub.Profile.named("計測（例）"), Optional.empty()));
        Intake intake = features.intake().intake();
        tell("rows", rows);
        phase("read", () -> read(list));
        Import first = phase("preview", () -> preview(intake, list));
        phase("apply", () -> apply(db, intake, first));
        double baseline = seconds("baseline", () -> copy(db));
        Import second = phase("preview-again", () -> preview(intake, list));
        Import again = phase("apply-again", () -> apply(db, intake, second));
        Import third = phase("preview-next", () -> preview(intake, next));
        Import changed = phase("apply-next", () -> apply(db, intake, third));
        double whole =
                figures.path("preview").asDouble() + figures.path("apply").asDouble();
        tell("created", intake.get(first.id()).counts().created());
        tell("unchanged-again", again.counts().unchanged());
        tell("updated-next", changed.counts().updated());
        tell("whole", whole);
        tell("ratio", baseline / whole);
        tell("heap-peak-mb", (double) (heapPeak() >> 20));
    }

    private static int read(Path list) {
        try {
            return new FileReader(Limits.USUAL)
                    .read(SourceFile.of(list), entry -> {})
                    .counts()
                    .rows();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Import preview(Intake intake, Path list) {
        try {
            Import begun = intake.begin(new Order(HUB, Optional.empty(), Order.COMMAND_LINE, SourceFile.of(list)));
            return intake.finish(begun.id(), any -> {});
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Import apply(Db db, Intake intake, Import one) {
        db.inTransaction(tx -> intake.apply(tx, one.id(), true));
        return intake.finish(one.id(), any -> {});
    }

    /** The least that writing these rows could cost: indexes kept, nothing read, checked or compared. */
    private static int copy(Db db) {
        return db.inTransaction(tx -> {
            int copied = 0;
            for (String table : WRITTEN) {
                tx.update(
                        "create temporary table bench_" + table + " (like " + table + " including all) on commit drop");
                copied += tx.update("insert into bench_" + table + " select * from " + table);
            }
            return copied;
        });
    }

    private <T> T phase(String name, Supplier<T> work) {
        long begun = System.nanoTime();
        Duration before = Cpu.ofFamily();
        T result = work.get();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double processor = Cpu.ofFamily().minus(before).toMillis() / 1e3;
        figures.put(name, seconds);
        figures.put(name + "-cpu", processor);
        if (!json) {
            System.out.printf(
                    "%-14s %8.1f s %,10.0f rows/s, processor %.1f s%n", name, seconds, rows / seconds, processor);
        }
        return result;
    }

    private double seconds(String name, Supplier<?> work) {
        phase(name, work);
        return figures.path(name).asDouble();
    }

    private void tell(String name, double value) {
        figures.put(name, value);
        if (!json) {
            System.out.printf("%-14s %,10.2f%n", name, value);
        }
    }

    /** The most that was still in use after a collection: what the work really needs. */
    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Old Gen"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
