package org.mochiyori.platform.db;

import org.flywaydb.core.Flyway;

/**
 * Brings a database to the shape this program needs. Forward only; a file once merged is never edited;
 * each step leaves the database readable for the release before it (expand, then contract later).
 */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing, as the role that owns the tables. */
    public static void migrate(DbAddress owner) {
        migrate(owner.jdbcUrl(), owner.user(), owner.password());
    }

    /** Applies what is missing, with rights to create things. Safe to run from several processes at once. */
    public static void migrate(String jdbcUrl, String user, String password) {
        Flyway.configure()
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
