package org.mochiyori.command;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.mochiyori.Database;
import org.mochiyori.Features;
import org.mochiyori.Server;
import org.mochiyori.platform.db.Trees;

/** The features over a fresh database in a folder of its own, both thrown away at the end: for measuring. */
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final Features features;

    Scratch() {
        try {
            this.folder = Files.createTempDirectory("mochiyori-bench");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        this.database = Database.open(new Database.Config(folder.resolve("data"), Optional.empty(), Optional.empty()));
        this.features = Server.features(vertx, database.application(), new DataOptions().origin(), Clock.systemUTC());
    }

    Features features() {
        return features;
    }

    /** A place for files beside the database. */
    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        features.platform().db().close();
        database.close();
        vertx.close().await();
        try {
            Trees.delete(folder);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
