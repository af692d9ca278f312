package org.mochiyori.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.Database;
import org.mochiyori.Features;
import org.mochiyori.Server;
import org.mochiyori.bench.ServerProcess;
import org.mochiyori.intake.Import;
import org.mochiyori.intake.Intake;
import org.mochiyori.intake.Order;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.people.Hub;

/** A real server process, killed with a list half taken in. */
@Tag("long")
class KilledImportTest {
    private static final int ROWS = Integer.getInteger("mochiyori.test.rows", 6_000);
    private static final String HUB = "killed";

    @TempDir
    private Path folder;

    @Test
    void an_import_goes_on_by_itself_after_each_kill_and_takes_nothing_twice() throws Exception {
        Path list = folder.resolve("list.csv");
        SyntheticList.write(list, ROWS, 1);
        Database.Config config = new Database.Config(folder.resolve("data"), Optional.empty(), Optional.empty());
        UUID run;
        try (Database database = Database.open(config);
                Doors doors = new Doors(database)) {
            run = doors.begin(list);
        }
        ServerProcess.Ports ports = ServerProcess.Ports.free();
        ServerProcess server = start(ports);
        try {
            server.untilReady();
            try (Database database = Database.reach(config);
                    Doors doors = new Doors(database)) {
                for (int part = 1; part <= 2; part++) {
                    int far = ROWS * part / 3;
                    Import half = doors.await(run, now -> now.position() >= far);
                    server.kill();
                    assertThat(half.state()).as("before kill " + part).isEqualTo(Import.State.APPLYING);
                    server = start(ports);
                }
                Import done = doors.await(run, now -> !now.state().isUnderWay());
                assertThat(done.state()).isEqualTo(Import.State.APPLIED);
                assertThat(done.counts().created())
                        .isEqualTo(done.counts().rows())
                        .isEqualTo(ROWS);
                assertThat(List.of(
                                doors.count("select count(*)::int as n from listings"),
                                doors.count("select count(*)::int as n from places"),
                                doors.count("select count(*)::int as n from sources"),
                                doors.count("select count(*)::int as n from candidates where listing is not null"),
                                doors.count(
                                        "select count(distinct subject)::int as n from events where kind = 'submitted'"),
                                doors.count("select count(*)::int as n from events where kind = 'submitted'")))
                        .containsOnly(ROWS);
            }
        } finally {
            server.close();
        }
    }

    private ServerProcess start(ServerProcess.Ports ports) {
        return ServerProcess.start(
                ports, Map.of("data", folder.resolve("data").toString()), folder.resolve("server.log"));
    }

    /** The features beside the server, over the same database. */
    private static final class Doors implements AutoCloseable {
        private static final long LOOK_AGAIN = 20_000_000;

        private final Vertx vertx = Vertx.vertx();
        private final Features features;

        Doors(Database database) {
            features = Server.features(vertx, database.application(), new DataOptions().origin(), Clock.systemUTC());
        }

        /** A list that has been read, and waits for a server to apply it. */
        UUID begin(Path list) throws IOException {
            var db = features.platform().db();
            Intake intake = features.intake().intake();
            db.inTransaction(
                    tx -> features.people().hubs().create(tx, HUB, Hub.Profile.named("市（例）"), Optional.empty()));
            Import begun = intake.begin(new Order(HUB, Optional.empty(), Order.COMMAND_LINE, SourceFile.of(list)));
            intake.finish(begun.id(), any -> {});
            return db.inTransaction(tx -> intake.apply(tx, begun.id(), false)).id();
        }

        /** Looks until it is so; the test's time limit ends it. */
        Import await(UUID run, Predicate<Import> so) {
            Import now = features.intake().intake().get(run);
            while (!so.test(now)) {
                LockSupport.parkNanos(LOOK_AGAIN);
                now = features.intake().intake().get(run);
            }
            return now;
        }

        int count(String sql) {
            return features.platform().db().get(sql, row -> row.getInteger("n"));
        }

        @Override
        public void close() {
            features.platform().db().close();
            vertx.close().await();
        }
    }
}
