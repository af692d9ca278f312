package org.mochiyori.search;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Platform threads for the index, so that its page faults hold no carrier; bounded and named. */
final class SearchPool implements AutoCloseable {
    private final WorkerExecutor threads;

    SearchPool(Vertx vertx) {
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.threads = vertx.createSharedWorkerExecutor("search", cores);
    }

    /** Work on the index with a result. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws IOException;
    }

    /** Work on the index. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Does the work and waits for its result. */
    <T> T ask(Asking<T> work) {
        return threads.<T>executeBlocking(
                        () -> {
                            try {
                                return work.ask();
                            } catch (IOException broken) {
                                throw new UncheckedIOException(broken);
                            }
                        },
                        false)
                .await();
    }

    /** Does the work and waits for its end. */
    void run(Work work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    @Override
    public void close() {
        threads.close().await();
    }
}
