package org.mochiyori.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers of a killed postmaster. They end by themselves when they next look up, but one inside a
 * long statement does not, and a new server may not start beside it. Linux only: elsewhere they are
 * left to end by themselves.
 */
final class PostgresOrphans {
    private static final Logger log = LoggerFactory.getLogger(PostgresOrphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PostgresOrphans() {}

    /** Ends every PostgreSQL process at home in the cluster; call only when its postmaster is dead. */
    static void end(Path pgdata) {
        var workers = ProcessHandle.allProcesses()
                .filter(process -> isWorker(process, pgdata))
                .toList();
        for (var worker : workers) {
            log.warn("Ending process {}, left over from a killed PostgreSQL", worker.pid());
            worker.destroyForcibly();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (workers.stream().anyMatch(worker -> isWorker(worker, pgdata)) && System.nanoTime() < deadline) {
            Pause.briefly();
        }
    }

    private static boolean isWorker(ProcessHandle process, Path pgdata) {
        Path facts = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(facts.resolve("comm")).strip().equals("postgres")
                    && Files.isSameFile(facts.resolve("cwd"), pgdata);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
