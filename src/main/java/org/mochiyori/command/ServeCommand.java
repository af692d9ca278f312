package org.mochiyori.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mochiyori.platform.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mochiyori serve}: runs a server until it is stopped. */
@Command(name = "serve", description = "Runs a server until Ctrl-C.", mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings; conf/mochiyori.yaml explains them all.")
    private @Nullable Path config;

    @Override
    public void run() {
        try (Running running = Running.start(Running.Config.read(settings(config)))) {
            System.out.println("Mochiyori answers on port " + running.server().port() + ". Ctrl-C stops it.");
            running.untilStopped();
        }
    }

    static Settings settings(@Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new WrongUse("There is no readable file " + file + ". Name one with --config.");
        }
        return Settings.read(Optional.ofNullable(file), System.getenv());
    }
}
