package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.db.EmbeddedPostgres;
import org.mochiyori.platform.db.Migrations;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.support.TestPostgres;

/** PostgreSQL dies by kill -9 while many book: what was acknowledged is there, and nothing is there twice. */
@Tag("long")
class KilledDatabaseTest {
    private static final int SLOTS = Integer.getInteger("mochiyori.test.slots", 400);
    private static final int CLIENTS = 16;
    private static final int KILLS = 3;

    /** Longer than PostgreSQL takes to come back; who waits longer waits for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final Map<Integer, List<UUID>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger outages = new AtomicInteger();

    @Test
    void what_was_acknowledged_survives_and_every_slot_is_sold_once() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                EmbeddedPostgres.Settings.of(folder.resolve("data")).withCache(TestPostgres.CACHE))) {
            DbAddress address = postgres.address("postgres");
            Migrations.migrate(address);
            try (Db db = Db.open(vertx, address, CLIENTS)) {
                sell(postgres, new LocalHubFixture(db));
                check(db);
            }
        } finally {
            vertx.close().await();
        }
    }

    private void sell(EmbeddedPostgres postgres, LocalHubFixture fixture) throws Exception {
        LocalHubFixture.Lent room = fixture.room("争う部屋（例）");
        Idempotency idempotency = new Idempotency(fixture.db, fixture.clock);
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int me = client;
            clients.add(() -> {
                for (int slot = 0; slot < SLOTS; slot++) {
                    want(fixture, idempotency, room, slot, me);
                }
                return me;
            });
        }
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> running =
                    clients.stream().map(threads::submit).toList();
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = SLOTS * kill / (KILLS + 1);
                while (acknowledged.size() < enough && running.stream().noneMatch(Future::isDone)) {
                    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                }
                new ProcessBuilder("kill", "-9", String.valueOf(postgres.pid()))
                        .start()
                        .waitFor();
            }
            for (Future<Integer> client : running) {
                client.get();
            }
        }
    }

    private void want(LocalHubFixture fixture, Idempotency idempotency, LocalHubFixture.Lent room, int slot, int me) {
        Order order = fixture.order(fixture.line(room, 0, LocalHubFixture.minutes(slot * 10, slot * 10 + 10)));
        Idempotency.Key key = Idempotency.Key.of(fixture.person, "POST /bookings", slot + "-" + me, "wish");
        long begun = System.nanoTime();
        while (true) {
            try {
                Answer answer = idempotency.once(key, tx -> {
                    UUID id = fixture.hub.take(tx, order).id();
                    return Answer.created(
                            "/", JsonNodeFactory.instance.objectNode().put("id", id.toString()));
                });
                UUID id = UUID.fromString(answer.body().path("id").asText());
                acknowledged
                        .computeIfAbsent(slot, s -> new java.util.concurrent.CopyOnWriteArrayList<>())
                        .add(id);
                return;
            } catch (Refused taken) {
                return;
            } catch (Exception outage) {
                outages.incrementAndGet();
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException("no answer about slot " + slot, outage);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private void check(Db db) {
        assertThat(outages.get()).as("the kills were felt").isPositive();
        assertThat(acknowledged.keySet()).hasSize(SLOTS);
        assertThat(acknowledged.values()).allMatch(ids -> ids.size() == 1);
        acknowledged
                .values()
                .forEach(ids -> assertThat(BookingStore.find(db, ids.getFirst())
                                .orElseThrow()
                                .state())
                        .isEqualTo(State.CONFIRMED));
        assertThat(db.<Integer>get("select count(*)::int as n from bookings", row -> row.getInteger("n")))
                .isEqualTo(SLOTS);
        assertThat(db.<Integer>get("""
                        select count(*)::int as n from occupancies a join occupancies b on a.unit = b.unit and a.line < b.line
                          and a.from_at < b.to_at and b.from_at < a.to_at
                        """, row -> row.getInteger("n"))).isZero();
    }
}
