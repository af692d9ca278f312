package org.mochiyori.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher over a made-up checkout, JDKs and Maven wrapper: nothing is really built. */
@Timeout(60)
class LauncherTest {
    private static final String BUILD = "echo built >>builds; mkdir -p target; echo jar >target/mochiyori.jar\n";

    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void clone_it() throws IOException {
        checkout = Files.createDirectories(folder.resolve("my 持ち寄り checkout"));
        Files.copy(Path.of("mochiyori"), checkout.resolve("mochiyori"));
        script(checkout.resolve("mvnw"), BUILD);
        Files.createDirectories(checkout.resolve("src/main"));
        Files.writeString(checkout.resolve("src/main/A.java"), "class A {}");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    }

    @Test
    void it_works_from_anywhere_through_a_link_and_hands_arguments_over_untouched() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("linked name"), checkout.resolve("mochiyori"));

        var ran = run(Map.of("MOCHIYORI_JAVA_HOME", jdk(25)), link, "import", "備品 台帳.csv", "*", "");

        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.output()).startsWith("java 25\n").contains("[-Dmochiyori.home=" + checkout.toRealPath() + "]");
        assertThat(ran.output())
                .endsWith("[-jar]\n[" + checkout.toRealPath()
                        + "/target/mochiyori.jar]\n[import]\n[備品 台帳.csv]\n[*]\n[]\n");
    }

    @Test
    void options_of_the_operator_come_after_ours_and_so_win() throws Exception {
        var ran = run(Map.of("MOCHIYORI_JAVA_HOME", jdk(25), "MOCHIYORI_JAVA_OPTS", "-Xmx4g -Dx=*"), launcher());

        assertThat(ran.output()).containsSubsequence("[-Xmx900m]", "[-Xmx4g]", "[-Dx=*]");
    }

    @Test
    void an_old_jdk_of_the_surroundings_is_passed_over() throws Exception {
        Path newer = Path.of(jdk(23));
        var ran = run(Map.of("JAVA_HOME", jdk(17), "PATH", newer.resolve("bin") + ":/usr/bin:/bin"), launcher());

        assertThat(ran.output()).startsWith("java 23\n");
    }

    @Test
    void an_old_jdk_that_was_named_is_refused() throws Exception {
        var ran = run(Map.of("MOCHIYORI_JAVA_HOME", jdk(17)), launcher());

        assertThat(ran.code()).isEqualTo(69);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.said())
                .contains("JDK 21 以上")
                .contains("MOCHIYORI_JAVA_HOME")
                .hasLineCount(1);
    }

    @Test
    void a_machine_without_any_jdk_is_told_what_to_install() throws Exception {
        assumeTrue(
                wait(start(Map.of(), List.of("unshare", "-Urm", "true"))).code() == 0,
                "hiding the JDKs of this machine needs a mount namespace");
        var hidden = "for d in /usr/lib/jvm /opt; do mount -t tmpfs none $d; done; PATH=/usr/bin:/bin exec ./mochiyori";

        var ran = wait(start(Map.of("HOME", folder.toString()), List.of("unshare", "-Urm", "sh", "-c", hidden)));

        assertThat(ran.code()).isEqualTo(69);
        assertThat(ran.said()).contains("No JDK 21 or newer found: install one");
    }

    @Test
    void it_builds_when_the_program_is_missing_or_older_than_its_sources_and_only_then() throws Exception {
        var first = run(Map.of("MOCHIYORI_JAVA_HOME", jdk(25)), launcher());
        assertThat(first.said()).contains("組み立てています");
        assertThat(first.output()).doesNotContain("組み立て");
        assertThat(builds()).isEqualTo(1);

        assertThat(run(Map.of("MOCHIYORI_JAVA_HOME", jdk(25)), launcher()).said())
                .isEmpty();
        assertThat(builds()).isEqualTo(1);

        var later = FileTime.fromMillis(Files.getLastModifiedTime(checkout.resolve("target/mochiyori.jar"))
                        .toMillis()
                + 2000);
        Files.setLastModifiedTime(checkout.resolve("src/main/A.java"), later);
        run(Map.of("MOCHIYORI_JAVA_HOME", jdk(25)), launcher());
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void a_failed_build_shows_its_errors_and_starts_nothing() throws Exception {
        script(checkout.resolve("mvnw"), "echo '[INFO] --- compiler'; echo '[ERROR] A.java: no'; exit 1\n");

        var ran = run(Map.of("MOCHIYORI_JAVA_HOME", jdk(25)), launcher());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.output()).isEmpty();
        assertThat(ran.said()).contains("[ERROR] A.java: no").contains("組み立てに失敗しました");
    }

    @Test
    void two_at_once_build_once_and_both_run() throws Exception {
        script(checkout.resolve("mvnw"), "sleep 0.5\n" + BUILD);
        var environment = Map.of("MOCHIYORI_JAVA_HOME", jdk(25));
        Process one = start(environment, List.of(launcher().toString()));
        Process other = start(environment, List.of(launcher().toString()));

        assertThat(wait(one).output()).startsWith("java 25");
        assertThat(wait(other).output()).startsWith("java 25");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void what_an_interrupted_build_left_is_not_trusted() throws Exception {
        script(checkout.resolve("mvnw"), BUILD + "exec sleep 30\n");
        Process cut =
                start(Map.of("MOCHIYORI_JAVA_HOME", jdk(25)), List.of(launcher().toString()));
        while (!Files.exists(checkout.resolve("target/mochiyori.jar"))) {
            Thread.onSpinWait();
        }
        var family = new ArrayList<>(cut.descendants().toList());
        family.add(cut.toHandle());
        family.forEach(ProcessHandle::destroyForcibly);
        cut.waitFor();
        script(checkout.resolve("mvnw"), BUILD);

        var ran = run(Map.of("MOCHIYORI_JAVA_HOME", jdk(25)), launcher());

        assertThat(ran.output()).startsWith("java 25");
        assertThat(builds()).isEqualTo(2);
    }

    private record Ran(int code, String output, String said) {}

    private Path launcher() {
        return checkout.resolve("mochiyori");
    }

    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    private Ran run(Map<String, String> environment, Path program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return wait(start(environment, command));
    }

    private Process start(Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(checkout.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "MOCHIYORI_JAVA_HOME", "MOCHIYORI_JAVA_OPTS"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ran wait(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output, said);
    }

    /** A folder that looks like a JDK; its java prints its version and arguments and ends with 7. */
    private String jdk(int feature) throws IOException {
        Path home = folder.resolve("jdk " + feature);
        Files.createDirectories(home.resolve("bin"));
        script(
                home.resolve("bin/java"),
                "echo java " + feature + "; for a in \"$@\"; do echo \"[$a]\"; done; exit 7\n");
        script(home.resolve("bin/javac"), "exit 1\n");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + feature + ".0.1\"\n");
        return home.toString();
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
