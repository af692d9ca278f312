package org.mochiyori.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Ids;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.support.TestPostgres;

class ChangeLogTest {
    private final Vertx vertx = Vertx.vertx();
    private final Clock clock = Clock.systemUTC();
    private TestPostgres.Database database;
    private Db db;
    private Events events;
    private ChangeLog log;

    @BeforeEach
    void open() {
        database = TestPostgres.database();
        db = Db.open(vertx, DbAddress.parse(database.url()), 8);
        events = new Events(clock, new Ids(clock, new Random(1)));
        log = new ChangeLog(db);
    }

    @AfterEach
    void close() {
        db.close();
        vertx.close().await();
        database.close();
    }

    @Test
    void readers_miss_nothing_however_writers_commit() throws Exception {
        List<Long> seen = new ArrayList<>();
        CountDownLatch writing = new CountDownLatch(8);
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                int seed = writer;
                all.add(writers.submit(() -> {
                    write(new Random(seed));
                    writing.countDown();
                }));
            }
            while (writing.getCount() > 0) {
                new Sequencer(db).run();
                follow(seen);
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        new Sequencer(db).run();
        follow(seen);
        long committed = db.get("select count(*) as n from events", row -> row.getLong("n"));
        assertThat(seen).hasSize((int) committed).isSorted();
        assertThat(seen.getLast()).isEqualTo(committed);
    }

    @Test
    void what_is_rolled_back_never_happened() {
        assertThatThrownBy(() -> db.inTransaction(tx -> {
                    events.append(tx, Event.of("hub", "x", "created"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(new Sequencer(db).run()).isZero();
    }

    @Test
    void a_reader_that_fails_gets_the_same_change_again() {
        db.inTransaction(tx -> {
            events.append(tx, Event.of("hub", "x", "created"));
            return true;
        });
        new Sequencer(db).run();
        List<Long> taken = new ArrayList<>();
        ChangeReader reader = new ChangeReader(log, "test", (tx, changes) -> {
            changes.forEach(change -> taken.add(change.n()));
            if (taken.size() == 1) {
                throw new IllegalStateException("once");
            }
        });
        assertThatThrownBy(reader::run).hasMessage("once");
        assertThat(reader.run()).isEqualTo(1);
        assertThat(reader.run()).isZero();
        assertThat(taken).containsExactly(1L, 1L);
    }

    private void write(Random random) {
        for (int i = 0; i < 25; i++) {
            boolean keep = random.nextInt(5) > 0;
            int rows = 1 + random.nextInt(3);
            try {
                db.inTransaction(tx -> {
                    for (int row = 0; row < rows; row++) {
                        events.append(tx, Event.of("hub", "x", "created"));
                    }
                    tx.list("select pg_sleep($1)", r -> 1, random.nextDouble() * 0.004);
                    if (!keep) {
                        throw new IllegalStateException("changed my mind");
                    }
                    return rows;
                });
            } catch (IllegalStateException mind) {
                assertThat(keep).isFalse();
            }
        }
    }

    private void follow(List<Long> seen) {
        List<Change> more = log.listAfter(seen.isEmpty() ? 0 : seen.getLast(), 1000);
        more.forEach(change -> seen.add(change.n()));
    }
}
