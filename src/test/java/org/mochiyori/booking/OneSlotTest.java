package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.support.TestPostgres;

/** Many at once want the same: one gets it, nobody waits in a ring. */
class OneSlotTest {
    private static final int CLIENTS = 64;

    private static Vertx vertx;
    private static TestPostgres.Database database;
    private static LocalHubFixture fixture;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        database = TestPostgres.database();
        fixture = new LocalHubFixture(Db.open(vertx, DbAddress.parse(database.url()), CLIENTS));
    }

    @AfterAll
    static void stop() {
        fixture.db.close();
        vertx.close().await();
        database.close();
    }

    @Test
    void of_sixty_four_who_want_one_slot_exactly_one_gets_it() throws Exception {
        for (int round = 0; round < 10; round++) {
            LocalHubFixture.Lent room = fixture.room("争う部屋（例）");
            assertThat(granted(() -> List.of(fixture.line(room, 0, LocalHubFixture.minutes(0, 60)))))
                    .isEqualTo(1);
        }
        assertThat(deadlocks()).isZero();
    }

    @Test
    void bundles_that_name_the_same_things_in_any_order_never_wait_in_a_ring() throws Exception {
        Random random = new Random(11);
        List<LocalHubFixture.Lent> rooms = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rooms.add(fixture.room("組の部屋（例）"));
        }
        int granted = granted(() -> {
            List<LocalHubFixture.Lent> wanted = new ArrayList<>(rooms);
            Collections.shuffle(wanted, random);
            List<Terms> lines = new ArrayList<>();
            for (LocalHubFixture.Lent room : wanted.subList(0, 3)) {
                lines.add(fixture.line(room, lines.size(), LocalHubFixture.minutes(0, 60)));
            }
            return lines;
        });
        // Any two of these bundles share a room.
        assertThat(granted).isEqualTo(1);
        assertThat(deadlocks()).isZero();
    }

    @Test
    void of_a_pool_of_ten_exactly_ten_are_lent() throws Exception {
        LocalHubFixture.Lent pool = fixture.pool("テント（例）", 10);
        assertThat(granted(() -> List.of(fixture.line(pool, 0, LocalHubFixture.minutes(0, 60)))))
                .isEqualTo(10);
    }

    private static int granted(java.util.function.Supplier<List<Terms>> wish) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        List<Callable<Boolean>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Order order = fixture.order(wish.get());
            clients.add(() -> {
                start.await();
                try {
                    fixture.db.inTransaction(tx -> fixture.hub.take(tx, order));
                    return true;
                } catch (Refused full) {
                    return false;
                }
            });
        }
        int granted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : threads.invokeAll(clients)) {
                granted += answer.get() ? 1 : 0;
            }
        }
        return granted;
    }

    private static long deadlocks() {
        return fixture.db.get(
                "select deadlocks from pg_stat_database where datname = current_database()",
                row -> row.getLong("deadlocks"));
    }
}
