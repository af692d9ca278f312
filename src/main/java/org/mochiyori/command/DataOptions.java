package org.mochiyori.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mochiyori.Database;
import org.mochiyori.platform.config.Settings;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.web.PublicOrigin;
import picocli.CommandLine.Option;

/** Which server's data a command works on: that of a settings file, or a data folder. */
final class DataOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings of the server.")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the server, instead of its settings.")
    private @Nullable Path data;

    /** The configuration of the database alone. */
    Database.Config database() {
        if (data != null) {
            return new Database.Config(data, Optional.empty(), Optional.empty());
        }
        return Running.Config.read(settings()).database();
    }

    /**
     * The same, for commands that have no use for an empty database.
     *
     * @throws WrongUse if no server has ever kept anything there: a mistyped folder is not made to be looked at
     */
    Database.Config kept() {
        Database.Config config = database();
        if (config.address().isEmpty() && !Files.isDirectory(config.data().resolve("postgres"))) {
            throw new WrongUse("No server keeps its data in " + config.data().toAbsolutePath()
                    + ". Name its settings with --config, or its folder with --data.");
        }
        return config;
    }

    /** For how long what is kept. */
    Periods periods() {
        return Running.Config.read(settings()).periods();
    }

    /** The address in links that a command writes. */
    PublicOrigin origin() {
        return Running.Config.read(settings()).web().origin();
    }

    private Settings settings() {
        return config == null
                ? Settings.read(Optional.empty(), Map.copyOf(System.getenv()))
                : ServeCommand.settings(config);
    }
}
