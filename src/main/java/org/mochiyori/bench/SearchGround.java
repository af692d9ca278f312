package org.mochiyori.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mochiyori.Database;
import org.mochiyori.platform.db.AppRole;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.db.EmbeddedPostgres;
import org.mochiyori.platform.db.Trees;

/** The PostgreSQL with both forms of the made data, and the servers that are started over it. */
final class SearchGround implements AutoCloseable {
    private static final String OURS = "mochiyori";
    private static final String PLAIN = "plain";
    private static final Duration START = Duration.ofMinutes(60);

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final String password;
    private final Duration exclusion;
    private final ServerProcess.Ports ports = ServerProcess.Ports.free();

    private SearchGround(Path folder, EmbeddedPostgres postgres, String password, Duration exclusion) {
        this.folder = folder;
        this.postgres = postgres;
        this.password = password;
        this.exclusion = exclusion;
    }

    /** Starts PostgreSQL in a folder, with settings that do not hold it back, and makes the data if it is not there. */
    static SearchGround open(Path folder, SearchWorld world, World people, Consumer<String> progress)
            throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(folder.resolve("postgres"))
                .with("max_connections", "100")
                .with("shared_buffers", "4GB")
                .with("work_mem", "64MB")
                .with("jit", "off")
                .with("max_wal_size", "8GB"));
        try {
            DbAddress server = postgres.address("postgres");
            String password = AppRole.prepare(server, OURS, folder.resolve("application-password"));
            Path made = folder.resolve("made");
            DbAddress application = postgres.address(OURS).as(AppRole.NAME, password);
            DbAddress ours = postgres.address(OURS);
            Database.open(new Database.Config(folder, Optional.of(application), Optional.of(ours)));
            if (!Files.exists(made)) {
                Files.writeString(
                        made,
                        world.listings() + " "
                                + make(server, ours, world, people, progress).toMillis());
            } else {
                new WorldStore(ours).forgetServer();
            }
            String[] known = Files.readString(made).split(" ", -1);
            if (Integer.parseInt(known[0]) != world.listings()) {
                throw new IllegalStateException(folder + " holds " + known[0] + " listings");
            }
            return new SearchGround(folder, postgres, password, Duration.ofMillis(Long.parseLong(known[1])));
        } catch (RuntimeException | IOException failed) {
            postgres.close();
            throw failed;
        }
    }

    private static Duration make(
            DbAddress server, DbAddress ours, SearchWorld world, World people, Consumer<String> progress) {
        progress.accept("making " + world.listings() + " listings with their bookings");
        new WorldStore(ours).makePeople(people);
        SearchWorldStore store = new SearchWorldStore(world);
        SearchWorldStore.Made made = store.fill(ours);
        progress.accept("exclusion constraint built in " + made.exclusion() + "; making the plain tables");
        new WorldStore(server).execute("create database " + PLAIN);
        store.fillPlain(ours.in(PLAIN));
        return made.exclusion();
    }

    /** Starts a server and waits until it answers everything. */
    ServerProcess serve() {
        Map<String, String> settings = Map.of(
                "data", folder.resolve("server").toString(),
                "database", owner().as(AppRole.NAME, password).url(),
                "database-migration", owner().url());
        ServerProcess server = ServerProcess.start(ports, settings, folder.resolve("server.log"));
        server.untilReady(START);
        return server;
    }

    /** Where the plain tables are. */
    DbAddress plain() {
        return postgres.address(PLAIN);
    }

    /** How long the exclusion constraint took to build on all bookings. */
    Duration exclusion() {
        return exclusion;
    }

    /** How large the plain tables are with their indexes, in bytes. */
    long plainBytes() {
        return new WorldStore(plain()).number("select pg_database_size('" + PLAIN + "')");
    }

    /** Deletes the index of the server that was started last. */
    void forgetIndex() throws IOException {
        Trees.delete(folder.resolve("server"));
    }

    ObjectNode machine() {
        return Machine.describe(new WorldStore(owner()));
    }

    private DbAddress owner() {
        return postgres.address(OURS);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
