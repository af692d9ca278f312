package org.mochiyori.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * People who press the button when the hour strikes: requests come at a fixed rate, whether or not the ones before them have
 * been answered. What a request waited for a free connection counts as time of its answer.
 */
final class Crowd {
    private final World world;
    private final int port;
    private final OpeningBench.Order order;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong elsewhere;
    private final ConcurrentMap<Integer, Long> statuses = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Long> sold = new ConcurrentHashMap<>();

    /** @param from number of the first slot that nobody else wants */
    Crowd(World world, int port, OpeningBench.Order order, long from) {
        this.world = world;
        this.port = port;
        this.order = order;
        this.elsewhere = new AtomicLong(from);
    }

    /** Answers by their status; 0 for connections that broke. */
    Map<Integer, Long> statuses() {
        return new TreeMap<>(statuses);
    }

    /** How often each of the wanted slots was answered with yes. */
    Map<Long, Long> sold() {
        return new TreeMap<>(sold);
    }

    /** Lets everybody ask, and waits for the last answer. */
    Measured storm() {
        long begun = System.nanoTime();
        List<Long> durations = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(order.people())) {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int person = 0; person < order.people(); person++) {
                int me = person;
                running.add(threads.submit(() -> ask(me, begun)));
            }
            for (Future<List<Long>> each : running) {
                durations.addAll(each.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client of the measurement failed", failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
        long yes = statuses.getOrDefault(201, 0L);
        long no = statuses.getOrDefault(409, 0L);
        return new Measured(
                yes,
                no,
                durations.size() - yes - no,
                Duration.ofNanos(System.nanoTime() - begun),
                durations.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    private List<Long> ask(int person, long begun) throws IOException {
        List<Long> durations = new ArrayList<>();
        long all = order.requests();
        try (HttpConnection connection = Booker.connect(person, port)) {
            for (long number = next.getAndIncrement(); number < all; number = next.getAndIncrement()) {
                long due = begun + Math.round(number * (1e9 / order.rate()));
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(this, due - System.nanoTime());
                }
                boolean wanted = order.isWanted(number);
                long slot = wanted ? Math.floorMod(number * 31, (long) order.slots()) : elsewhere.getAndIncrement();
                HttpConnection.Answer answer =
                        connection.post("opening-" + number, world.wish(world.slot(slot), person));
                statuses.merge(answer.status(), 1L, Long::sum);
                if (wanted && answer.status() == 201) {
                    sold.merge(slot, 1L, Long::sum);
                }
                durations.add(System.nanoTime() - due);
            }
        }
        return durations;
    }
}
