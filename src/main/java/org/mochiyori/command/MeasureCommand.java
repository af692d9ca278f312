package org.mochiyori.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mochiyori.bench.Figures;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** A measurement in a folder of its own; exits 1 where what was measured is not right. */
abstract class MeasureCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    /** Measures in an empty folder. */
    abstract Figures measure(Path folder);

    @Override
    public final Integer call() {
        try (PassingFolder folder = PassingFolder.make()) {
            Figures figures = measure(folder.path());
            System.out.println(json ? figures.json().toString() : figures.text());
            return figures.isRight() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
