package org.mochiyori.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.Database;
import picocli.CommandLine;

class CommandsTest {
    private final StringWriter errors = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void every_command_explains_itself() {
        assertThat(Commands.line().getSubcommands()).isNotEmpty();
        Commands.line()
                .getSubcommands()
                .keySet()
                .forEach(name -> assertThat(run(name, "--help")).as(name).isZero());
    }

    @Test
    void an_unknown_command_is_wrong_use() {
        assertThat(run("fly")).isEqualTo(2);
    }

    @Test
    void a_settings_file_that_is_not_there_is_wrong_use() {
        assertThat(run(
                        "config",
                        "check",
                        "--config",
                        folder.resolve("none.yaml").toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--config");
    }

    @Test
    void wrong_settings_are_all_told_at_once_with_key_and_remedy() throws Exception {
        Path file =
                Files.writeString(folder.resolve("bad.yaml"), "port: much\nmanagment:\n  port: 1\norigin: nowhere\n");
        assertThat(run("config", "check", "--config", file.toString())).isEqualTo(1);
        assertThat(errors.toString())
                .contains("port: \"much\"")
                .contains("managment.port: no such setting")
                .contains("origin: \"nowhere\"");
    }

    @Test
    void a_data_folder_is_known_by_its_full_name_wherever_a_command_runs() {
        Database.Config config = new Database.Config(Path.of("some/../data"), Optional.empty(), Optional.empty());
        assertThat(config.data()).isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void an_account_wants_a_mail_address_and_a_name() {
        assertThat(run("user", "create", "--data", folder.toString(), "--name", "花子", "--mail", "hanako"))
                .isEqualTo(2);
        assertThat(run("user", "create", "--data", folder.toString(), "--name", " ", "--mail", "a@example.jp"))
                .isEqualTo(2);
        assertThat(run("hub", "create", "matsu", "--data", folder.toString(), "--name", ""))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--mail", "--name").doesNotContain("details");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_mistyped_folder_is_told_and_not_made() {
        Path nowhere = folder.resolve("nowhere");
        for (String command : List.of("doctor", "backup", "retention", "reindex")) {
            List<String> line = new ArrayList<>(List.of(command, "--data", nowhere.toString()));
            if (command.equals("backup")) {
                line.add(folder.resolve("archive.zip").toString());
            }
            assertThat(run(line.toArray(String[]::new))).as(command).isEqualTo(2);
        }
        assertThat(nowhere).doesNotExist();
        assertThat(folder.resolve("archive.zip")).doesNotExist();
        assertThat(errors.toString()).contains("nowhere").contains("--data");
    }

    @Test
    void a_port_that_is_taken_is_told_before_anything_is_kept() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(run("demo", "--data", folder.toString(), "--port", String.valueOf(other.getLocalPort())))
                    .isNotZero();
            assertThat(errors.toString()).contains(String.valueOf(other.getLocalPort()));
        }
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void ports_that_cannot_be_are_wrong_use() {
        for (String port : List.of("-1", "65535", "99999")) {
            assertThat(run("demo", "--data", folder.toString(), "--port", port)).isEqualTo(2);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private int run(String... arguments) {
        CommandLine line = Commands.line();
        line.setErr(new PrintWriter(errors, true));
        line.setOut(new PrintWriter(new StringWriter(), true));
        return line.execute(arguments);
    }
}
