package org.mochiyori.command;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.mochiyori.Database;
import org.mochiyori.Features;
import org.mochiyori.Server;

/** The features over a fresh database in a folder of its own, both thrown away at the end: for measuring. */
final class Scratch implements AutoCloseable {
    private final PassingFolder folder = PassingFolder.make();
    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final Features features;

    Scratch() {
        this.database =
                Database.open(new Database.Config(folder.path().resolve("data"), Optional.empty(), Optional.empty()));
        this.features = Server.features(vertx, database.application(), new DataOptions().origin(), Clock.systemUTC());
    }

    Features features() {
        return features;
    }

    /** A place for files beside the database. */
    Path file(String name) {
        return folder.path().resolve(name);
    }

    @Override
    public void close() {
        features.platform().db().close();
        database.close();
        vertx.close().await();
        folder.close();
    }
}
