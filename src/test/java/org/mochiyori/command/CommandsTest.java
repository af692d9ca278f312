package org.mochiyori.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private int run(String... arguments) {
        CommandLine line = Commands.line();
        line.setErr(new PrintWriter(errors, true));
        line.setOut(new PrintWriter(new StringWriter(), true));
        return line.execute(arguments);
    }
}
