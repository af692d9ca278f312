package org.mochiyori.command;

import java.nio.file.Path;
import org.mochiyori.Database;
import org.mochiyori.platform.db.Archive;
import org.mochiyori.platform.db.DbAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./mochiyori backup FILE}: beside a running server or without one. */
@Command(
        name = "backup",
        description = "Writes everything to one file, while the server goes on working.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Runnable {
    @Mixin
    private DataOptions where = new DataOptions();

    @Parameters(paramLabel = "FILE", description = "The archive to write, for example mochiyori-2027-01-09.zip.")
    @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
    private Path file;

    @Override
    public void run() {
        try (Database database = Database.look(where.kept())) {
            DbAddress owner = database.owner();
            long rows = Archive.write(owner, file, RowsTold.ON_TERMINAL);
            System.out.printf("%,d rows in %s%n", rows, file);
        }
    }
}
