package org.mochiyori.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mochiyori config check}: says whether a server would start with these settings. */
@Command(
        name = "config",
        description = "Checks settings.",
        mixinStandardHelpOptions = true,
        subcommands = ConfigCommand.Check.class)
final class ConfigCommand {
    @Command(
            name = "check",
            description = "Says what is wrong with the settings, if anything.",
            mixinStandardHelpOptions = true)
    static final class Check implements Runnable {
        @Option(names = "--config", paramLabel = "FILE", description = "Settings to check.")
        private @Nullable Path config;

        @Override
        public void run() {
            Running.Config checked = Running.Config.read(ServeCommand.settings(config));
            System.out.println("The settings are fine. Origin: " + checked.web().origin() + ", database: "
                    + checked.database()
                            .address()
                            .map(Object::toString)
                            .orElse("embedded, in " + checked.database().data()));
        }
    }
}
