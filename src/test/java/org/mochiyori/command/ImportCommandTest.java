package org.mochiyori.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.support.TestHub;
import org.mochiyori.support.TestPostgres;
import picocli.CommandLine;

/** Files into a running server by its API, and into the data of a stopped one: the same words either way. */
class ImportCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();
    private TestPostgres.Database database;
    private TestHub server;
    private Lender lender;
    private Lender other;
    private Path lists;

    @BeforeEach
    void settle() throws IOException {
        database = TestPostgres.database();
        server = TestHub.over(database, Clock.systemUTC());
        lender = ListingFixture.on(server).lender();
        other = ListingFixture.on(server).lender();
        Files.writeString(folder.resolve("mochiyori.yaml"), """
                data: %s
                database: %s
                database-migration: %s
                """.formatted(
                        folder.resolve("data"), database.applicationUrl(), database.url()));
        lists = Files.createDirectories(folder.resolve("lists").resolve("deeper"))
                .getParent();
        Files.writeString(
                lists.resolve("b.csv"),
                "市区町村コード,NO,名称,住所,電話番号\n132110,1,桜会館,東京都小平市小川町1-1,０４２-371-1111\n,,,,\n132110,2,,東京都小平市小川町2-1,\n");
        Files.writeString(lists.resolve("deeper").resolve("a.csv"), "市区町村コード,名称,住所\n132110,梅会館,東京都小平市小川町3-1\n");
        Files.writeString(lists.resolve("README.md"), "# what these lists are\n");
        Files.writeString(lists.resolve(".hidden"), "x");
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_running_server_and_the_data_of_a_stopped_one_answer_in_the_same_words() throws IOException {
        Run remote = remote(lender, "--json", "--publish", lists.toString());
        Run local = local(other, "--json", "--publish", lists.toString());

        assertThat(remote.exit()).as(errors.toString()).isZero();
        assertThat(remote.lines()).hasSize(2);
        assertThat(remote.lines()).isEqualTo(local.lines());
        JsonNode first = remote.lines().getFirst();
        assertThat(first.path("file").asText()).isEqualTo("b.csv");
        assertThat(first.path("state").asText()).isEqualTo("applied");
        assertThat(first.path("created").asInt()).isEqualTo(1);
        assertThat(first.path("rows").asInt())
                .isEqualTo(first.path("read").asInt()
                        + first.path("refused").asInt()
                        + first.path("blank").asInt());
        assertThat(first.path("problems")).isNotEmpty();
        assertThat(remote.lines().getLast().path("file").asText()).isEqualTo("a.csv");
    }

    @Test
    void the_credit_that_is_named_stands_with_what_came_of_the_list() throws IOException {
        for (Lender whose : List.of(lender, other)) {
            String[] named = {"--json", "--credit", "小平市「施設一覧」", "--licence", "CC BY 4.0", lists.toString()};
            assertThat((whose == lender ? remote(whose, named) : local(whose, named)).exit())
                    .isZero();
            assertThat(server.features()
                            .platform()
                            .db()
                            .list(
                                    "select distinct credit || ' ' || licence as said from sources where hub = $1",
                                    row -> row.getString("said"),
                                    whose.hub()))
                    .containsExactly("小平市「施設一覧」 CC BY 4.0");
        }
    }

    @Test
    void what_was_repaired_counts_among_what_was_read() throws IOException {
        Path list = Files.writeString(
                lists.resolve("swapped.csv"), "名称,緯度,経度\n桜会館,139.45,35.63\n梅会館,35.63,139.45\n,35,139\n");
        JsonNode counts =
                remote(lender, "--json", "--dry-run", list.toString()).lines().getFirst();
        assertThat(List.of(
                        counts.path("rows").asInt(),
                        counts.path("read").asInt(),
                        counts.path("repaired").asInt(),
                        counts.path("refused").asInt()))
                .containsExactly(3, 2, 1, 1);
    }

    @Test
    void a_dry_run_takes_nothing_over() throws IOException {
        Run dry = remote(lender, "--json", "--dry-run", lists.toString());
        assertThat(dry.exit()).isZero();
        assertThat(dry.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("state").asText()).isEqualTo("previewed"))
                .allSatisfy(line -> assertThat(line.path("created").asInt()).isZero());
        assertThat(dry.lines())
                .isEqualTo(local(other, "--json", "--dry-run", lists.toString()).lines());
        assertThat(count()).isZero();
    }

    @Test
    void one_refused_file_is_told_by_the_exit_code_and_the_others_are_taken_in() throws IOException {
        Files.writeString(lists.resolve("a-page.csv"), "<!DOCTYPE html><html><body>404</body></html>");
        for (Run run : List.of(remote(lender, "--json", lists.toString()), local(other, "--json", lists.toString()))) {
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.lines())
                    .extracting(line -> line.path("state").asText())
                    .containsExactly("refused", "applied", "applied");
            assertThat(run.lines().getFirst().path("problems")).isNotEmpty();
        }
    }

    @Test
    void wrong_use_is_2_and_a_refusing_server_is_1() throws IOException {
        String file = lists.resolve("b.csv").toString();
        String url = server.client().base();
        assertThat(run("--hub", lender.hub(), "--url", url, "--token", "none", file)
                        .exit())
                .isEqualTo(1);
        assertThat(errors.toString()).contains("401");
        assertThat(run(
                                "--hub",
                                "nowhere",
                                "--url",
                                url,
                                "--token",
                                lender.curator().token(),
                                file)
                        .exit())
                .isEqualTo(1);
        assertThat(remote(lender, lists.resolve("gone.csv").toString()).exit()).isEqualTo(2);
        assertThat(run("--url", url, "--token", "x", file).exit()).isEqualTo(2);
        assertThat(count()).isZero();
    }

    private int count() {
        return server.features()
                .platform()
                .db()
                .get("select count(*)::int as n from listings", row -> row.getInteger("n"));
    }

    private record Run(int exit, List<JsonNode> lines) {}

    private Run remote(Lender by, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "--hub",
                by.hub(),
                "--url",
                server.client().base(),
                "--token",
                by.curator().token()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private Run local(Lender by, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "--hub", by.hub(), "--config", folder.resolve("mochiyori.yaml").toString()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private Run run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(arguments));
        StringWriter printed = new StringWriter();
        CommandLine line = Commands.line();
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(errors, true));
        int exit = line.execute(all.toArray(String[]::new));
        ArrayNode lines = MAPPER.createArrayNode();
        for (String each :
                printed.toString().lines().filter(text -> text.startsWith("{")).toList()) {
            lines.add(MAPPER.readTree(each));
        }
        return new Run(exit, lines.valueStream().toList());
    }
}
