package org.mochiyori.platform.jobs;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private record Job(String name, Duration every, Runnable work, AtomicBoolean running) {}

    /** Adds a job before the verticle is deployed. */
    public Timers every(Duration every, String name, Runnable work) {
        jobs.add(new Job(name, every, work, new AtomicBoolean()));
        return this;
    }

    @Override
    public Future<?> start() {
        for (Job job : jobs) {
            vertx.setPeriodic(job.every().toMillis(), timer -> run(job));
        }
        return Future.succeededFuture();
    }

    /** The names of all jobs, for the operator's page and for tests. */
    public List<String> names() {
        return jobs.stream().map(Job::name).toList();
    }

    private static void run(Job job) {
        if (!job.running().compareAndSet(false, true)) {
            return;
        }
        try {
            job.work().run();
        } catch (RuntimeException failure) {
            LOG.warn("job {} failed and will come again", job.name(), failure);
        } finally {
            job.running().set(false);
        }
    }
}
