package org.mochiyori.people;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/**
 * Computes password hashes on threads of their own, a few at a time: each takes 19 MiB and a core for a while.
 * When too many wait, the next is refused at once (503), so that a flood of sign-ins costs others nothing.
 */
final class Passwords {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 64;
    private static final int SALT = 16;

    private final WorkerExecutor pool;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final SecureRandom random = new SecureRandom();
    private final PasswordCost cost;
    private final Counter refused;
    private final Counter computed;

    Passwords(Vertx vertx, MeterRegistry metrics, PasswordCost cost) {
        this.pool = vertx.createSharedWorkerExecutor("passwords", THREADS);
        this.cost = cost;
        this.refused = metrics.counter("mochiyori.passwords.refused");
        this.computed = metrics.counter("mochiyori.passwords.computed");
        Gauge.builder("mochiyori.passwords.busy", places, free -> MOST_WAITING - free.availablePermits())
                .register(metrics);
    }

    /** A new hash. @throws Refused when too many wait */
    String hash(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return compute(() -> Argon2id.hash(PasswordRules.canonical(password), salt, cost));
    }

    /** Whether this is the password of that hash. @throws Refused when too many wait */
    boolean matches(String password, String hash) {
        return compute(() -> Argon2id.matches(PasswordRules.canonical(password), hash));
    }

    /** What to verify against where there is no account: the same work for nothing. */
    String nobody() {
        return Argon2id.nobody(cost);
    }

    /** Whether the hash was made at another cost than today's. */
    boolean isOutdated(String hash) {
        return !Argon2id.cost(hash).equals(cost);
    }

    private <T> T compute(Callable<T> work) {
        if (!places.tryAcquire()) {
            refused.increment();
            throw new Refused(new Problem.Unavailable("sign-in", Duration.ofSeconds(3)));
        }
        computed.increment();
        try {
            return pool.executeBlocking(work, false).await();
        } finally {
            places.release();
        }
    }
}
