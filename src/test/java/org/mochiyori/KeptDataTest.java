package org.mochiyori;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.platform.db.AppRole;
import org.mochiyori.platform.db.Archive;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.db.EmbeddedPostgres;
import org.mochiyori.platform.db.Migrations;
import org.mochiyori.platform.db.OtherPostgres;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.platform.web.PublicOrigin;
import org.mochiyori.support.TestHub;
import org.mochiyori.support.TestPostgres;

/**
 * A server with much in it is backed up while people book, and comes back whole: on the same PostgreSQL and, where its
 * programs are installed, on PostgreSQL 15. The doctor finds nothing anywhere. Prints what each step took.
 */
@Tag("long")
class KeptDataTest {
    private static final int LISTINGS = Integer.getInteger("mochiyori.test.listings", 6_000);
    private static final int BOOKINGS = Integer.getInteger("mochiyori.test.bookings", 60_000);
    private static final Archive.Progress QUIET = (table, rows) -> {};

    @TempDir
    private Path folder;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void a_backup_made_while_people_book_comes_back_whole_also_on_an_older_postgresql() throws Exception {
        Path file = folder.resolve("backup.zip");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(folder.resolve("data"))
                .withCache(TestPostgres.CACHE)
                .with("shared_buffers", "512MB")
                .with("max_wal_size", "4GB"))) {
            DbAddress first =
                    new DbAddress("127.0.0.1", postgres.port(), "postgres", postgres.superuser(), postgres.password());
            prepare(first);
            timed("fill", () -> fill(first));
            examine(first);
            List<String> before = backUpWhileServing(first, postgres, file);
            assertThat(before).as("booked before the backup began").isNotEmpty();
            System.out.printf("archive: %,d bytes%n", Files.size(file));

            execute(first, "create database back");
            restored(new DbAddress("127.0.0.1", first.port(), "back", first.user(), first.password()), file, before);
            try (OtherPostgres older =
                    OtherPostgres.start(folder.resolve("older")).orElse(null)) {
                if (older != null) {
                    prepareRole(older.address("postgres"));
                    restored(older.address("postgres"), file, before);
                } else {
                    System.out.println("PostgreSQL 15 is not installed here: not restored into it");
                }
            }
        }
    }

    /** What was acknowledged when the backup began. */
    private List<String> backUpWhileServing(DbAddress first, EmbeddedPostgres postgres, Path file) throws Exception {
        TestPostgres.Database database =
                new TestPostgres.Database(first.database(), postgres.jdbcUrl(""), first.user(), first.password());
        AtomicBoolean enough = new AtomicBoolean();
        try (TestHub hub = TestHub.over(database)) {
            BookingFixture fixture = BookingFixture.on(hub);
            Thread people = Thread.ofPlatform().start(() -> book(fixture, enough));
            while (acknowledged.size() < 10) {
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(5).toNanos());
            }
            List<String> before = List.copyOf(acknowledged);
            timed("backup while serving", () -> Archive.write(first, file, QUIET));
            int during = acknowledged.size() - before.size();
            enough.set(true);
            people.join();
            System.out.printf("booked meanwhile: %,d%n", during);
            assertThat(during).isPositive();
            return before;
        }
    }

    private void book(BookingFixture fixture, AtomicBoolean enough) {
        while (!enough.get()) {
            Entry room = fixture.room();
            for (int hour = 9; hour < 21 && !enough.get(); hour++) {
                var reply = fixture.representative()
                        .post(
                                "/api/v1/bookings",
                                fixture.wish(room, "%02d:00".formatted(hour), "%02d:00".formatted(hour + 1)));
                if (reply.status() == 201) {
                    acknowledged.add(reply.json().path("number").asText());
                }
            }
        }
    }

    private void restored(DbAddress address, Path file, List<String> before) throws Exception {
        timed("restore, PostgreSQL " + version(address), () -> Archive.read(address, file, QUIET));
        AppRole.limit(address, AppRole.NAME);
        Vertx vertx = Vertx.vertx();
        try (Db db = Db.open(vertx, address, 1)) {
            assertThat(db.list("select number from bookings", row -> row.getString("number")))
                    .hasSizeGreaterThanOrEqualTo(BOOKINGS + before.size())
                    .containsAll(before);
        } finally {
            vertx.close().await();
        }
        examine(address);
    }

    private void examine(DbAddress owner) throws Exception {
        DbAddress role = new DbAddress(owner.host(), owner.port(), owner.database(), AppRole.NAME, AppRole.NAME);
        Vertx vertx = Vertx.vertx();
        try (Db db = Db.openForLong(vertx, role, 1)) {
            Features features = Server.features(vertx, db, PublicOrigin.parse("http://localhost:1"), Clock.systemUTC());
            timed(
                    "doctor",
                    () -> assertThat(new Doctor(db, Clock.systemUTC())
                                    .examine(
                                            features.checks(folder.resolve("index")),
                                            (promise, took, found) -> System.out.printf(
                                                    "  %-16s %6d ms%n", promise.name(), took.toMillis()))
                                    .findings())
                            .isEmpty());
        } finally {
            vertx.close().await();
        }
    }

    private static void prepare(DbAddress address) throws SQLException {
        Migrations.migrate(address);
        prepareRole(address);
        AppRole.limit(address, AppRole.NAME);
    }

    private static void prepareRole(DbAddress address) throws SQLException {
        execute(address, "create role %1$s login password '%1$s'".formatted(AppRole.NAME));
    }

    private static void fill(DbAddress address) throws SQLException, IOException {
        try (InputStream in = Objects.requireNonNull(KeptDataTest.class.getResourceAsStream("/keeping/many.sql"))) {
            execute(
                    address,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace(":listings", String.valueOf(LISTINGS))
                            .replace(":bookings", String.valueOf(BOOKINGS)));
        }
    }

    private static void execute(DbAddress address, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            statement.execute(sql);
        }
    }

    private static String version(DbAddress address) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static void timed(String what, Step step) throws Exception {
        long begun = System.nanoTime();
        step.run();
        System.out.printf("%-40s %6.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }
}
