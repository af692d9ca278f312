package org.mochiyori.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.support.TestPostgres;

class ArchiveTest {
    private static final Archive.Progress QUIET = (table, rows) -> {};

    @TempDir
    Path folder;

    private TestPostgres.Database lived;
    private TestPostgres.Database fresh;
    private Path file;

    @BeforeEach
    void live() throws SQLException {
        lived = TestPostgres.database();
        fresh = TestPostgres.empty();
        file = folder.resolve("backup.zip");
        run(lived, "insert into hubs (id, name, created_at) values ('tama', E'多摩\\t\\n\\\\市', now())");
        run(lived, """
                insert into events (id, at, hub, subject_kind, subject, kind)
                select gen_random_uuid(), now(), 'tama', 'hub', 'tama', 'created' from generate_series(1, 500)
                """);
        run(lived, "insert into event_numbers select row_number() over (), event, sha256('x') from events_unnumbered");
        run(lived, "delete from events_unnumbered");
    }

    @AfterEach
    void drop() {
        lived.close();
        fresh.close();
    }

    @Test
    void what_was_written_comes_back_to_the_letter() throws SQLException {
        long written = Archive.write(address(lived), file, QUIET);
        assertThat(Archive.read(address(fresh), file, QUIET)).isEqualTo(written).isEqualTo(1001);
        String everything = "select string_agg(h::text || e.n || md5(v::text), ',' order by e.n)"
                + " from hubs h, event_numbers e join events v on v.id = e.event";
        assertThat(text(fresh, everything)).isEqualTo(text(lived, everything));
    }

    @Test
    void numbers_go_on_after_those_given() throws SQLException {
        run(lived, "select setval('booking_numbers', 41)");
        Archive.write(address(lived), file, QUIET);
        Archive.read(address(fresh), file, QUIET);
        assertThat(text(fresh, "select next_booking_number()")).isEqualTo("B0000042");
        assertThat(text(fresh, "select nextval('receipt_numbers')"))
                .as("of which none was given")
                .isEqualTo("1");
    }

    @Test
    void restoring_announces_nothing_anew() throws SQLException {
        Archive.write(address(lived), file, QUIET);
        Archive.read(address(fresh), file, QUIET);
        assertThat(text(fresh, "select count(*) from events_unnumbered")).isEqualTo("0");
        run(
                fresh,
                "insert into events (id, at, subject_kind, subject, kind) values (gen_random_uuid(), now(), 'hub', 'x', 'created')");
        assertThat(text(fresh, "select count(*) from events_unnumbered"))
                .as("later events are announced again")
                .isEqualTo("1");
    }

    @Test
    void every_constraint_and_index_is_there_again() throws SQLException {
        Archive.write(address(lived), file, QUIET);
        Archive.read(address(fresh), file, QUIET);
        String all = """
                select string_agg(x, E'\n' order by x) from (
                  select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated as x
                  from pg_constraint where connamespace = 'public'::regnamespace
                  union all select indexdef from pg_indexes where schemaname = 'public') all_of_them
                """;
        assertThat(text(fresh, all)).isEqualTo(text(lived, all)).contains("occupancies_exclude", "EXCLUDE USING gist");
    }

    @Test
    void a_row_that_fits_no_foreign_key_is_refused_with_all_the_others() throws SQLException {
        run(lived, "alter table hub_people drop constraint hub_people_person_fkey");
        run(lived, "insert into hub_people values ('tama', gen_random_uuid(), now())");
        Archive.write(address(lived), file, QUIET);
        assertThatThrownBy(() -> Archive.read(address(fresh), file, QUIET)).hasMessageContaining("nothing of it");
        assertThat(text(fresh, "select count(*) from hubs")).isEqualTo("0");
    }

    @Test
    void a_database_in_use_is_not_overwritten() {
        Archive.write(address(lived), file, QUIET);
        assertThatThrownBy(() -> Archive.read(address(lived), file, QUIET))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void a_damaged_archive_is_refused_and_leaves_no_rows() throws Exception {
        Archive.write(address(lived), file, QUIET);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Archive.read(address(fresh), file, QUIET)).isInstanceOf(ArchiveRefused.class);
        assertThat(text(fresh, "select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void bytes_that_rotted_are_told_as_damage_wherever_they_lie() throws Exception {
        Archive.write(address(lived), file, QUIET);
        byte[] sound = Files.readAllBytes(file);
        for (int part = 1; part < 6; part++) {
            byte[] rotten = sound.clone();
            rotten[sound.length * part / 6] ^= 0x55;
            Files.write(file, rotten);
            try {
                Archive.read(address(fresh), file, QUIET);
            } catch (ArchiveRefused told) {
                // Some bytes say nothing that is read, such as the times of the archive's parts: then all came back.
                assertThat(text(fresh, "select count(*) from hubs")).isEqualTo("0");
                continue;
            }
            assertThat(text(fresh, "select count(*) from hubs")).isEqualTo(text(lived, "select count(*) from hubs"));
            return;
        }
    }

    @Test
    void a_backup_shows_one_instant_while_others_write() throws SQLException {
        Archive.write(address(lived), file, (table, rows) -> {
            if (table.equals("hubs")) {
                runUnchecked(lived, "insert into hubs (id, name, created_at) values ('late', '後', now())");
                runUnchecked(lived, "insert into people (id, name, created_at) values (gen_random_uuid(), '後', now())");
            }
        });
        Archive.read(address(fresh), file, QUIET);
        assertThat(text(fresh, "select (select count(*) from hubs) || ' ' || (select count(*) from people)"))
                .isEqualTo("1 0");
    }

    private static DbAddress address(TestPostgres.Database database) {
        return DbAddress.parse(database.url());
    }

    private static void run(TestPostgres.Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void runUnchecked(TestPostgres.Database database, String sql) {
        try {
            run(database, sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String text(TestPostgres.Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
