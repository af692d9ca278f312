package org.mochiyori.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Foreign keys, exclusions and plain indexes of our tables, laid aside while many rows come in: checked and built for all
 * rows at once afterwards they cost a fraction, and hold as much. Everything happens in the caller's transaction.
 */
final class Restraints {
    private static final String CONSTRAINTS = """
            select format('alter table %1$s drop constraint %2$I', conrelid::regclass, conname) as drop,
              format('alter table %1$s add constraint %2$I %3$s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
            from pg_constraint
            where connamespace = 'public'::regnamespace and contype in ('f', 'x') and conparentid = 0
            order by contype = 'f', conrelid::regclass::text, conname
            """;
    private static final String INDEXES = """
            select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as make
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = 'public'::regnamespace and not i.indisunique
              and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
            order by i.indexrelid
            """;

    private final List<String> makes;

    private Restraints(List<String> makes) {
        this.makes = List.copyOf(makes);
    }

    /** Takes them off. */
    static Restraints layAside(Connection connection) throws SQLException {
        List<String> drops = new ArrayList<>();
        List<String> makes = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String question : List.of(INDEXES, CONSTRAINTS)) {
                try (ResultSet rows = statement.executeQuery(question)) {
                    while (rows.next()) {
                        drops.add(rows.getString("drop"));
                        makes.add(rows.getString("make"));
                    }
                }
            }
            for (String drop : drops) {
                statement.execute(drop);
            }
        }
        return new Restraints(makes);
    }

    /** Puts all of them back; fails if a row does not fit, and lets the database look at what it has now. */
    void putBack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String make : makes) {
                statement.execute(make);
            }
            statement.execute("analyze");
        }
    }
}
