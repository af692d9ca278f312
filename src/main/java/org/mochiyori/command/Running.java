package org.mochiyori.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.mochiyori.Database;
import org.mochiyori.Server;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.platform.config.Settings;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.web.WebConfig;

/** A server and its database, started in order and stopped in reverse, also by a signal. */
final class Running implements AutoCloseable {
    private final Database database;
    private final Server server;
    private final Thread atSignal;

    private Running(Database database, Server server) {
        this.database = database;
        this.server = server;
        this.atSignal = Thread.ofPlatform().name("stop").unstarted(this::stop);
    }

    /** Everything a server reads from its settings. */
    record Config(WebConfig web, NoticeConfig mail, Database.Config database, Periods periods) {
        static Config read(Settings settings) {
            Config config = new Config(
                    WebConfig.read(settings),
                    NoticeConfig.read(settings),
                    Database.Config.read(settings),
                    Periods.read(settings));
            settings.done();
            return config;
        }
    }

    static Running start(Config config) {
        // Before anything is kept: the first start settles the address for good.
        requireFree(config.web().host(), config.web().port());
        requireFree(config.web().managementHost(), config.web().managementPort());
        InstantSource clock = Clock.systemUTC();
        Database database = Database.open(config.database());
        boolean started = false;
        try {
            Server.Data data = new Server.Data(
                    database.application(), Optional.of(config.database().data().resolve("index")), config.periods());
            Running running = new Running(database, Server.start(config.web(), config.mail(), data, clock));
            Runtime.getRuntime().addShutdownHook(running.atSignal);
            started = true;
            return running;
        } finally {
            if (!started) {
                database.close();
            }
        }
    }

    private static void requireFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw new Refusal("Port " + port + " on " + host + " cannot be used (" + taken.getMessage()
                    + "). Stop what uses it, or choose another port.");
        }
    }

    Server server() {
        return server;
    }

    /** Waits until a signal stops the process. */
    void untilStopped() {
        while (true) {
            LockSupport.park(this);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atSignal);
        stop();
    }

    private void stop() {
        server.close();
        database.close();
    }
}
