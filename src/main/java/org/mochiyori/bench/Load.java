package org.mochiyori.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that each ask, wait for the answer, and ask again: as many requests at once as there are clients. */
final class Load {
    private Load() {}

    /** How a request ended. */
    enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    /** One client; used by one thread at a time. */
    @FunctionalInterface
    interface Client {
        /** Sends one request and waits for its answer. */
        Outcome ask(long number);
    }

    /**
     * Lets all clients work for a time.
     *
     * @param next gives each request a number of its own
     */
    static Measured run(List<? extends Client> clients, Duration time, AtomicLong next) {
        CyclicBarrier start = new CyclicBarrier(clients.size());
        List<Round> rounds = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            List<Future<Round>> running = new ArrayList<>();
            for (Client client : clients) {
                running.add(threads.submit(() -> {
                    start.await();
                    return Round.of(client, System.nanoTime() + time.toNanos(), next);
                }));
            }
            for (Future<Round> each : running) {
                rounds.add(each.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client of the measurement failed", failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
        Duration lasted = Duration.ofNanos(System.nanoTime() - begun);
        return new Measured(
                sum(rounds, Outcome.DONE),
                sum(rounds, Outcome.REFUSED),
                sum(rounds, Outcome.FAILED),
                lasted,
                rounds.stream()
                        .flatMapToLong(round -> Arrays.stream(round.durations, 0, round.size))
                        .sorted()
                        .toArray());
    }

    private static long sum(List<Round> rounds, Outcome outcome) {
        return rounds.stream()
                .mapToLong(round -> round.outcomes.getOrDefault(outcome, 0L))
                .sum();
    }

    /** What one client did. */
    private static final class Round {
        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        private long[] durations = new long[16_384];
        private int size;

        static Round of(Client client, long until, AtomicLong next) {
            Round round = new Round();
            long before = System.nanoTime();
            while (before < until) {
                Outcome outcome = client.ask(next.getAndIncrement());
                long after = System.nanoTime();
                round.note(outcome, after - before);
                before = after;
            }
            return round;
        }

        private void note(Outcome outcome, long nanos) {
            outcomes.merge(outcome, 1L, Long::sum);
            if (outcome == Outcome.FAILED) {
                return;
            }
            if (size == durations.length) {
                durations = Arrays.copyOf(durations, size * 2);
            }
            durations[size++] = nanos;
        }
    }
}
