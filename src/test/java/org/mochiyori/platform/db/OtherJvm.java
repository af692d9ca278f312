package org.mochiyori.platform.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A second Java program that starts a server and then waits to be killed. */
final class OtherJvm {
    private OtherJvm() {}

    record Started(Process process, long postgresPid) {}

    /** Returns when its server runs. */
    static Started start(EmbeddedPostgres.Settings settings) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dsun.jnu.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        settings.data().toString(),
                        settings.cache().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("pid ")) {
                return new Started(process, Long.parseLong(line.substring(4)));
            }
        }
        throw new IllegalStateException("the other program ended");
    }

    public static void main(String[] arguments) throws InterruptedException {
        var settings = EmbeddedPostgres.Settings.of(Path.of(arguments[0])).withCache(Path.of(arguments[1]));
        System.out.println("pid " + EmbeddedPostgres.start(settings).pid());
        Thread.currentThread().join();
    }
}
