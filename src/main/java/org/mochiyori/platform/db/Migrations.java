package org.mochiyori.platform.db;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

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

    /** Whether everything this program knows is applied, and nothing else. */
    public static boolean upToDate(DbAddress owner) {
        MigrationInfo[] all = flyway(owner.jdbcUrl(), owner.user(), owner.password(), MigrationVersion.LATEST)
                .info()
                .all();
        return Arrays.stream(all).allMatch(each -> each.getState() == MigrationState.SUCCESS);
    }

    /** Applies what is missing, with rights to create things. Safe to run from several processes at once. */
    public static void migrate(String jdbcUrl, String user, String password) {
        migrate(jdbcUrl, user, password, MigrationVersion.LATEST);
    }

    /**
     * Brings an empty database to an earlier shape, for the rows of an archive made then.
     *
     * @throws ArchiveRefused if this program never knew that shape
     */
    static void migrateTo(DbAddress owner, String version) {
        MigrationVersion target = MigrationVersion.fromVersion(version);
        migrate(owner.jdbcUrl(), owner.user(), owner.password(), target);
        if (!flyway(owner.jdbcUrl(), owner.user(), owner.password(), target)
                .info()
                .current()
                .getVersion()
                .equals(target)) {
            throw new ArchiveRefused("The backup was made by a later Mochiyori (its tables are of version " + version
                    + "). Restore it with that one or a newer.");
        }
    }

    private static void migrate(String jdbcUrl, String user, String password, MigrationVersion target) {
        flyway(jdbcUrl, user, password, target).migrate();
    }

    private static Flyway flyway(String jdbcUrl, String user, String password, MigrationVersion target) {
        return Flyway.configure()
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .target(target)
                .load();
    }
}
