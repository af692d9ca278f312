package org.mochiyori.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mochiyori.platform.db.Trees;

/** A folder for one piece of work, empty at first and gone afterwards with all that came into it. */
record PassingFolder(Path path) implements AutoCloseable {
    /** A new one. */
    static PassingFolder make() {
        try {
            return new PassingFolder(Files.createTempDirectory("mochiyori-bench"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        try {
            Trees.delete(path);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
