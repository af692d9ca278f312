package org.mochiyori.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.platform.config.Settings;

/** conf/mochiyori.yaml is where operators learn what can be set: it must be complete and right. */
class ExampleSettingsTest {
    private static final Path EXAMPLE = Path.of("conf", "mochiyori.yaml");

    @TempDir
    Path folder;

    @Test
    void as_it_is_it_changes_nothing() {
        assertThat(Running.Config.read(Settings.read(Optional.of(EXAMPLE), Map.of())))
                .hasToString(Running.Config.read(Settings.of(Map.of())).toString());
    }

    @Test
    void every_example_in_it_is_accepted() throws Exception {
        Path all = Files.write(folder.resolve("all.yaml"), examples());

        var config = Running.Config.read(Settings.read(Optional.of(all), Map.of()));

        assertThat(config.database().address()).isPresent();
        assertThat(config.database().owner()).isPresent();
    }

    @Test
    void every_setting_there_is_stands_in_it() throws Exception {
        String refusal = catchThrowable(() -> Running.Config.read(Settings.of(Map.of("no-such-key", "x"))))
                .getMessage();
        String known = refusal.substring(refusal.indexOf("known ones are ") + "known ones are ".length());
        String text = String.join("\n", examples());

        for (String key : known.strip().split(", ")) {
            String last = key.substring(key.lastIndexOf('.') + 1);
            assertThat(text).as(key).containsPattern("(?m)^ *" + last + ":");
        }
    }

    /** The settings with their mark taken off; of several examples for one key the last. */
    private static List<String> examples() throws Exception {
        return Files.readAllLines(EXAMPLE).stream()
                .filter(line -> line.matches("#( {2})?[a-z-]+:.*") && !line.equals("#database: embedded"))
                .map(line -> line.substring(1))
                .toList();
    }
}
