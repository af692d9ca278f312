package org.mochiyori.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of others. One that is not there fails the test: this profile is for machines that have them. */
final class Tool {
    private final Path home;

    /** @param home its only home: it neither reads nor writes what is the user's */
    Tool(Path home) {
        this.home = home;
    }

    /** What a program prints, once it has ended well. */
    String run(String zone, String... command) {
        try {
            Path out = Files.createTempFile(home, "tool", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .redirectInput(ProcessBuilder.Redirect.PIPE);
            builder.environment()
                    .putAll(Map.of("HOME", home.toString(), "TZ", zone, "LC_ALL", "C.UTF-8", "LANG", "C.UTF-8"));
            builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
            Process process = builder.start();
            process.getOutputStream().write("y\ny\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(out);
            List<String> told = new ArrayList<>(List.of(command));
            told.add(text);
            assertThat(ended && process.exitValue() == 0).as(told.toString()).isTrue();
            return text;
        } catch (IOException missing) {
            throw new UncheckedIOException("apt-get install khal vdirsyncer", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
