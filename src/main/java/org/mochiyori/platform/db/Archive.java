package org.mochiyori.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.BiConsumer;

/**
 * The whole database as one file that any PostgreSQL from 15 on can take back: a zip of the rows of each
 * table as COPY text, with a manifest of the schema's version, counts and checksums. Photos and uploaded
 * files are rows, so they are in it.
 */
public final class Archive {
    private Archive() {}

    /** Told after each table: its name and the rows so far in all. */
    public interface Progress extends BiConsumer<String, Long> {}

    /**
     * Writes all rows as they are at one instant, while others go on working.
     *
     * @param file made whole or not at all
     * @return rows written
     */
    public static long write(DbAddress database, Path file, Progress progress) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Connection connection = connect(database)) {
            long rows = ArchiveWriter.write(connection, part, progress);
            move(part, file);
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("the backup could not be read from the database", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException("the backup could not be written to " + file, failed);
        } finally {
            deleteLeftover(part);
        }
    }

    /**
     * Fills an empty database, all or nothing, then brings it to this program's shape.
     *
     * @param database as its owner
     * @return rows read
     * @throws ArchiveRefused if the database is not empty, or the file is damaged or of a later program
     */
    public static long read(DbAddress database, Path file, Progress progress) {
        try (Connection connection = connect(database);
                ArchiveReader archive = ArchiveReader.open(file)) {
            archive.requireEmpty(connection);
            Migrations.migrateTo(database, archive.schemaVersion());
            long rows = archive.load(connection, progress);
            Migrations.migrate(database);
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("the backup could not be loaded; the database holds nothing of it", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException("the backup " + file + " could not be read", failed);
        }
    }

    private static Connection connect(DbAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteLeftover(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException inUse) {
            throw new UncheckedIOException("a half-written backup is left in " + part, inUse);
        }
    }
}
