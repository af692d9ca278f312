package org.mochiyori.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of a process that is neither a file's nor shared: what it holds for itself. */
final class RssAnon {
    private RssAnon() {}

    /** In bytes; 0 where the system does not tell (it is a line of Linux's {@code /proc/PID/status}). */
    static long of(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }
}
