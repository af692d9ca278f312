package org.mochiyori.command;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.Function;
import org.mochiyori.Database;
import org.mochiyori.Features;
import org.mochiyori.Server;

/** The features over a server's data, without its web: for commands beside a running server or without one. */
final class OnData {
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
            Features features = Server.features(vertx, database.application(), where.origin(), Clock.systemUTC());
            try {
                return work.apply(features);
            } finally {
                features.platform().db().close();
            }
        } finally {
            vertx.close().await();
        }
    }
}
