package org.mochiyori.command;

import java.io.PrintWriter;
import org.mochiyori.OtherOrigin;
import org.mochiyori.platform.config.BadSettings;
import org.mochiyori.platform.db.ArchiveRefused;
import org.mochiyori.platform.db.EmbeddedPostgresException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** All commands, and what their failures look like on a terminal. */
@Command(
        name = "mochiyori",
        description = {
            "Mochiyori 持ち寄り: spaces, equipment and skills, lent between the groups of a community.",
            "地域の場所・モノ・スキルを、団体どうしで貸し借りするためのサーバーです。"
        },
        mixinStandardHelpOptions = true,
        version = "Mochiyori 0.1",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            HubCommand.class,
            UserCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ReindexCommand.class,
            DoctorCommand.class,
            RetentionCommand.class,
            BenchCommand.class,
            ConfigCommand.class
        })
public final class Commands implements Runnable {
    private Commands() {}

    /** Runs the command named by the arguments. Returns its exit code. */
    public static int run(String... arguments) {
        return line().execute(arguments);
    }

    static CommandLine line() {
        return new CommandLine(new Commands()).setExecutionExceptionHandler(Commands::explain);
    }

    /** Without a command: the list of commands. */
    @Override
    public void run() {
        line().usage(System.out);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (failure) {
            case WrongUse wrong -> {
                err.println(wrong.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            case BadSettings bad -> err.println(bad.getMessage());
            case EmbeddedPostgresException broken -> err.println(broken.getMessage());
            case OtherOrigin other -> err.println(other.getMessage());
            case ArchiveRefused refused -> err.println(refused.getMessage());
            case Refusal refusal -> err.println(refusal.getMessage());
            default -> {
                err.println("Failed: " + failure.getMessage() + " (details are in the log)");
                LoggerFactory.getLogger(Commands.class).error("command failed", failure);
            }
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
