package org.mochiyori.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * The role the application works as. It reads and writes everything but cannot change or delete what
 * has happened: events, their numbers, the moves of bookings and their money are insert-only for it.
 */
public final class AppRole {
    /** Its name in a database of ours. */
    public static final String NAME = "mochiyori_app";

    /** Tables of what has happened, which it may add to only. */
    public static final List<String> HISTORY = List.of(
            "events",
            "event_numbers",
            "refusals",
            "line_moves",
            "waivers",
            "waiver_uses",
            "reductions",
            "charges",
            "payments",
            "displacement_moves",
            "outage_keeps",
            "access_changes",
            "access_looks");

    /** Those in which a person's own words stand, which go when the person does. */
    private static final List<String> NOTED =
            List.of("line_moves", "reductions", "charges", "payments", "displacement_moves", "outage_keeps");

    private AppRole() {}

    /**
     * Makes database and role where they are missing.
     *
     * @param server any database of the server, as its superuser
     * @param secret file with the role's password, made readable for its owner only
     * @return the password
     */
    public static String prepare(DbAddress server, String database, Path secret) {
        String password = password(secret);
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login");
            }
            // Hexadecimal digits only, so it may stand in the statement.
            statement.execute("alter role " + NAME + " password '" + password + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + database + "'")) {
                statement.execute("create database " + database);
            }
            return password;
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot prepare the database " + database, failed);
        }
    }

    /** Gives the role its rights on all tables there are now; run after each migration. */
    public static void limit(DbAddress owner, String role) {
        try (Connection connection = connect(owner);
                Statement statement = connection.createStatement()) {
            String quoted = statement.enquoteIdentifier(role, true);
            statement.execute("grant usage on schema public to " + quoted);
            statement.execute("grant select, insert, update, delete on all tables in schema public to " + quoted);
            statement.execute("grant usage on all sequences in schema public to " + quoted);
            statement.execute("revoke update, delete, truncate on " + String.join(", ", HISTORY) + " from " + quoted);
            statement.execute("grant update (note) on " + String.join(", ", NOTED) + " to " + quoted);
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot give the role " + role + " its rights", failed);
        }
    }

    private static Connection connect(DbAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static boolean exists(Statement statement, String question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question)) {
            return rows.next();
        }
    }

    /** The role's password, drawn at the first call and kept in a file for its owner only. */
    public static String password(Path secret) {
        try {
            if (Files.exists(secret)) {
                return Files.readString(secret).strip();
            }
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random);
            Files.createDirectories(secret.toAbsolutePath().getParent());
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, password);
            return password;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the password file " + secret, failed);
        }
    }
}
