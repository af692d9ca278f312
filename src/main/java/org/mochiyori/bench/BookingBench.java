package org.mochiyori.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.mochiyori.Database;
import org.mochiyori.Server;
import org.mochiyori.kernel.Ids;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.platform.config.Settings;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.web.WebConfig;

/**
 * How many bookings a second a whole server makes over HTTP, for signed-in people, with rules and audit; over the same
 * statements sent raw, and over a single INSERT; all on one database server, taking turns.
 */
public final class BookingBench {
    /** Room enough that no connection takes part for the first time. */
    private static final int REHEARSALS = 200;

    private static final int MOST_WARMING = 30;
    private static final Duration CAUGHT_UP = Duration.ofMinutes(2);
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);

    private final Order order;
    private final Consumer<String> progress;
    private final Ids ids = new Ids(Clock.systemUTC(), new SecureRandom());
    private final World world;
    private final AtomicLong overHttp = new AtomicLong(REHEARSALS);
    private final AtomicLong raw = new AtomicLong(REHEARSALS);

    /**
     * What to measure.
     *
     * @param clients at once, on each side
     * @param time of each side in each round
     * @param warm how many bookings each side makes before the first round, if it can in thirty rounds' time
     * @param rooms how many rooms there are
     * @param past how many bookings of earlier days each room has
     */
    public record Order(int clients, Duration time, int warm, int rounds, int rooms, int past) {}

    /** @param progress gets a line now and then */
    public BookingBench(Order order, Consumer<String> progress) {
        this.order = order;
        this.progress = progress;
        this.world = new World(order.rooms(), order.past(), order.clients(), FIRST);
    }

    /** Measures in an empty folder. */
    public BookingFigures run(Path folder) {
        try (Database database = Database.open(new Database.Config(folder, Optional.empty(), Optional.empty()))) {
            WorldStore store = new WorldStore(database.owner());
            progress.accept("making " + order.rooms() + " rooms and " + order.clients() + " people");
            store.make(world);
            DbAddress copy = store.copy("raw");
            progress.accept("recording what a booking sends");
            Script script = record(database);
            Map<String, String> settings = Map.of(
                    "data", folder.resolve("server").toString(),
                    "database", database.application().url(),
                    "database-migration", database.owner().url());
            ServerProcess.Ports ports = ServerProcess.Ports.free();
            try (ServerProcess server = ServerProcess.start(ports, settings, folder.resolve("server.log"))) {
                server.untilReady();
                return rounds(new Sides(
                        server,
                        ProcessHandle.of(database.embedded().orElseThrow().pid())
                                .orElseThrow(),
                        store,
                        script,
                        database.application().in(copy.database()),
                        copy,
                        folder));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record Sides(
            ServerProcess server,
            ProcessHandle postgres,
            WorldStore store,
            Script script,
            DbAddress raw,
            DbAddress rawOwner,
            Path folder) {}

    private BookingFigures rounds(Sides sides) throws IOException {
        Optional<SingleInsert> single = SingleInsert.find(sides.rawOwner(), world, sides.folder());
        List<Booker> bookers = new ArrayList<>();
        List<Replayer> replayers = new ArrayList<>();
        for (int person = 0; person < order.clients(); person++) {
            bookers.add(new Booker(world, person, sides.server().port(), ids));
            replayers.add(new Replayer(sides.script(), world, person, ids, sides.raw()));
        }
        Cpu cpu = new Cpu(sides.postgres(), sides.server().process());
        progress.accept("warming up");
        Warmed warmed = warm(bookers, replayers);
        long booked = REHEARSALS + warmed.booked();
        long replayed = warmed.replayed();
        List<BookingFigures.Round> rounds = new ArrayList<>();
        for (int round = 1; round <= order.rounds(); round++) {
            untilCaughtUp(sides.store());
            BookingFigures.Side http = side(cpu, bookers, overHttp);
            long behind = untilCaughtUp(sides.store());
            BookingFigures.Side plain = side(cpu, replayers, raw);
            double inserts = single.map(insert -> insert.rate(order.clients(), order.time()))
                    .orElse(Double.NaN);
            rounds.add(new BookingFigures.Round(http, plain, inserts, behind));
            booked += http.measured().done();
            replayed += plain.measured().done();
            progress.accept(BookingFigures.line(round, rounds.getLast()));
        }
        for (Booker booker : bookers) {
            booker.close();
        }
        for (Replayer replayer : replayers) {
            replayer.close();
        }
        return new BookingFigures(
                order,
                rounds,
                sides.script().recording(),
                new BookingFigures.Store(sides.store().count(), booked),
                new BookingFigures.Store(new WorldStore(sides.rawOwner()).count(), replayed),
                Machine.describe(sides.store()));
    }

    private BookingFigures.Side side(Cpu cpu, List<? extends Load.Client> clients, AtomicLong next) {
        Cpu.Reading before = cpu.read();
        Measured measured = Load.run(clients, order.time(), next);
        return new BookingFigures.Side(measured, cpu.read().since(before, measured.done()));
    }

    /** Bookings made before the first round. */
    private record Warmed(long booked, long replayed) {}

    /**
     * Until the code is compiled, which on a crowded machine is a matter of bookings, not of seconds; in turns, for a connection
     * that nobody uses for a minute is closed.
     */
    private Warmed warm(List<Booker> bookers, List<Replayer> replayers) {
        long booked = 0;
        long replayed = 0;
        for (int again = 0; again < MOST_WARMING && Math.min(booked, replayed) < order.warm(); again++) {
            booked += Load.run(bookers, order.time(), overHttp).done();
            replayed += Load.run(replayers, order.time(), raw).done();
        }
        return new Warmed(booked, replayed);
    }

    /** The server numbers and reads its changes in the background; a round begins without any left over. */
    private static long untilCaughtUp(WorldStore store) {
        long behind = store.number("select count(*) from events_unnumbered");
        long until = System.nanoTime() + CAUGHT_UP.toNanos();
        while (store.number("select count(*) from events_unnumbered") > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the change log does not catch up");
            }
            LockSupport.parkNanos(store, Duration.ofMillis(100).toNanos());
        }
        return behind;
    }

    /** Books on a server of this process whose database lies behind a tap. */
    private Script record(Database database) throws IOException {
        ServerProcess.Ports ports = ServerProcess.Ports.free();
        Settings settings = Settings.of(Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(ports.web()),
                "management.port",
                "0",
                "origin",
                "http://localhost:" + ports.web()));
        DbAddress direct = database.application();
        try (WireTap tap = new WireTap(direct.port(), "insert into bookings");
                Server server = Server.start(
                        WebConfig.read(settings),
                        NoticeConfig.NO_MAIL,
                        new Server.Data(
                                new DbAddress(
                                        direct.host(), tap.port(), direct.database(), direct.user(), direct.password()),
                                Optional.empty(),
                                Periods.USUAL),
                        Clock.systemUTC());
                HttpConnection connection = Booker.connect(0, server.port())) {
            UUID key = ids.next();
            World.Slot slot = world.slot(0);
            for (int number = 0; number < REHEARSALS; number++) {
                key = ids.next();
                slot = world.slot(number);
                HttpConnection.Answer answer = connection.post(key.toString(), world.wish(slot, 0));
                if (answer.status() != 201) {
                    throw new IllegalStateException("the rehearsal was refused: " + answer.body());
                }
            }
            Recording last = tap.last().orElseThrow();
            return new Script(last, new Script.Subject(world, slot, 0, key));
        } finally {
            new WorldStore(database.owner()).execute("delete from instance");
        }
    }
}
