package org.mochiyori.platform.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mochiyori.kernel.Digests;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Checks an archive and loads it in one transaction. */
final class ArchiveReader implements AutoCloseable {
    /** SQLSTATE class: data exception. */
    private static final String UNREADABLE_DATA = "22";

    private final ZipFile zip;
    private final ArchiveManifest manifest;

    private ArchiveReader(ZipFile zip, ArchiveManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    static ArchiveReader open(Path file) throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            return new ArchiveReader(zip, manifest(zip));
        } catch (ZipException | EOFException | JsonProcessingException damaged) {
            throw new ArchiveRefused(file + " is no complete backup of Mochiyori. Take another one.");
        }
    }

    /** Version of the tables the rows fit. */
    String schemaVersion() {
        return manifest.schema();
    }

    /** Refuses a database in which somebody has worked already. */
    void requireEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : Tables.inOrder(connection)) {
                try (ResultSet rows = statement.executeQuery("select 1 from " + table + " limit 1")) {
                    if (rows.next()) {
                        throw new ArchiveRefused("The database is not empty (table " + table
                                + "). Restore into a new one: another --data folder, or a database just created.");
                    }
                }
            }
        }
    }

    long load(Connection connection, Archive.Progress progress) throws SQLException, IOException {
        connection.setAutoCommit(false);
        long rows = 0;
        try {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            Restraints restraints = Restraints.layAside(connection);
            for (ArchiveManifest.Table table : manifest.tables()) {
                rows += load(connection, copy, table);
                progress.accept(table.name(), rows);
            }
            restraints.putBack(connection);
            Sequences.set(connection, manifest.given());
            connection.commit();
            return rows;
        } catch (SQLException | IOException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        }
    }

    private long load(Connection connection, CopyManager copy, ArchiveManifest.Table table)
            throws SQLException, IOException {
        if (!Tables.columns(connection, table.name()).equals(table.columns())) {
            throw new ArchiveRefused(
                    "The backup's table " + table.name() + " has other columns than its schema version says.");
        }
        MessageDigest digest = Digests.sha256();
        try (Statement statement = connection.createStatement();
                InputStream entry = new DigestInputStream(zip.getInputStream(entry(table.entry())), digest)) {
            // Triggers announce what happens; nothing happens here, and what they once wrote is in the archive.
            statement.execute("alter table " + table.name() + " disable trigger user");
            long rows = copy(copy, table, entry);
            statement.execute("alter table " + table.name() + " enable trigger user");
            String found = HexFormat.of().formatHex(digest.digest());
            if (rows != table.rows() || !found.equals(table.sha256())) {
                throw damaged(table);
            }
            return rows;
        }
    }

    /** Bytes that do not unpack, or unpack to no rows, are damage as much as a sum that does not fit. */
    private static long copy(CopyManager copy, ArchiveManifest.Table table, InputStream entry)
            throws SQLException, IOException {
        try {
            return copy.copyIn("copy " + table.name() + " (" + table.columnList() + ") from stdin", entry);
        } catch (ZipException | EOFException damaged) {
            throw damaged(table);
        } catch (SQLException refused) {
            if (String.valueOf(refused.getSQLState()).startsWith(UNREADABLE_DATA)) {
                throw damaged(table);
            }
            throw refused;
        }
    }

    private static ArchiveRefused damaged(ArchiveManifest.Table table) {
        return new ArchiveRefused("The backup's table " + table.name() + " is damaged. Take another backup.");
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ArchiveRefused("The backup lacks its part " + name + ". Take another backup.");
        }
        return entry;
    }

    private static ArchiveManifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(ArchiveManifest.ENTRY);
        if (entry == null) {
            zip.close();
            throw new ArchiveRefused("This file is no backup of Mochiyori: it has no " + ArchiveManifest.ENTRY + ".");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            ArchiveManifest manifest = JsonMapper.builder().build().readValue(in, ArchiveManifest.class);
            List<ArchiveManifest.Table> tables = manifest.tables();
            boolean ours = manifest.format() == ArchiveManifest.FORMAT
                    && tables.stream()
                            .allMatch(table -> table.name().matches("[a-z_]+")
                                    && table.columns().stream().allMatch(column -> column.matches("[a-z_0-9]+")));
            if (!ours) {
                throw new ArchiveRefused(
                        "This backup was made by a program that this one does not know. Use a newer Mochiyori.");
            }
            return manifest;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
