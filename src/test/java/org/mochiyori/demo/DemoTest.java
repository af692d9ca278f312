package org.mochiyori.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.support.TestHub;

class DemoTest {
    private static TestHub server;
    private static Demo demo;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() {
        server = TestHub.start();
        demo = new DemoSeed(server.features(), server.client().base(), line -> {}).make();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_main_job_can_be_played_again_and_again() {
        for (int time = 0; time < 2; time++) {
            List<String> steps = new ArrayList<>();
            new Walkthrough(server.client().base(), demo, Clock.systemUTC(), steps::add).play();
            assertThat(steps).hasSize(9);
        }
    }

    @Test
    void every_sample_hub_and_person_is_marked_as_one() {
        assertThat(demo.hubs())
                .hasSize(3)
                .allSatisfy(hub -> assertThat(hub.name()).endsWith("（例）"));
        Demo.plan()
                .path("hubs")
                .forEach(hub -> hub.path("people")
                        .forEach(person ->
                                assertThat(person.path("name").asText()).endsWith("（例）")));
    }

    @Test
    void the_ready_file_names_what_programs_need_and_only_its_owner_reads_it() throws Exception {
        Path file = folder.resolve("ready.json");
        demo.writeReady(file, "http://localhost:1", "http://127.0.0.1:2");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.readString(file))
                .contains(
                        "\"automaticSpace\"",
                        "\"decidedSpace\"",
                        "\"pool\"",
                        "\"skill\"",
                        "\"operator\"",
                        "\"resident\"");
    }

    @Test
    void a_demonstration_kept_is_read_back() {
        Path file = folder.resolve("demo.json");
        demo.write(file);
        assertThat(Demo.read(file)).isEqualTo(demo);
        assertThatThrownBy(() -> Demo.read(folder.resolve("none.json"))).hasMessageContaining("--fresh");
    }
}
