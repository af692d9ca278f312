package org.mochiyori.command;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.Function;
import org.mochiyori.Database;
import org.mochiyori.Features;
import org.mochiyori.Server;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Instance;
import org.mochiyori.platform.web.PublicOrigin;

/** The features over a server's data, without its web: for commands beside a running server or without one. */
final class OnData {
    private static final int CONNECTIONS = 4;

    private OnData() {}

    /** Like {@link #run}, only on data that is there. */
    static <T> T runOnKept(DataOptions where, Function<Features, T> work) {
        return run(where, where.kept(), work);
    }

    /** Opens the data, runs the work, and closes what was opened. */
    static <T> T run(DataOptions where, Function<Features, T> work) {
        return run(where, where.database(), work);
    }

    private static <T> T run(DataOptions where, Database.Config config, Function<Features, T> work) {
        Vertx vertx = Vertx.vertx();
        try (Database database = Database.reach(config)) {
            try (Db db = Db.openForLong(vertx, database.application(), CONNECTIONS)) {
                // Links must lead to the server that this data belongs to, whatever this command's settings say.
                PublicOrigin origin =
                        Instance.find(db, "origin").map(PublicOrigin::parse).orElseGet(where::origin);
                return work.apply(Server.features(vertx, db, origin, Clock.systemUTC()));
            }
        } finally {
            vertx.close().await();
        }
    }
}
