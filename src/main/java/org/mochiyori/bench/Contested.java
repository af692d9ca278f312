package org.mochiyori.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Slots that every client wants, in the same order, and what became of them by the answers. */
final class Contested {
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** Longer than a server or its PostgreSQL takes to come back. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final World world;
    private final int port;
    private final int slots;
    private final Map<Integer, List<UUID>> acknowledged = new ConcurrentHashMap<>();
    private volatile boolean over;

    Contested(World world, int port, int slots) {
        this.world = world;
        this.port = port;
        this.slots = slots;
    }

    /** Slots for which somebody has a yes. */
    int sold() {
        return acknowledged.size();
    }

    /** All bookings for which there was a yes: as many as slots, if none was sold twice. */
    Collection<UUID> acknowledged() {
        return acknowledged.values().stream().flatMap(List::stream).toList();
    }

    /** Nobody is going to answer any more: the clients stop with an error. */
    void giveUp() {
        over = true;
    }

    /** Wants every slot. Returns how long each answer took, from the first try to the answer, in nanoseconds. */
    long[] wantAll(int person) {
        long[] durations = new long[slots];
        try (Line line = new Line(person)) {
            for (int slot = 0; slot < slots; slot++) {
                long begun = System.nanoTime();
                want(line, slot, person);
                durations[slot] = System.nanoTime() - begun;
            }
        }
        return durations;
    }

    private void want(Line line, int slot, int person) {
        String wish = world.wish(world.slot(slot), person);
        String key = "slot-" + slot + "-" + person;
        long begun = System.nanoTime();
        while (true) {
            try {
                HttpConnection.Answer answer = line.post(key, wish);
                if (answer.status() == 201) {
                    acknowledged
                            .computeIfAbsent(slot, any -> new CopyOnWriteArrayList<>())
                            .add(id(answer.body()));
                    return;
                }
                if (answer.status() == 409) {
                    return;
                }
                if (answer.status() < 500) {
                    throw new IllegalStateException("answer " + answer.status() + ": " + answer.body());
                }
            } catch (IOException killed) {
                line.hangUp();
            }
            if (over || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("no answer about slot " + slot);
            }
            LockSupport.parkNanos(this, PAUSE.toNanos());
        }
    }

    private static UUID id(String body) {
        Matcher found = ID.matcher(body);
        if (!found.find()) {
            throw new IllegalStateException("a booking without id: " + body);
        }
        return UUID.fromString(found.group(1));
    }

    /** One client's connection, made anew after each break. */
    private final class Line implements AutoCloseable {
        private final int person;
        private @Nullable HttpConnection connection;

        Line(int person) {
            this.person = person;
        }

        HttpConnection.Answer post(String key, String body) throws IOException {
            HttpConnection open = connection == null ? Booker.connect(person, port) : connection;
            connection = open;
            return open.post(key, body);
        }

        void hangUp() {
            HttpConnection open = connection;
            connection = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException gone) {
                    throw new IllegalStateException("a socket that does not close", gone);
                }
            }
        }

        @Override
        public void close() {
            hangUp();
        }
    }
}
