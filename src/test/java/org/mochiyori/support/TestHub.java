package org.mochiyori.support;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.Features;
import org.mochiyori.Server;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.platform.config.Settings;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.jobs.Sequencer;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.web.FreePort;
import org.mochiyori.platform.web.WebConfig;

/** A whole server in this process, on free ports, over a database of its own. */
public final class TestHub implements AutoCloseable {
    private final TestPostgres.Database database;
    private final Server server;

    private final boolean drops;

    private TestHub(TestPostgres.Database database, Server server, boolean drops) {
        this.database = database;
        this.server = server;
        this.drops = drops;
    }

    /** Started over a database that is there already and stays; its clock stands late in 2026. */
    public static TestHub over(TestPostgres.Database database) {
        return start(TestClock.at("2026-12-01T00:00:00Z"), Map.of(), Footing.on(database, false));
    }

    /** The same with a clock of the test's: beside a command, which goes by the real one. */
    public static TestHub over(TestPostgres.Database database, InstantSource clock) {
        return start(clock, Map.of(), Footing.on(database, false));
    }

    /** Started with the real clock. */
    public static TestHub start() {
        return start(Clock.systemUTC());
    }

    /** Started with a clock of the test's. */
    public static TestHub start(InstantSource clock) {
        return start(clock, Map.of());
    }

    /** Started with more settings. */
    public static TestHub start(InstantSource clock, Map<String, String> more) {
        return start(clock, more, Footing.on(TestPostgres.database(), true));
    }

    /** Started with a way to a mail server. */
    public static TestHub start(InstantSource clock, NoticeConfig mail) {
        return start(clock, Map.of(), new Footing(TestPostgres.database(), true, mail, Optional.empty()));
    }

    /**
     * Two servers of one address over one database, as behind a proxy: each with its own connections, timers and index.
     * The first drops the database when it closes, so it closes last.
     *
     * @param folder for the indexes
     */
    public static List<TestHub> pair(InstantSource clock, NoticeConfig mail, Path folder) {
        TestPostgres.Database database = TestPostgres.database();
        TestHub first =
                start(clock, Map.of(), new Footing(database, true, mail, Optional.of(folder.resolve("index-1"))));
        TestHub second = start(
                clock,
                Map.of("origin", first.features().platform().origin().toString(), "trusted-proxies", "127.0.0.1"),
                new Footing(database, false, mail, Optional.of(folder.resolve("index-2"))));
        return List.of(first, second);
    }

    /** What it stands on, and whether the database goes with it. */
    private record Footing(TestPostgres.Database database, boolean drops, NoticeConfig mail, Optional<Path> index) {
        static Footing on(TestPostgres.Database database, boolean drops) {
            return new Footing(database, drops, NoticeConfig.NO_MAIL, Optional.empty());
        }
    }

    private static TestHub start(InstantSource clock, Map<String, String> more, Footing footing) {
        int port = FreePort.take();
        Map<String, String> all = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(port),
                "management.port",
                "0",
                "origin",
                "http://localhost:" + port));
        all.putAll(more);
        Settings settings = Settings.of(all);
        WebConfig web = WebConfig.read(settings);
        settings.done();
        Server.Data data =
                new Server.Data(DbAddress.parse(footing.database().applicationUrl()), footing.index(), Periods.USUAL);
        return new TestHub(footing.database(), Server.start(web, footing.mail(), data, clock), footing.drops());
    }

    /** The features' doors. */
    public Features features() {
        return server.features();
    }

    /** Runs a statement as the owner of the tables: what a server's own role may not do. */
    public void asOwner(String sql) {
        database.run(sql);
    }

    /** Waits until every part answers, the search index included. */
    public void untilReady() {
        server.untilReady();
    }

    /** All JSON routes it has. */
    public List<String> routes() {
        return server.routes();
    }

    /** A client of its public port, signed in as nobody. */
    public TestClient client() {
        String origin = features().platform().origin().toString();
        TestClient client = new TestClient("http://localhost:" + server.port());
        // The second of a pair is asked as a proxy does: by the address that both have.
        return origin.equals(client.base())
                ? client
                : client.with("X-Forwarded-Host", URI.create(origin).getAuthority());
    }

    /** A client of its management port. */
    public TestClient management() {
        return new TestClient("http://127.0.0.1:" + server.managementPort());
    }

    /** Returns when every change that has committed bears its number. */
    public void numberChanges() {
        Db db = features().platform().db();
        Sequencer sequencer = new Sequencer(db);
        // The server's own sequencer may be at it too; whoever is first numbers.
        while (db.get("select exists (select from events_unnumbered) as more", row -> row.getBoolean("more"))) {
            sequencer.run();
        }
    }

    @Override
    public void close() {
        server.close();
        if (drops) {
            database.close();
        }
    }
}
