package org.mochiyori.platform.db;

import java.util.concurrent.TimeUnit;

/** Waiting for other processes, which tell nobody when they are ready. */
final class Pause {
    private static final long MILLIS = 20;

    private Pause() {}

    /** Long enough not to burn a core, short enough not to be noticed. */
    static void briefly() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
