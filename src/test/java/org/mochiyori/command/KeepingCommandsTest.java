package org.mochiyori.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.support.TestPostgres;
import picocli.CommandLine;

/** Commands about the data that is kept, on a database reached by address. */
class KeepingCommandsTest {
    @TempDir
    private Path folder;

    private StringWriter printed = new StringWriter();
    private StringWriter errors = new StringWriter();
    private TestPostgres.Database database;
    private Path settings;

    @BeforeEach
    void settle() throws IOException {
        database = TestPostgres.database();
        settings = Files.writeString(folder.resolve("mochiyori.yaml"), """
                data: %s
                database: %s
                database-migration: %s
                """.formatted(
                        folder.resolve("data"), database.applicationUrl(), database.url()));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void the_doctor_says_well_with_0_and_found_with_1() throws IOException {
        assertThat(run("doctor", "--json")).isZero();
        JsonNode well = json();
        assertThat(well.path("clean").asBoolean()).isTrue();
        assertThat(well.path("checks")).hasSizeGreaterThan(15);
        assertThat(well.path("findings")).isEmpty();

        database.run("insert into rule_values values ('hub', 'gone', 'opening', '2027-01-01', '{}')");
        assertThat(run("doctor", "--json")).isEqualTo(1);
        JsonNode finding = json().path("findings").path(0);
        assertThat(finding.path("check").asText()).isEqualTo("rules");
        assertThat(finding.path("where").path(0).asText()).isEqualTo("gone");
        assertThat(finding.path("remedy").asText()).isNotBlank();

        assertThat(run("doctor")).isEqualTo(1);
        assertThat(printed.toString()).contains("FOUND  rules", "is for the hub gone", "1 found");
    }

    @Test
    void retention_tells_what_would_go_and_takes_it_when_asked() {
        database.run("insert into reset_requests values (gen_random_uuid(), 'a@example.jp', now());"
                + "insert into sign_in_failures values (gen_random_uuid(), 'x', '2020-01-01')");
        for (int i = 0; i < 2; i++) {
            assertThat(run("retention", "--dry-run", "--json")).isZero();
            assertThat(printed.toString()).contains("{\"kind\":\"sign-in-failures\",\"count\":1,\"dryRun\":true}");
        }
        assertThat(run("retention")).isZero();
        assertThat(printed.toString()).containsPattern(" 1 sign-in-failures +Failed sign-ins go after a day");
        assertThat(run("retention", "--json")).isZero();
        assertThat(printed.toString()).contains("{\"kind\":\"sign-in-failures\",\"count\":0,\"dryRun\":false}");
    }

    @Test
    void the_doctor_changes_nothing_and_leaves_tables_of_another_release_alone() {
        database.run(
                "delete from flyway_schema_history where version = (select max(version) from flyway_schema_history)");
        assertThat(run("doctor")).isEqualTo(1);
        assertThat(errors.toString()).contains("another release");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(printed.toString());
    }

    private int run(String... arguments) {
        printed = new StringWriter();
        errors = new StringWriter();
        CommandLine line = Commands.line();
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(errors, true));
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = settings.toString();
        return line.execute(all);
    }
}
