package org.mochiyori.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.kernel.Ids;

/** Books what a search has found free, and searches again: what is booked must be gone when the booking is answered. */
final class Freshness {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final int BOOKERS = 4;

    private final SearchWorld world;
    private final World people;
    private final int port;
    private final Ids ids;
    private final AtomicLong beside = new AtomicLong();

    Freshness(SearchWorld world, World people, int port, Ids ids) {
        this.world = world;
        this.people = people;
        this.port = port;
        this.ids = ids;
    }

    /**
     * Pairs of a booking and a search.
     *
     * @param asked how many were made
     * @param stale how often what had just been booked was found free all the same, or was counted
     * @param beside bookings a second by others meanwhile
     */
    record Pairs(long asked, long stale, double beside) {}

    /** Books as fast as it goes, until the code of bookings is compiled: so many, but for no longer than so many times. */
    void rehearse(long bookings, Duration time, int mostTimes) {
        List<Booker> bookers = new ArrayList<>();
        try {
            for (int person = 0; person < BOOKERS; person++) {
                bookers.add(new Booker(people, person, port, ids));
            }
            long booked = 0;
            for (int again = 0; again < mostTimes && booked < bookings; again++) {
                booked += Load.run(bookers, time, beside).done();
            }
            for (Booker booker : bookers) {
                booker.close();
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the server no longer answers", broken);
        }
    }

    /** Makes pairs while others book. */
    Pairs pairs(int count, int rate) {
        long begun = System.nanoTime();
        long before = beside.get();
        long[] stale = {0};
        long asked = whileBooking(rate, () -> {
            try (HttpConnection connection = Asker.connect(port)) {
                long made = 0;
                for (int number = 0; made < count; number++) {
                    int site = (int) ((number * 7L) % world.sites());
                    SearchWorld.Window window = SearchWorld.window(number / world.sites());
                    stale[0] += isStale(connection, site, window) ? 1 : 0;
                    made++;
                }
                return made;
            } catch (IOException broken) {
                throw new IllegalStateException("the server no longer answers", broken);
            }
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Pairs(asked, stale[0], (beside.get() - before) / seconds);
    }

    /** Does something while others make so many bookings a second. */
    <T> T whileBooking(int rate, Supplier<T> work) {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(BOOKERS)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int person = 0; person < BOOKERS; person++) {
                int who = person;
                running.add(threads.submit(() -> book(who, Duration.ofNanos(1_000_000_000L * BOOKERS / rate), done)));
            }
            try {
                return work.get();
            } finally {
                done.set(true);
                for (Future<Boolean> each : running) {
                    each.get();
                }
            }
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("a booking beside the searches failed", failed);
        }
    }

    private boolean book(int person, Duration pause, AtomicBoolean done) throws IOException {
        try (Booker booker = new Booker(people, person, port, ids)) {
            long next = System.nanoTime();
            while (!done.get()) {
                booker.ask(beside.getAndIncrement());
                next += pause.toNanos();
                LockSupport.parkNanos(this, next - System.nanoTime());
            }
        }
        return true;
    }

    private boolean isStale(HttpConnection connection, int site, SearchWorld.Window window) throws IOException {
        String path = at(site, window);
        String before = Asker.body(connection, path);
        Matcher found = ID.matcher(before);
        if (!found.find()) {
            throw new IllegalStateException("nothing is free at site " + site);
        }
        String listing = found.group(1);
        HttpConnection.Answer booked = connection.post(ids.next().toString(), """
                {"group":"%s","purpose":"定例会","persons":8,"lines":[{"listing":"%s","from":"%s","to":"%s","quantity":1}]}""".formatted(
                        World.id(World.Kind.GROUP, 0), listing, window.from(), window.to()));
        if (booked.status() != 201) {
            throw new IllegalStateException("what was found free is refused: " + booked.body());
        }
        String after = Asker.body(connection, path);
        return after.contains(listing) || Long.parseLong(Asker.total(after)) != Long.parseLong(Asker.total(before)) - 1;
    }

    /** All that is free at one site, which is fewer than a page. */
    private String at(int number, SearchWorld.Window window) {
        SearchWorld.Site site = world.site(number);
        return String.format(
                Locale.ROOT,
                "/api/v1/listings?facets=none&fields=id&words=literal&limit=100&sort=distance&near=%f,%f&within=20%s",
                site.point().lat(),
                site.point().lon(),
                Asker.during(window));
    }
}
