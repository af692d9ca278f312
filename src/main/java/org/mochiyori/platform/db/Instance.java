package org.mochiyori.platform.db;

import java.util.Optional;

/** What the first start fixes for ever, such as the public origin: ids and links contain it. */
public final class Instance {
    private Instance() {}

    /** What was fixed, if a server has ever started here. */
    public static Optional<String> find(Db db, String name) {
        return db.find("select value from instance where name = $1", row -> row.getString("value"), name);
    }

    /** Notes the value if none is noted yet. Returns the one that holds. */
    public static String fix(Db db, String name, String value) {
        db.update("insert into instance (name, value) values ($1, $2) on conflict do nothing", name, value);
        return db.get("select value from instance where name = $1", row -> row.getString("value"), name);
    }
}
