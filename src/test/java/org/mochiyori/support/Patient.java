package org.mochiyori.support;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Doctor;

/** A database with what a doctor finds in it. */
public final class Patient {
    private Patient() {}

    /** Looks at a database as the role that servers work as. */
    public static Doctor.Report examine(TestPostgres.Database database, InstantSource clock, List<Check> checks) {
        Vertx vertx = Vertx.vertx();
        try (Db db = Db.openForLong(vertx, DbAddress.parse(database.applicationUrl()), 1)) {
            return new Doctor(db, clock).examine(checks, (promise, took, findings) -> {});
        } finally {
            vertx.close().await();
        }
    }
}
