package org.mochiyori.platform.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folder of one embedded server: the cluster itself, the password of its superuser, the port it
 * got, its log. Held by one running Mochiyori at a time; the hold ends with the process, however it
 * dies.
 */
final class PostgresFolder implements AutoCloseable {
    private static final long LARGE_LOG_BYTES = 10L << 20;

    /** An address of a socket has 107 bytes on Linux and 103 elsewhere, with {@code /.s.PGSQL.65535} at its end. */
    private static final int LONGEST_FOR_SOCKETS = 103 - 15;

    /**
     * Folders held by this very process. Closing a second channel on the lock file would drop the
     * lock of the first (a POSIX rule), so none may be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private PostgresFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder if needed and takes hold of it. */
    static PostgresFolder open(Path folder) {
        try {
            Path root = privateFolder(folder).toRealPath();
            if (!HELD.add(root)) {
                throw inUse(root);
            }
            try {
                return hold(root);
            } catch (IOException | RuntimeException e) {
                HELD.remove(root);
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "Cannot use %s for data: check its rights, or give another place with --data.".formatted(folder),
                    e);
        }
    }

    /** The whole folder. */
    Path root() {
        return root;
    }

    /** What PostgreSQL calls its data directory. */
    Path pgdata() {
        return root.resolve("pgdata");
    }

    /** Where a cluster is made before it is complete. */
    Path unfinished() {
        return root.resolve("pgdata.unfinished");
    }

    /** What the server says; a large one of earlier runs is set aside once. */
    Path log() throws IOException {
        Path log = root.resolve("server.log");
        if (Files.exists(log) && Files.size(log) > LARGE_LOG_BYTES) {
            Files.move(log, root.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** Where the server's socket may be, as PostgreSQL reads it; nothing where an address cannot be as long as that. */
    String forSockets() {
        String folder = root.toString();
        boolean fits = folder.getBytes(StandardCharsets.UTF_8).length <= LONGEST_FOR_SOCKETS;
        return fits && folder.chars().noneMatch(one -> one == ',' || one == '"') ? folder : "";
    }

    /** Sockets of a server that runs, or was killed, and the locks beside them. */
    List<Path> sockets() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(one -> one.getFileName().toString().startsWith(".s.PGSQL."))
                    .toList();
        }
    }

    /** The file with the superuser's password, readable by the owner alone. */
    Path passwordFile() {
        return root.resolve("superuser-password");
    }

    /** Thinks up a password for a new cluster. */
    void makePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
    }

    /** The superuser's password. */
    String password() {
        return password(passwordFile());
    }

    /** The superuser's password, out of a folder that another program holds. */
    static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The database's password is missing: put %s back from a copy of the data directory."
                            .formatted(file),
                    e);
        }
    }

    /** The port taken last time, so that other programs find the database where it was. */
    OptionalInt notedPort() {
        try {
            String text = Files.readString(portFile()).strip();
            return text.matches("[0-9]{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        } catch (IOException absent) {
            return OptionalInt.empty();
        }
    }

    /** Remembers the port for the next start. */
    void notePort(int port) {
        try {
            Files.writeString(portFile(), port + "\n");
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot write " + portFile() + ": is the disk full?", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot let go of " + root, e);
        } finally {
            HELD.remove(root);
        }
    }

    private Path portFile() {
        return root.resolve("port");
    }

    private static Path privateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            // Only this folder is private: the account that serves it must be able to pass through those above.
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    private static PostgresFolder hold(Path root) throws IOException {
        var channel =
                FileChannel.open(root.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw inUse(root);
        }
        return new PostgresFolder(root, channel, lock);
    }

    private static EmbeddedPostgresException inUse(Path root) {
        return new EmbeddedPostgresException(
                "Another Mochiyori is running on %s: stop it first, or give another data directory (setting `data`, or --data)."
                        .formatted(root));
    }
}
