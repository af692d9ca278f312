package org.mochiyori.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mochiyori.intake.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./mochiyori import FILE…}: lists become places and listings. */
@Command(
        name = "import",
        description = "Takes lists of places, things and skills in: CSV, Excel, JSON, GeoJSON, in any layout.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private DataOptions where = new DataOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, and folders of files.")
    private List<Path> files = List.of();

    @Option(names = "--hub", required = true, paramLabel = "ID", description = "The hub that they are for.")
    @SuppressWarnings("NullAway.Init") // picocli refuses to run without it
    private String hub;

    @Option(names = "--group", paramLabel = "ID", description = "The group whose own list it is (備品台帳).")
    private @Nullable UUID group;

    @Option(
            names = "--dataset",
            paramLabel = "TEXT",
            description = "What its publisher calls it; else what the file says.")
    private String dataset = "";

    @Option(names = "--licence", paramLabel = "TEXT", description = "On what terms, as CC BY 4.0.")
    private String licence = "";

    @Option(names = "--credit", paramLabel = "TEXT", description = "The credit to be shown (出典).")
    private String credit = "";

    @Option(names = "--publish", description = "Puts what is taken in out at once, where it may be.")
    private boolean publish;

    @Option(names = "--dry-run", description = "Reads and tells, and takes nothing over.")
    private boolean dryRun;

    @Option(names = "--json", description = "One JSON object a line for each file.")
    private boolean json;

    @Option(names = "--url", paramLabel = "URL", description = "A running server; else the data of a stopped one.")
    private @Nullable URI url;

    @Option(names = "--token", paramLabel = "TOKEN", description = "Who asks there; or MOCHIYORI_TOKEN.")
    private @Nullable String token = System.getenv("MOCHIYORI_TOKEN");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Path> all = ListFiles.in(files);
        if (url == null) {
            return OnData.runOnKept(where, features -> run(new LocalImports(features, whose()), all));
        }
        if (token == null) {
            throw new WrongUse("A running server wants a token: --token TOKEN.");
        }
        return run(new RemoteImports(url, token, whose()), all);
    }

    private ImportTarget.Whose whose() {
        return new ImportTarget.Whose(hub, Optional.ofNullable(group), new Order.Credit(dataset, licence, credit));
    }

    private int run(ImportTarget target, List<Path> all) {
        int exit = ExitCode.OK;
        for (Path file : all) {
            ImportProgress progress = new ImportProgress(file.getFileName().toString());
            JsonNode run = target.preview(file, progress::show);
            if (!dryRun && run.path("state").asText().equals("previewed")) {
                run = target.apply(run.path("id").asText(), publish, progress::show);
            }
            progress.end();
            print(result(target, file, run));
            boolean failed =
                    List.of("refused", "failed").contains(run.path("state").asText());
            exit = failed ? ExitCode.SOFTWARE : exit;
        }
        return exit;
    }

    private void print(ObjectNode result) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(result);
            return;
        }
        out.printf(
                "%s: %d rows, %d read (%d of them repaired), %d refused, %d blank; %d created, %d updated, %d unchanged%n",
                result.path("file").asText(),
                result.path("rows").asInt(),
                result.path("read").asInt(),
                result.path("repaired").asInt(),
                result.path("refused").asInt(),
                result.path("blank").asInt(),
                result.path("created").asInt(),
                result.path("updated").asInt(),
                result.path("unchanged").asInt());
        result.path("problems")
                .forEach(problem -> out.printf(
                        "  %s %s%n",
                        problem.path("row").asInt() == 0
                                ? "-"
                                : problem.path("row").asText(),
                        problem.path("reason").asText()));
    }

    private static ObjectNode result(ImportTarget target, Path file, JsonNode run) {
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.getFileName().toString())
                .put("state", run.path("state").asText());
        for (String count :
                List.of("rows", "read", "repaired", "refused", "blank", "created", "updated", "unchanged")) {
            result.put(count, run.path("counts").path(count).asInt());
        }
        ArrayNode problems = result.putArray("problems");
        run.path("problems").forEach(note -> add(problems, 0, note));
        JsonNode page = target.page(run.path("id").asText(), "0");
        while (true) {
            page.path("rows").forEach(row -> {
                int number = row.path("row").asInt();
                row.path("problems").forEach(note -> add(problems, number, note));
                if (row.path("state").asText().equals("repaired")) {
                    row.path("repaired").forEach(note -> add(problems, number, note));
                }
            });
            if (!page.has("next")) {
                return result;
            }
            page = target.page(run.path("id").asText(), page.path("next").asText());
        }
    }

    private static void add(ArrayNode problems, int row, JsonNode note) {
        problems.addObject().put("row", row).put("reason", note.path("reason").asText());
    }
}
