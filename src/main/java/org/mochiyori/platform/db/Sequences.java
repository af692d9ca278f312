package org.mochiyori.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How far the counters of our tables have come: rows alone do not tell, and a number given twice is refused. */
final class Sequences {
    private Sequences() {}

    /** The last number given, by sequence; those that never gave one are left out. Sees what other transactions have taken. */
    static Map<String, Long> read(Connection connection) throws SQLException {
        Map<String, Long> given = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null")) {
            while (rows.next()) {
                given.put(rows.getString("sequencename"), rows.getLong("last_value"));
            }
        }
        return given;
    }

    /** Goes on after these numbers. */
    static void set(Connection connection, Map<String, Long> given) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select setval(format('public.%I', ?)::regclass, ?)")) {
            for (Map.Entry<String, Long> one : given.entrySet()) {
                statement.setString(1, one.getKey());
                statement.setLong(2, one.getValue());
                statement.execute();
            }
        }
    }
}
