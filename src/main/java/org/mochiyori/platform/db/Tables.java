package org.mochiyori.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of our schema, as the database itself tells them. */
final class Tables {
    private static final String HISTORY = "flyway_schema_history";

    private Tables() {}

    /** All tables but Flyway's, each after those it refers to. */
    static List<String> inOrder(Connection connection) throws SQLException {
        Map<String, Set<String>> references = references(connection);
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < references.size()) {
            int before = ordered.size();
            references.forEach((table, targets) -> {
                if (ordered.containsAll(targets)) {
                    ordered.add(table);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + references.keySet());
            }
        }
        return List.copyOf(ordered);
    }

    /** Columns that hold values of their own, in order; generated ones come back by themselves. */
    static List<String> columns(Connection connection, String table) throws SQLException {
        return texts(connection, """
                select attname from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                order by attnum
                """, "public." + table);
    }

    /** The version of the schema, as Flyway knows it. */
    static String version(Connection connection) throws SQLException {
        return texts(
                        connection,
                        "select version from " + HISTORY
                                + " where success and version <> ? order by installed_rank desc limit 1",
                        "")
                .getFirst();
    }

    private static Map<String, Set<String>> references(Connection connection) throws SQLException {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        for (String table : texts(
                connection,
                "select tablename from pg_tables where schemaname = 'public' and tablename <> ? order by tablename",
                HISTORY)) {
            references.put(table, Set.copyOf(texts(connection, """
                            select distinct c.relname from pg_constraint k join pg_class c on c.oid = k.confrelid
                            where k.contype = 'f' and k.conrelid = ?::regclass and k.confrelid <> k.conrelid
                            """, "public." + table)));
        }
        return references;
    }

    private static List<String> texts(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }
}
