package org.mochiyori.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two things done at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** Starts both together and returns what each gave, in this order. */
    public static <T> List<T> get(Callable<T> one, Callable<T> other) {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<T>> running = List.of(one, other).stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            start.countDown();
            return List.of(running.get(0).get(), running.get(1).get());
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The same without results. */
    public static void run(Runnable one, Runnable other) {
        get(Executors.callable(one, true), Executors.callable(other, true));
    }
}
