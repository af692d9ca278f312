package org.mochiyori.probe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.mochiyori.platform.db.Db;

/** What stands in the database: rows and a checksum per table. A refused request leaves all of it as it was. */
final class Fingerprint {
    // Written by refusals themselves, by the clock, or by using a session.
    private static final Set<String> NOT_OURS = Set.of(
            "sessions",
            "sign_in_failures",
            "known_addresses",
            "event_numbers",
            "events_unnumbered",
            "readers",
            "refusals",
            "flyway_schema_history");

    private final Db db;
    private final String sql;

    Fingerprint(Db db) {
        this.db = db;
        this.sql = String.join(
                " union all ", tables(db).stream().map(Fingerprint::ofTable).toList());
    }

    /** Per table its checksum. */
    Map<String, String> take() {
        Map<String, String> sums = new TreeMap<>();
        db.list(sql, row -> sums.put(row.getString("name"), row.getString("sum")));
        return sums;
    }

    /** Waits until all that happened has been told to whom it concerns. */
    void settle() {
        while (db.get("""
                select exists (select from events_unnumbered) or not exists (select from readers)
                  or exists (select from readers where n < (select max(n) from event_numbers)) as busy
                """, row -> row.getBoolean("busy"))) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static List<String> tables(Db db) {
        return db
                .list(
                        "select tablename from pg_tables where schemaname = 'public' order by tablename",
                        row -> row.getString("tablename"))
                .stream()
                .filter(table -> !NOT_OURS.contains(table))
                .toList();
    }

    private static String ofTable(String table) {
        return "select '" + table + "' as name, count(*) || ' rows ' || coalesce(md5(string_agg(h, '' order by h)), '')"
                + " as sum from (select md5(t::text) as h from \"" + table + "\" t) hashes";
    }
}
