package org.mochiyori.platform.db;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mochiyori.kernel.Digests;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Reads one snapshot of all tables into a zip. */
final class ArchiveWriter {
    private ArchiveWriter() {}

    static long write(Connection connection, Path file, Archive.Progress progress) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // One snapshot for all tables: nothing half done is in it, and nobody waits for us.
            statement.execute("set transaction isolation level repeatable read, read only");
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<ArchiveManifest.Table> tables = new ArrayList<>();
        long rows = 0;
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (String name : Tables.inOrder(connection)) {
                ArchiveManifest.Table table = write(copy, zip, name, Tables.columns(connection, name));
                tables.add(table);
                rows += table.rows();
                progress.accept(name, rows);
            }
            String version = connection.getMetaData().getDatabaseProductVersion();
            zip.putNextEntry(new ZipEntry(ArchiveManifest.ENTRY));
            zip.write(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(new ArchiveManifest(
                            ArchiveManifest.FORMAT,
                            Tables.version(connection),
                            version,
                            List.copyOf(tables),
                            Sequences.read(connection))));
            zip.closeEntry();
        }
        connection.rollback();
        return rows;
    }

    private static ArchiveManifest.Table write(CopyManager copy, ZipOutputStream zip, String name, List<String> columns)
            throws SQLException, IOException {
        ArchiveManifest.Table table = new ArchiveManifest.Table(name, columns, 0, "");
        MessageDigest digest = Digests.sha256();
        zip.putNextEntry(new ZipEntry(table.entry()));
        long rows = copy.copyOut(
                "copy " + name + " (" + table.columnList() + ") to stdout",
                new DigestOutputStream(new StaysOpen(zip), digest));
        zip.closeEntry();
        return new ArchiveManifest.Table(name, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** The copy would close the whole zip after its table. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
