package org.mochiyori.platform.keeping;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.mochiyori.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the data of a server against everything that is promised about it, beside the server or without it. */
public final class Doctor {
    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

    private final Db db;
    private final InstantSource clock;

    /** @param db opened for long statements, as the role the server works as */
    public Doctor(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Told of each check when it is over. */
    @FunctionalInterface
    public interface Progress {
        /** How long it took and how many faults it named. */
        void done(Check.Promise promise, Duration took, int findings);
    }

    /**
     * What was found.
     *
     * @param findings empty when all is well
     * @param notes what is no fault and yet worth knowing
     */
    public record Report(List<Finding> findings, List<String> notes) {
        public Report {
            findings = List.copyOf(findings);
            notes = List.copyOf(notes);
        }

        /** Whether everything promised holds. */
        public boolean clean() {
            return findings.isEmpty();
        }
    }

    /** Makes all checks, one after the other: the server beside us needs the database more. */
    public Report examine(List<Check> checks, Progress progress) {
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        boolean serving = isServing();
        if (!serving) {
            notes.add("No server is working on this data: what waits for its clock is not held to be late.");
        }
        for (Check check : checks) {
            long begun = System.nanoTime();
            Examination examination = new Examination(db, clock.instant(), serving, check.promise());
            look(check, examination);
            findings.addAll(examination.findings());
            notes.addAll(examination.notes());
            progress.done(
                    check.promise(),
                    Duration.ofNanos(System.nanoTime() - begun),
                    examination.findings().size());
        }
        return new Report(findings, notes);
    }

    // Damage can be such that a check cannot be made at all; that is a finding, and the other checks are still worth
    // making.
    private static void look(Check check, Examination examination) {
        try {
            check.look(examination);
        } catch (RuntimeException broken) {
            LOG.error("the check {} could not be made", check.promise().name(), broken);
            examination.found("The check could not be made: " + broken.getMessage(), List.of());
        }
    }

    private boolean isServing() {
        return db.get("""
                select exists (select from pg_stat_activity
                  where datname = current_database() and application_name = 'mochiyori' and pid <> pg_backend_pid()) as serving
                """, row -> row.getBoolean("serving"));
    }
}
