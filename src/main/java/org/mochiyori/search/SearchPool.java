package org.mochiyori.search;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Platform threads for work on the index that nobody waits for; bounded and named. Questions have {@link Turns}. */
final class SearchPool implements AutoCloseable {
    /** One for each thread, and one more that is ready when the first of them is done. */
    private static final int UNDER_WAY = 3;

    private final WorkerExecutor threads;

    private SearchPool(WorkerExecutor threads) {
        this.threads = threads;
    }

    /** For making the index and keeping it in step, for however long: no question waits behind it. */
    static SearchPool forMaking(Vertx vertx) {
        return new SearchPool(vertx.createSharedWorkerExecutor("search-making", 2, 1, TimeUnit.HOURS));
    }

    /** For what is made out of the index, such as completions: the index does not wait behind it. */
    static SearchPool forExtras(Vertx vertx) {
        return new SearchPool(vertx.createSharedWorkerExecutor("search-extras", 2, 1, TimeUnit.HOURS));
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
        return begin(work).await();
    }

    /** Begins the work; what comes of it, or why nothing does, is told later. */
    private <T> Future<T> begin(Asking<T> work) {
        return threads.executeBlocking(
                () -> {
                    try {
                        return work.ask();
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                },
                false);
    }

    /** Pieces of work that do not depend on each other, done beside whoever hands them in; few wait at a time. */
    final class Line {
        private final Deque<Future<Boolean>> begun = new ArrayDeque<>();

        /** Begins this one, once few enough are under way or wait for a thread. */
        void add(Work work) {
            if (begun.size() == UNDER_WAY) {
                begun.removeFirst().await();
            }
            begun.addLast(begin(() -> {
                work.run();
                return true;
            }));
        }

        /** Waits until all is done. */
        void end() {
            while (!begun.isEmpty()) {
                begun.removeFirst().await();
            }
        }
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
