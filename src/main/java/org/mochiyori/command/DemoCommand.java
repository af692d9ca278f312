package org.mochiyori.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mochiyori.demo.Demo;
import org.mochiyori.demo.DemoSeed;
import org.mochiyori.demo.Walkthrough;
import org.mochiyori.platform.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mochiyori demo}: a server with three invented hubs, ready to be walked through. */
@Command(
        name = "demo",
        description = {
            "Starts a server with three sample hubs, groups, rooms, pools and skills, until Ctrl-C.",
            "見本のサーバーを起動します（実在の施設の予約はできません）。"
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Runnable {
    @Option(names = "--fresh", description = "Throws away what earlier demos kept and starts anew.")
    private boolean fresh;

    @Option(names = "--port", paramLabel = "N", description = "Public port, management on N+1000; 0 takes free ones.")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where to keep the demo's data.")
    private @Nullable Path data;

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "Written once everything answers: addresses, tokens, samples.")
    private @Nullable Path readyFile;

    @Option(
            names = "--walkthrough",
            description = "Plays the main job through the public API, prints each step, and ends.")
    private boolean walkthrough;

    @Override
    public void run() {
        DemoFolder folder = DemoFolder.choose(Optional.ofNullable(data), Optional.ofNullable(port));
        if (fresh) {
            folder.clear();
        }
        Optional<DemoFolder.Running> other = folder.findRunning();
        if (other.isPresent() && walkthrough) {
            play(other.get().url(), folder.demo());
            return;
        }
        if (other.isPresent()) {
            throw new Refusal("A demo runs on this data already: " + other.get().url());
        }
        try {
            serve(folder);
        } finally {
            folder.throwAway();
        }
    }

    private void serve(DemoFolder folder) {
        DemoFolder.Ports ports = folder.ports(Optional.ofNullable(port));
        try (Running running = Running.start(Running.Config.read(settings(folder, ports)))) {
            String url = "http://localhost:" + ports.web();
            String management = "http://127.0.0.1:" + ports.management();
            Demo demo = folder.isSeeded() ? folder.demo() : seed(running, folder, url);
            running.server().untilReady();
            folder.noteRunning(url);
            if (readyFile != null) {
                demo.writeReady(readyFile, url, management);
            }
            if (walkthrough) {
                play(url, demo);
                return;
            }
            DemoText.print(demo, url, management);
            running.untilStopped();
        } finally {
            folder.noteStopped();
        }
    }

    private static Demo seed(Running running, DemoFolder folder, String url) {
        System.out.println("見本をつくっています / Making the samples:");
        Demo demo = new DemoSeed(running.server().features(), url, line -> System.out.println("  " + line)).make();
        folder.keep(demo);
        return demo;
    }

    private static void play(String url, Demo demo) {
        new Walkthrough(url, demo, Clock.systemUTC(), System.out::println).play();
    }

    private static Settings settings(DemoFolder folder, DemoFolder.Ports ports) {
        Map<String, String> settings = new HashMap<>();
        settings.put("data", folder.data().toString());
        settings.put("port", String.valueOf(ports.web()));
        settings.put("management.port", String.valueOf(ports.management()));
        settings.put("origin", "http://localhost:" + ports.web());
        settings.put("demo", "true");
        return Settings.of(settings);
    }
}
