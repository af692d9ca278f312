package org.mochiyori.command;

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
