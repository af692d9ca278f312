package org.mochiyori.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder for one piece of work, gone afterwards. */
final class PassingFolder {
    private PassingFolder() {}

    /** Works in an empty folder and removes it with all that came into it. */
    static <T> T with(Function<Path, T> work) {
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
