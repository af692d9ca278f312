package org.mochiyori;

import java.nio.file.Path;
import java.util.Optional;
import org.mochiyori.platform.config.Settings;
import org.mochiyori.platform.db.AppRole;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.db.EmbeddedPostgres;
import org.mochiyori.platform.db.Migrations;

/**
 * The database a server runs on: one that we start ourselves, or any PostgreSQL from 15 on by address;
 * either way migrated, and used through a role that cannot change what has happened.
 */
public final class Database implements AutoCloseable {
    private static final String NAME = "mochiyori";

    private final DbAddress application;
    private final DbAddress owner;
    private final Optional<EmbeddedPostgres> embedded;

    private Database(DbAddress application, DbAddress owner, Optional<EmbeddedPostgres> embedded) {
        this.application = application;
        this.owner = owner;
        this.embedded = embedded;
    }

    /**
     * Where the database is.
     *
     * @param data folder for what this server keeps; the embedded database lies in it
     * @param address of a PostgreSQL for the application; empty for the embedded one
     * @param owner of the same database with the right to create tables; empty when it is the same role
     */
    public record Config(Path data, Optional<DbAddress> address, Optional<DbAddress> owner) {
        /** The folder by its full name: a command run from elsewhere must know the server that runs on it. */
        public Config {
            data = data.toAbsolutePath().normalize();
        }

        /** Reads {@code data}, {@code database} and {@code database-migration}. */
        public static Config read(Settings settings) {
            Path data = Path.of(settings.text("data", "data"));
            Optional<DbAddress> address = settings.convert(
                    "database",
                    Optional.empty(),
                    "embedded, or postgresql://user:password@host:5432/database",
                    text -> text.equals("embedded") ? Optional.empty() : Optional.of(DbAddress.parse(text)));
            Optional<DbAddress> owner = settings.convert(
                    "database-migration",
                    Optional.empty(),
                    "postgresql://owner:password@host:5432/database",
                    text -> Optional.of(DbAddress.parse(text)));
            if (owner.isPresent() && address.isEmpty()) {
                settings.refuse(
                        "database-migration", owner.get().toString(), "it needs a `database` of the same server");
            }
            return new Config(data, address, owner);
        }
    }

    /** Starts or reaches the database and brings it to the shape this program needs. */
    public static Database open(Config config) {
        Database database = empty(config);
        try {
            database.shape();
            return database;
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** Starts or reaches the database as it is, for an archive to be restored into. */
    public static Database empty(Config config) {
        return config.address()
                .map(address -> new Database(address, config.owner().orElse(address), Optional.empty()))
                .orElseGet(() -> embedded(config.data()));
    }

    /** Brings it to the shape this program needs, with the application's role in its bounds. */
    public void shape() {
        Migrations.migrate(owner);
        if (!owner.user().equals(application.user())) {
            AppRole.limit(owner, application.user());
        }
    }

    /**
     * The database of a server that is running on this data, or else one started for us alone. Commands that
     * work beside a server use it; closing it stops only what it started.
     */
    public static Database reach(Config config) {
        return running(config).orElseGet(() -> open(config));
    }

    /** The same as it is, whatever release its tables are of: for commands that change nothing. */
    public static Database look(Config config) {
        return running(config).orElseGet(() -> empty(config));
    }

    /** Whether the tables are those of this program. */
    public boolean inShape() {
        return Migrations.upToDate(owner);
    }

    private static Optional<Database> running(Config config) {
        if (config.address().isPresent()) {
            return Optional.empty();
        }
        Optional<DbAddress> owner = EmbeddedPostgres.findRunning(config.data().resolve("postgres"), NAME);
        return owner.map(found ->
                new Database(found.as(AppRole.NAME, AppRole.password(secret(config.data()))), found, Optional.empty()));
    }

    private static Path secret(Path data) {
        return data.resolve("application-password");
    }

    /** As whom the server works: without the right to change or delete what has happened. */
    public DbAddress application() {
        return application;
    }

    /** As whom tables are made and archives restored. */
    public DbAddress owner() {
        return owner;
    }

    /** The server we started, if it is ours. */
    public Optional<EmbeddedPostgres> embedded() {
        return embedded;
    }

    /** Stops the database if it is ours. */
    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static Database embedded(Path data) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.of(data.resolve("postgres"))
                .with("max_connections", "100")
                .with("shared_buffers", "512MB"));
        String password = AppRole.prepare(postgres.address("postgres"), NAME, secret(data));
        DbAddress owner = postgres.address(NAME);
        return new Database(owner.as(AppRole.NAME, password), owner, Optional.of(postgres));
    }
}
