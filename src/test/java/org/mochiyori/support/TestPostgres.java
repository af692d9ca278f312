package org.mochiyori.support;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.mochiyori.platform.db.AppRole;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.db.EmbeddedPostgres;
import org.mochiyori.platform.db.EmbeddedPostgresException;
import org.mochiyori.platform.db.Migrations;

/**
 * A real PostgreSQL for tests: one server per JVM, migrated once into a template, and a fresh copy of
 * it for each test that asks (50 to 100 ms). The server lives in the build folder, without
 * fsync, and ends with the JVM.
 *
 * <p>{@code -Dmochiyori.test.postgres=jdbc:postgresql://user:password@host:port/postgres} names
 * another server (superuser), to run the same tests on PostgreSQL 15.
 */
public final class TestPostgres {
    /** Where the unpacked programs lie between runs. */
    public static final Path CACHE = Path.of("target", "postgres-cache").toAbsolutePath();

    /** What makes an empty database ours. */
    private static final Migration MIGRATION = Migrations::migrate;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestPostgres() {}

    @FunctionalInterface
    private interface Migration {
        void migrate(String jdbcUrl, String user, String password);
    }

    /**
     * A database of its own for one test.
     *
     * @param name of the database
     * @param server JDBC address of the server up to the slash before the name
     * @param user an all-powerful account
     * @param password its password
     */
    public record Database(String name, String server, String user, String password) implements AutoCloseable {
        /** Its JDBC address, without account. */
        public String jdbcUrl() {
            return server + name;
        }

        /** Its address as the role that servers work as: it cannot change what has happened. */
        public String applicationUrl() {
            return jdbcUrl().replace("jdbc:postgresql://", "postgresql://" + AppRole.NAME + ":" + AppRole.NAME + "@");
        }

        /** Its address with account, as the setting {@code database} takes it. */
        public String url() {
            return jdbcUrl().replace("jdbc:postgresql://", "postgresql://" + user + ":" + password + "@");
        }

        /** A JDBC connection as the all-powerful account. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), user, password);
        }

        /** Runs a statement as the all-powerful account. */
        public void run(String sql) {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        /** Drops it, whoever is still connected. */
        @Override
        public void close() {
            Server.run("drop database if exists " + name + " with (force)");
        }
    }

    /** A fresh database in the shape the program needs. */
    public static Database database() {
        return copyOf(Template.NAME);
    }

    /** A fresh database without any tables. */
    public static Database empty() {
        return copyOf("template0");
    }

    private static Database copyOf(String template) {
        var database = Server.named("t" + NUMBER.incrementAndGet());
        Server.run("create database " + database.name() + " template " + template);
        return database;
    }

    /** Migrated when the first test asks for a database. */
    private static final class Template {
        static final String NAME = migrated();

        private static String migrated() {
            var template = empty();
            MIGRATION.migrate(template.jdbcUrl(), template.user(), template.password());
            Server.run("""
                    do $$ begin
                      if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s login password '%1$s';
                      end if;
                    end $$""".formatted(AppRole.NAME));
            AppRole.limit(DbAddress.parse(template.url()), AppRole.NAME);
            return template.name();
        }
    }

    /** Started when the first test asks for anything. */
    private static final class Server {
        private static final Database MAIN = start();

        static Database named(String name) {
            return new Database(name, MAIN.server(), MAIN.user(), MAIN.password());
        }

        static void run(String sql) {
            try (var connection = MAIN.connect();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private static Database start() {
            String other = System.getProperty("mochiyori.test.postgres", "");
            var main = other.isEmpty() ? embedded() : parse(other);
            dropLeftovers(main);
            return main;
        }

        /** Kept between runs, which saves making the cluster each time; a second run beside us gets its own. */
        private static Database embedded() {
            Path kept = Path.of("target", "test-postgres");
            EmbeddedPostgres postgres;
            try {
                postgres = EmbeddedPostgres.start(settings(kept));
            } catch (EmbeddedPostgresException inUseOrOfAnotherVersion) {
                postgres = EmbeddedPostgres.start(settings(kept.resolveSibling(
                        "test-postgres-" + ProcessHandle.current().pid())));
            }
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(postgres::close));
            return new Database("postgres", postgres.jdbcUrl(""), postgres.superuser(), postgres.password());
        }

        private static EmbeddedPostgres.Settings settings(Path data) {
            return EmbeddedPostgres.Settings.of(data)
                    .withCache(CACHE)
                    .with("fsync", "off")
                    .with("synchronous_commit", "off")
                    .with("full_page_writes", "off")
                    .with("max_connections", "300");
        }

        private static Database parse(String url) {
            var address = URI.create(url.substring("jdbc:".length()));
            String[] account = address.getUserInfo().split(":", 2);
            return new Database(
                    address.getPath().substring(1),
                    "jdbc:postgresql://" + address.getHost() + ":" + address.getPort() + "/",
                    account[0],
                    account[1]);
        }

        private static void dropLeftovers(Database main) {
            try (var connection = main.connect();
                    var statement = connection.createStatement()) {
                var names = new ArrayList<String>();
                try (var rows = statement.executeQuery("select datname from pg_database where datname ~ '^t[0-9]+$'")) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                for (String name : names) {
                    statement.execute("drop database " + name + " with (force)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException("cannot clean " + main.jdbcUrl(), e);
            }
        }
    }
}
