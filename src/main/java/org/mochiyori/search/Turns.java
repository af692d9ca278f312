package org.mochiyori.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;

/**
 * Lets as many questions be answered at once as there are processors, each on the thread that asks, the others in turn. Handing
 * a question to a thread of a pool and back takes as long as most answers do.
 *
 * <p>An answer computes without a pause, and where it touches a page of the index that is not in memory, its carrier waits for
 * the disk. That holds nobody else: there are {@link org.mochiyori.platform.Carriers more carriers} than turns.
 */
final class Turns {
    private final Semaphore free;

    /** @param atOnce how many questions */
    Turns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /** For questions to the index. */
    static Turns ofProcessors() {
        return new Turns(Runtime.getRuntime().availableProcessors());
    }

    /** Does the work once it is its turn. It asks for no other turn meanwhile. */
    <T> T ask(SearchPool.Asking<T> work) {
        free.acquireUninterruptibly();
        try {
            return work.ask();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            free.release();
        }
    }
}
