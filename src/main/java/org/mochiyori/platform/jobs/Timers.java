package org.mochiyori.platform.jobs;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mochiyori.platform.db.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that the clock starts. Each job runs on a virtual thread, never twice at once in this process;
 * a failure is logged and the job comes again at its next time. Jobs must bear other processes doing
 * the same: they claim rows ({@code FOR UPDATE SKIP LOCKED}) or hold an advisory lock.
 */
public final class Timers extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private final List<Job> jobs = new ArrayList<>();
    private volatile boolean stopping;

    /** Adds a job before the verticle is deployed. */
    public Timers every(Duration every, String name, Runnable work) {
        jobs.add(new Job(name, every, work));
        return this;
    }

    @Override
    public Future<?> start() {
        jobs.forEach(job -> job.timer = vertx.setPeriodic(job.every.toMillis(), timer -> job.run()));
        return Future.succeededFuture();
    }

    /** Starts nothing new and waits for what is under way, so that no job loses its connection half way. */
    @Override
    public Future<?> stop() {
        stopping = true;
        jobs.forEach(job -> vertx.cancelTimer(job.timer));
        return Future.join(jobs.stream().map(job -> job.running).toList());
    }

    /** Whether the process is about to stop: long work looks here now and then, and leaves the rest to another. */
    public boolean isStopping() {
        return stopping;
    }

    /** The names of all jobs, for the operator's page and for tests. */
    public List<String> names() {
        return jobs.stream().map(job -> job.name).toList();
    }

    private static final class Job {
        private final String name;
        private final Duration every;
        private final Runnable work;
        // Touched by the verticle's own context only, and never across an await.
        private Future<Void> running = Future.succeededFuture();
        private long timer;

        Job(String name, Duration every, Runnable work) {
            this.name = name;
            this.every = every;
            this.work = work;
        }

        void run() {
            if (!running.isComplete()) {
                return;
            }
            Promise<Void> now = Promise.promise();
            running = now.future();
            try {
                work.run();
            } catch (RuntimeException failure) {
                tell(failure);
            } finally {
                now.complete();
            }
        }

        // While the database is away every job fails, several times a second: one line each will do.
        private void tell(RuntimeException failure) {
            if (Outage.isOutage(failure)) {
                LOG.debug("job {} found no database and will come again", name);
            } else {
                LOG.warn("job {} failed and will come again", name, failure);
            }
        }
    }
}
