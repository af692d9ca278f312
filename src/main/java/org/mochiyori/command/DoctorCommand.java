package org.mochiyori.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.mochiyori.Database;
import org.mochiyori.Features;
import org.mochiyori.Server;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.platform.keeping.Finding;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./mochiyori doctor}: holds the data against all that is promised about it. */
@Command(
        name = "doctor",
        description = {
            "Looks whether the data holds what is promised: nothing lent twice, no history with gaps.",
            "Search and database are held against each other too. Changes nothing; beside a running server or on a stopped one's data.",
            "Exit code 0 when all is well, 1 when something was found."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 2;

    @Mixin
    private DataOptions where = new DataOptions();

    @Option(names = "--json", description = "Prints the result as one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs us
    private CommandSpec spec;

    private final ObjectMapper mapper = JsonMapper.builder().build();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ArrayNode checks = mapper.createArrayNode();
        Doctor.Report report = examine((promise, took, findings) -> {
            if (json) {
                checks.add(json(promise, took, findings));
            } else {
                tell(out, promise, took, findings);
            }
        });
        if (json) {
            out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json(report, checks)));
        } else {
            tell(out, report);
        }
        out.flush();
        return report.clean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Doctor.Report examine(Doctor.Progress progress) {
        Vertx vertx = Vertx.vertx();
        try (Database database = Database.look(where.kept())) {
            if (!database.inShape()) {
                throw new Refusal("The tables are of another release of Mochiyori. Use the doctor of that release, or"
                        + " start this server once.");
            }
            try (Db db = Db.openForLong(vertx, database.application(), CONNECTIONS)) {
                Features features = Server.features(vertx, db, where.origin(), Clock.systemUTC());
                Path index = where.database().data().resolve("index");
                return new Doctor(db, Clock.systemUTC()).examine(features.checks(index), progress);
            }
        } finally {
            vertx.close().await();
        }
    }

    private static void tell(PrintWriter out, Check.Promise promise, Duration took, int findings) {
        out.printf(
                "%-6s %-16s %s (%.1f s)%n",
                findings == 0 ? "well" : "FOUND", promise.name(), promise.sentence(), took.toMillis() / 1000.0);
        out.flush();
    }

    private static void tell(PrintWriter out, Doctor.Report report) {
        String remedy = "";
        for (Finding finding : report.findings()) {
            if (!remedy.isEmpty() && !remedy.equals(finding.remedy())) {
                out.println("    -> " + remedy);
            }
            remedy = finding.remedy();
            out.printf("%n%s: %s%n", finding.check(), finding.what());
            if (!finding.where().isEmpty()) {
                out.println("    " + String.join(" ", finding.where()));
            }
        }
        if (!remedy.isEmpty()) {
            out.println("    -> " + remedy);
        }
        report.notes().forEach(note -> out.println("Note: " + note));
        out.println(
                report.clean()
                        ? "All is well."
                        : report.findings().size() + " found. Take a backup before you mend anything.");
    }

    private ObjectNode json(Check.Promise promise, Duration took, int findings) {
        return mapper.createObjectNode()
                .put("name", promise.name())
                .put("promise", promise.sentence())
                .put("seconds", took.toMillis() / 1000.0)
                .put("findings", findings);
    }

    private ObjectNode json(Doctor.Report report, ArrayNode checks) {
        ObjectNode out = mapper.createObjectNode().put("clean", report.clean());
        out.set("checks", checks);
        ArrayNode findings = out.putArray("findings");
        for (Finding finding : report.findings()) {
            ObjectNode one = findings.addObject().put("check", finding.check()).put("what", finding.what());
            finding.where().forEach(one.putArray("where")::add);
            one.put("remedy", finding.remedy());
        }
        report.notes().forEach(out.putArray("notes")::add);
        return out;
    }
}
