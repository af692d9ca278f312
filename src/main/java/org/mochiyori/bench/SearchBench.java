package org.mochiyori.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.mochiyori.bench.Asker.Form;
import org.mochiyori.bench.PlainSearch.Kind;
import org.mochiyori.bench.PlainSearch.Taken;
import org.mochiyori.bench.PlainSearch.Text;
import org.mochiyori.bench.PlainSearch.Way;
import org.mochiyori.bench.SearchFigures.Side;
import org.mochiyori.kernel.Ids;

/**
 * How many searches for what is free a whole server answers over HTTP, over PostgreSQL's best SQL for the same, taking turns;
 * and how long it takes to begin, how much memory it holds, and whether a booking is gone from search with its answer.
 */
public final class SearchBench {
    private static final int PEOPLE = 4;
    private static final int BESIDE = 200;
    private static final int WARMING = 2;
    private static final int MOST_WARMING = 30;

    private final Order order;
    private final Consumer<String> progress;
    private final SearchWorld world;
    private final World people;
    private final Ids ids = new Ids(Clock.systemUTC(), new SecureRandom());
    private final AtomicLong next = new AtomicLong(1);

    /**
     * What to measure.
     *
     * @param listings how many there are
     * @param clients at once, on each side
     * @param time of each side in each round
     * @param rounds how often each side
     * @param warm how many bookings come before the first of those beside searches, if that takes no more than thirty rounds'
     *     time: their code has to be compiled too
     * @param pairs of a booking and a search
     */
    public record Order(int listings, int clients, Duration time, int rounds, int warm, int pairs) {}

    /** @param progress gets a line now and then */
    public SearchBench(Order order, Consumer<String> progress) {
        this.order = order;
        this.progress = progress;
        this.world = new SearchWorld(order.listings());
        this.people = new World(order.listings(), 0, PEOPLE, SearchWorld.FIRST.plusDays(28));
    }

    /** Measures in a folder that is empty, or was left by a measurement of as many listings. */
    public SearchFigures run(Path folder) {
        try (SearchGround ground = SearchGround.open(folder, world, people, progress)) {
            SearchFigures.Begin cold = begin(ground, "from an empty index");
            return measure(ground, cold);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private SearchFigures measure(SearchGround ground, SearchFigures.Begin cold) throws IOException {
        try (ServerProcess server = ground.serve()) {
            progress.accept("holding totals against each other");
            SearchFigures.Totals totals = totals(ground, server);
            progress.accept(totals.toString());
            Map<Kind, Way> best = new EnumMap<>(Kind.class);
            List<SearchFigures.Tried> tried = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                best.put(kind, best(ground, kind, tried));
            }
            List<SearchFigures.Round> rounds = new ArrayList<>();
            try (Sides sides = new Sides(ground, server, best)) {
                progress.accept("warming up");
                for (int again = 0; again < WARMING; again++) {
                    sides.round();
                }
                for (int round = 1; round <= order.rounds(); round++) {
                    rounds.add(sides.round());
                    progress.accept("round " + round + ": " + rounds.getLast());
                }
            }
            SearchFigures.Alone alone = new SearchFigures.Alone(words(server), suggestions(server));
            long memory = RssAnon.of(server.process());
            SearchFigures.Fresh fresh = fresh(server, sidesOf(server, Kind.AREA, Form.LEAN));
            return new SearchFigures(
                    order,
                    totals,
                    tried,
                    rounds,
                    alone,
                    fresh,
                    new SearchFigures.Held(memory, ground.plainBytes()),
                    new SearchFigures.Life(cold, ground.exclusion()),
                    ground.machine());
        }
    }

    private SearchFigures.Begin begin(SearchGround ground, String how) throws IOException {
        progress.accept("starting " + how);
        ground.forgetIndex();
        Duration filled = started(ground);
        Duration warm = started(ground);
        progress.accept("full answer after " + filled + " from an empty index, after " + warm + " from a kept one");
        return new SearchFigures.Begin(filled, warm);
    }

    /** From the start of the process to the first answer that counts all. */
    private Duration started(SearchGround ground) throws IOException {
        long begun = System.nanoTime();
        try (ServerProcess server = ground.serve();
                Asker asker = new Asker(world, Kind.COUNT, Form.LEAN, server.port())) {
            asker.total(world.question(0));
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /** Every word in every kind, both sides. */
    private SearchFigures.Totals totals(SearchGround ground, ServerProcess server) throws IOException {
        long compared = 0;
        List<String> differing = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            try (Asker asker = new Asker(world, kind, Form.LEAN, server.port());
                    PlainSearch plain =
                            new PlainSearch(world, kind, new Way(Text.TRIGRAMS, Taken.BTREE), ground.plain())) {
                for (int number = 0; number < SearchWorld.WORDS.size(); number++) {
                    SearchWorld.Question asked = world.question(number);
                    String ours = asker.total(asked);
                    String theirs = plain.total(asked);
                    compared++;
                    if (!ours.equals(theirs)) {
                        differing.add(kind + " " + asked + ": " + ours + ", PostgreSQL " + theirs);
                    }
                }
            }
        }
        return new SearchFigures.Totals(compared, differing);
    }

    /** The way of SQL with the highest rate, of those that the goals are about. */
    private Way best(SearchGround ground, Kind kind, List<SearchFigures.Tried> tried) throws IOException {
        Way best = new Way(Text.TRIGRAMS, Taken.GIST);
        double most = -1;
        for (Text text : Text.values()) {
            for (Taken taken : Taken.values()) {
                Way way = new Way(text, taken);
                List<PlainSearch> clients = plain(ground, kind, way);
                Load.run(clients, order.time().dividedBy(2), next);
                double rate = Load.run(clients, order.time(), next).rate();
                close(clients);
                tried.add(new SearchFigures.Tried(kind, way, rate));
                progress.accept(String.format("PostgreSQL %s, %s: %.1f/s", kind, way, rate));
                if (rate > most && taken != Taken.BY_TIME) {
                    most = rate;
                    best = way;
                }
            }
        }
        return best;
    }

    private List<PlainSearch> plain(SearchGround ground, Kind kind, Way way) throws IOException {
        List<PlainSearch> clients = new ArrayList<>();
        for (int client = 0; client < order.clients(); client++) {
            clients.add(new PlainSearch(world, kind, way, ground.plain()));
        }
        return clients;
    }

    private List<Asker> sidesOf(ServerProcess server, Kind kind, Form form) throws IOException {
        List<Asker> clients = new ArrayList<>();
        for (int client = 0; client < order.clients(); client++) {
            clients.add(new Asker(world, kind, form, server.port()));
        }
        return clients;
    }

    /** Each word alone: as many listings match it as bear it, and no word may be much slower than the others. */
    private Map<String, Measured> words(ServerProcess server) throws IOException {
        Map<String, Measured> words = new LinkedHashMap<>();
        try (Asker asker = new Asker(world, Kind.COUNT, Form.LEAN, server.port())) {
            for (int word = 0; word < SearchWorld.WORDS.size(); word++) {
                int at = word;
                Load.Client one = number -> asker.ask(number * SearchWorld.WORDS.size() + at);
                words.put(
                        SearchWorld.WORDS.get(word),
                        Load.run(List.of(one), order.time().dividedBy(4), next));
            }
        }
        return words;
    }

    /** Words and names as they are typed: each question is one letter longer than the one before. */
    private Measured suggestions(ServerProcess server) throws IOException {
        try (HttpConnection connection = Asker.connect(server.port())) {
            Load.Client typing = number -> {
                String typed = world.typed(number);
                try {
                    return Asker.suggested(connection, typed);
                } catch (IOException broken) {
                    throw new IllegalStateException("the server no longer answers", broken);
                }
            };
            Load.run(List.of(typing), order.time().dividedBy(2), next);
            return Load.run(List.of(typing), order.time(), next);
        }
    }

    private SearchFigures.Fresh fresh(ServerProcess server, List<Asker> askers) throws IOException {
        Freshness freshness = new Freshness(world, people, server.port(), ids);
        List<Double> kept = new ArrayList<>();
        freshness.rehearse(order.warm(), order.time(), MOST_WARMING);
        for (int round = 1; round <= order.rounds(); round++) {
            double alone = Load.run(askers, order.time(), next).rate();
            double beside = freshness.whileBooking(
                    BESIDE, () -> Load.run(askers, order.time(), next).rate());
            kept.add(beside / alone);
            progress.accept(String.format("searches alone %.0f/s, beside bookings %.0f/s", alone, beside));
        }
        close(askers);
        Freshness.Pairs pairs = freshness.pairs(order.pairs(), BESIDE);
        progress.accept(pairs.toString());
        return new SearchFigures.Fresh(pairs, kept);
    }

    private static void close(List<? extends AutoCloseable> clients) throws IOException {
        for (AutoCloseable each : clients) {
            try {
                each.close();
            } catch (IOException broken) {
                throw broken;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** All clients of all sides, each with its connection open. */
    private final class Sides implements AutoCloseable {
        private final Map<Side, List<? extends Load.Client>> clients = new EnumMap<>(Side.class);
        private final List<AutoCloseable> open = new ArrayList<>();

        Sides(SearchGround ground, ServerProcess server, Map<Kind, Way> best) throws IOException {
            for (Side side : Side.values()) {
                if (side.form().isPresent()) {
                    List<Asker> askers =
                            sidesOf(server, side.kind(), side.form().get());
                    clients.put(side, askers);
                    open.addAll(askers);
                } else {
                    List<PlainSearch> plain = plain(ground, side.kind(), Objects.requireNonNull(best.get(side.kind())));
                    clients.put(side, plain);
                    open.addAll(plain);
                }
            }
        }

        SearchFigures.Round round() {
            Map<Side, Measured> measured = new EnumMap<>(Side.class);
            clients.forEach((side, some) -> measured.put(side, Load.run(some, order.time(), next)));
            return new SearchFigures.Round(measured);
        }

        @Override
        public void close() throws IOException {
            SearchBench.close(open);
        }
    }
}
