package org.mochiyori.command;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.Clock;
import org.mochiyori.Database;
import org.mochiyori.Server;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./mochiyori retention}: what a server does by itself once an hour, now and told. */
@Command(
        name = "retention",
        description = {
            "Takes away what is kept for a time only and whose time is over.",
            "That is: names and addresses long unused, letters, files. A running server does so every hour. Bookings and figures stay."
        },
        mixinStandardHelpOptions = true)
final class RetentionCommand implements Runnable {
    private static final int CONNECTIONS = 2;

    @Mixin
    private DataOptions where = new DataOptions();

    @Option(names = "--dry-run", description = "Only tells how many of each kind would go.")
    private boolean dryRun;

    @Option(names = "--json", description = "One JSON object a line for each kind.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs us
    private CommandSpec spec;

    @Override
    public void run() {
        Vertx vertx = Vertx.vertx();
        Periods periods = where.periods();
        try (Database database = Database.reach(where.kept());
                Db db = Db.openForLong(vertx, database.application(), CONNECTIONS)) {
            Retention retention = new Retention(
                    db,
                    Clock.systemUTC(),
                    Server.features(vertx, db, where.origin(), Clock.systemUTC())
                            .terms(periods));
            if (dryRun) {
                retention.look((term, count) -> tell(term.name(), term.sentence(), count));
            } else {
                retention.run((term, count) -> tell(term.name(), term.sentence(), count));
            }
        } finally {
            vertx.close().await();
        }
    }

    // Names and sentences are ours and need no escaping.
    private void tell(String name, String sentence, long count) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.printf("{\"kind\":\"%s\",\"count\":%d,\"dryRun\":%b}%n", name, count, dryRun);
        } else {
            out.printf("%,10d %-18s %s%n", count, name, sentence);
        }
        out.flush();
    }
}
