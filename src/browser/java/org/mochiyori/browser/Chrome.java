package org.mochiyori.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.jar.DriverJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, driven by Playwright; nothing is downloaded here. */
final class Chrome implements AutoCloseable {
    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chrome(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it. @throws AssertionError where there is none */
    static Chrome start() {
        Path program = find();
        unpackDriver(Path.of(System.getProperty("playwright.cli.dir")));
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--no-first-run")));
        return new Chrome(playwright, browser);
    }

    /** A window of its own, sharing nothing with others. */
    Browser browser() {
        return browser;
    }

    private static Path find() {
        return Stream.concat(Optional.ofNullable(System.getenv("MOCHIYORI_CHROMIUM")).stream(), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium found: install one (apt-get install chromium"
                        + " fonts-noto-cjk) or name it in MOCHIYORI_CHROMIUM"));
    }

    /** Once for all runs: Playwright by itself unpacks it in every JVM, which takes seconds. */
    private static void unpackDriver(Path folder) {
        if (Files.exists(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder.getParent());
            Path half = Files.createTempDirectory(folder.getParent(), "unpacking-");
            DriverJar.installDriverTo(half);
            Files.move(half, folder);
        } catch (FileAlreadyExistsException someoneWasFaster) {
            return;
        } catch (IOException | URISyntaxException failed) {
            throw new UncheckedIOException(new IOException("cannot unpack the driver into " + folder, failed));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
