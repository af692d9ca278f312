package org.mochiyori.platform.db;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The way between callers, who wait on virtual threads, and the event loop that owns the connections.
 *
 * <p>All that is sent goes over in one task of that loop, and an answer wakes its caller from the loop itself. Left to the
 * driver, each statement would be handed over, and each answer handed back, on a virtual thread made for that alone.
 */
final class Wire implements AutoCloseable {
    private static final long LOOK_EVERY = 1000;

    private final Vertx vertx;
    private final Duration most;
    private final Loop loop = new Loop();
    private final String deployment;
    private final long looking;
    private final Set<Wait<?>> waits = ConcurrentHashMap.newKeySet();

    /** @param most the longest that a caller waits for one answer; a second more at times */
    Wire(Vertx vertx, Duration most) {
        this.vertx = vertx;
        this.most = most;
        this.deployment = vertx.deployVerticle(loop).await();
        this.looking = vertx.setPeriodic(LOOK_EVERY, id -> giveUp());
    }

    /** Lets the loop do something. */
    void run(Runnable work) {
        loop.context().runOnContext(nothing -> work.run());
    }

    /** Lets the loop begin something. What becomes of it belongs to no context: it is told where it happens. */
    <T> Future<T> begin(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        run(() -> {
            try {
                work.get().onComplete(promise);
            } catch (RuntimeException failed) {
                promise.fail(failed);
            }
        });
        return promise.future();
    }

    /**
     * Waits for an answer without holding a platform thread; the one place that awaits with a time limit: {@code
     * Future.await(timeout)} lets two tasks of a verticle run at once and is banned. The limits of all are kept by one timer:
     * a timer for each cost a wake of the loop.
     */
    <T> T await(Future<T> future) {
        Future<T> answered = future.isComplete() ? future : bounded(future);
        try {
            return answered.await();
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable sneaked) {
            // await rethrows whatever the future failed with, checked or not; callers would not catch it.
            throw new ConnectionLost(sneaked);
        }
    }

    private <T> Future<T> bounded(Future<T> future) {
        Promise<T> promise = Promise.promise();
        Wait<T> wait = new Wait<>(promise, System.nanoTime() + most.toNanos());
        waits.add(wait);
        future.onComplete(result -> {
            waits.remove(wait);
            wait.tell(result);
        });
        return promise.future();
    }

    private void giveUp() {
        long now = System.nanoTime();
        for (Wait<?> over :
                waits.stream().filter(wait -> now - wait.until() > 0).toList()) {
            waits.remove(over);
            over.promise().tryFail(new TimeoutException("no answer within " + most));
        }
    }

    /** Ends the loop's part in it; what is under way is answered before by whoever closes the connections. */
    @Override
    public void close() {
        vertx.cancelTimer(looking);
        await(vertx.undeploy(deployment));
    }

    /**
     * An answer that somebody waits for.
     *
     * @param until the end of patience, by {@link System#nanoTime}
     */
    private record Wait<T>(Promise<T> promise, long until) {
        void tell(AsyncResult<T> result) {
            if (result.succeeded()) {
                promise.tryComplete(result.result());
            } else {
                promise.tryFail(result.cause());
            }
        }
    }

    /** A verticle without work of its own: whoever has its context has its event loop. */
    private static final class Loop extends VerticleBase {
        Context context() {
            return context;
        }
    }
}
