package org.mochiyori.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
    @Test
    void what_one_test_writes_no_other_test_sees() throws Exception {
        try (var one = TestPostgres.database();
                var other = TestPostgres.database()) {
            run(one, "create table only_here as select 1");
            assertThat(tables(one)).isEqualTo(1);
            assertThat(tables(other)).isZero();
        }
    }

    private static void run(TestPostgres.Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int tables(TestPostgres.Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_tables where tablename = 'only_here'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
