package org.mochiyori.platform.db;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long statements may take.
 *
 * @param name of our sessions, as the database lists them
 * @param statement the longest of one statement, on the server
 */
record Patience(String name, Duration statement) {
    /** For what a person waits for. */
    static final Patience USUAL = new Patience("mochiyori", Duration.ofSeconds(30));
    /** For what reads whole tables. */
    static final Patience LONG = new Patience("mochiyori-keeping", Duration.ofHours(6));

    private static final Duration MARGIN = Duration.ofSeconds(5);

    /**
     * Waits for a database answer without holding a platform thread. The one place that awaits with a
     * time limit: {@code Future.await(timeout)} lets two tasks of a verticle run at once and is banned.
     */
    <T> T await(Future<T> future) {
        try {
            return future.timeout(statement.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS)
                    .await();
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable sneaked) {
            // await rethrows whatever the future failed with, checked or not; callers would not catch it.
            throw new ConnectionLost(sneaked);
        }
    }
}
