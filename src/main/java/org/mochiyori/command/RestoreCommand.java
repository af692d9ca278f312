package org.mochiyori.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mochiyori.Database;
import org.mochiyori.platform.db.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./mochiyori restore FILE}: into a database in which nobody has worked yet. */
@Command(
        name = "restore",
        description = "Fills an empty database from a backup, all or nothing.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Runnable {
    @Mixin
    private DataOptions where = new DataOptions();

    @Parameters(paramLabel = "FILE", description = "An archive written by backup.")
    @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
    private Path file;

    @Override
    public void run() {
        if (!Files.isReadable(file)) {
            throw new WrongUse("There is no readable file " + file + ".");
        }
        try (Database database = Database.empty(where.database())) {
            long rows = Archive.read(database.owner(), file, RowsTold.ON_TERMINAL);
            database.shape();
            System.out.printf("%,d rows are back. Start the server as before; the search index builds itself.%n", rows);
        }
    }
}
