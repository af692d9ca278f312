package org.mochiyori.platform.db;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.mochiyori.kernel.Digests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL programs, unpacked once into a cache named by the archive's SHA-256. A list of all
 * files and sizes is written last, so a cache that was cut short or swept by a cleaner is seen and
 * built again.
 */
record PostgresBinaries(Path home) {
    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String LIST = "mochiyori-files.txt";

    /** File locks keep other programs out, not other threads of this one. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    /** The programs, from the cache or freshly unpacked into it. */
    static PostgresBinaries unpacked(Path cache) {
        byte[] archive = archive();
        Path home = cache.toAbsolutePath().resolve("postgres-" + sha256(archive).substring(0, 32));
        if (!isComplete(home)) {
            unpackAlone(archive, home);
        }
        return new PostgresBinaries(home);
    }

    /** Where one of the programs lies. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** The main version of these programs, such as 18. */
    int major() {
        var result = OsCommand.run(List.of(program("postgres"), "--version"));
        String[] words = result.output().split("[ .]", 5);
        if (!result.ok() || words.length < 4) {
            throw new EmbeddedPostgresException(
                    ("The PostgreSQL programs in %s do not run here: %s. If that place forbids programs (noexec), name "
                                    + "another one with the environment variable XDG_CACHE_HOME.")
                            .formatted(home, result.output()));
        }
        return Integer.parseInt(words[2]);
    }

    private static byte[] archive() {
        for (String name : archiveNames()) {
            try (InputStream in = PostgresBinaries.class.getResourceAsStream("/" + name)) {
                if (in != null) {
                    return in.readAllBytes();
                }
            } catch (IOException e) {
                throw new EmbeddedPostgresException("Cannot read " + name + " from the program file", e);
            }
        }
        throw new EmbeddedPostgresException(
                ("This build carries no PostgreSQL for %s on %s. Build on this machine (./mvnw -DskipTests package), or set "
                                + "`database` to the address of a PostgreSQL server.")
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    private static List<String> archiveNames() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        String name = "postgres-" + system + "-" + machine;
        return Files.exists(Path.of("/etc/alpine-release"))
                ? List.of(name + "-alpine_linux.txz")
                : List.of(name + ".txz");
    }

    private static boolean isComplete(Path home) {
        try {
            for (String line : Files.readAllLines(home.resolve(LIST))) {
                String[] sizeAndName = line.split(" ", 2);
                Path file = home.resolve(sizeAndName[1]);
                if (!Files.isReadable(file) || Files.size(file) != Long.parseLong(sizeAndName[0])) {
                    log.warn("{} is damaged; unpacking PostgreSQL again", file);
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException absentOrUnreadable) {
            return false;
        }
    }

    private static void unpackAlone(byte[] archive, Path home) {
        ONE_AT_A_TIME.lock();
        try {
            Path cache = Files.createDirectories(home.getParent());
            Path lockFile = cache.resolve("unpack.lock");
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (held.isValid() && !isComplete(home)) {
                    replace(archive, home);
                }
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    ("Cannot unpack PostgreSQL to %s: make room or rights there, or name another place with the environment "
                                    + "variable XDG_CACHE_HOME.")
                            .formatted(home),
                    e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static void replace(byte[] archive, Path home) throws IOException {
        log.info("Unpacking PostgreSQL to {}", home);
        Path fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
        try {
            unpack(archive, fresh);
            setMode(fresh, 0755);
            Trees.delete(home);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(fresh);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        var list = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                write(tar, entry, path);
                if (entry.isFile() && !entry.isSymbolicLink()) {
                    list.add(entry.getSize() + " " + target.relativize(path));
                }
            }
        }
        Files.write(target.resolve(LIST), list);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            setMode(path, entry.getMode() & 0755);
        }
    }

    private static void setMode(Path path, int mode) throws IOException {
        Set<PosixFilePermission> allowed = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromOwnerRead = PosixFilePermission.values();
        for (int bit = 0; bit < fromOwnerRead.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                allowed.add(fromOwnerRead[bit]);
            }
        }
        if (!Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).equals(allowed)) {
            Files.setPosixFilePermissions(path, allowed);
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
    }
}
