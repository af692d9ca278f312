package org.mochiyori.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mochiyori.demo.Demo;
import org.mochiyori.demo.DemoSeed;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/**
 * One server with the sample hubs and one browser for all browser tests of a run; each test opens windows
 * of its own, which are closed after it. What a test failed at is photographed into {@code target/browser/}.
 */
final class Stage implements BeforeAllCallback, AfterEachCallback {
    /** A Saturday morning in Japan, before anybody has come to the desk. */
    private static final String NOW = "2027-01-09T00:30:00Z";

    private static final Path PICTURES = Path.of("target", "browser");

    private final List<Window> open = new ArrayList<>();
    private Set set;

    /** What all tests of a run share. */
    private record Set(TestHub server, TestClock clock, Demo demo, Chrome chrome, Map<String, List<Cookie>> signedIn)
            implements AutoCloseable {
        static Set up() {
            Chrome chrome = Chrome.start();
            TestClock clock = TestClock.at(NOW);
            TestHub server = TestHub.start(clock);
            Demo demo = new DemoSeed(server.features(), server.client().base(), line -> {}).make();
            server.untilReady();
            return new Set(server, clock, demo, chrome, new LinkedHashMap<>());
        }

        @Override
        public void close() {
            chrome.close();
            server.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        set = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Stage.class))
                .getOrComputeIfAbsent(Set.class, key -> Set.up(), Set.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Window window = open.get(i);
            if (failed) {
                String name = context.getRequiredTestMethod().getName() + "-" + i + ".png";
                window.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setPath(PICTURES.resolve(name))
                                .setFullPage(true));
            }
            complaints.addAll(window.complaints());
            window.close();
        }
        open.clear();
        if (!failed && !complaints.isEmpty()) {
            throw new AssertionError("the browser complained: " + complaints);
        }
    }

    /** The server. */
    TestHub server() {
        return set.server();
    }

    /** The sample hub that tests play in. */
    Demo.Hub hub() {
        return set.demo().hubs().getFirst();
    }

    /** The time of the server, for all tests of the run: only forward. */
    TestClock clock() {
        return set.clock();
    }

    /** A phone held upright, signed in as nobody. */
    Window phone() {
        return open(Window.PHONE);
    }

    /** A phone whose browser runs no scripts. */
    Window phoneWithoutScripts() {
        return open(Window.PHONE.scripts(false));
    }

    /** A window of this kind. */
    Window open(Window.Look look) {
        BrowserContext context = set.chrome()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(set.server().client().base())
                        .setViewportSize(look.width(), look.height())
                        .setHasTouch(look.touch())
                        .setIsMobile(look.touch())
                        .setJavaScriptEnabled(look.scripts())
                        .setLocale(look.language())
                        .setReducedMotion(ReducedMotion.REDUCE));
        Window window = new Window(context, look);
        open.add(window);
        return window;
    }

    /** The same window after signing in as the holder of this role in the sample hub; by the form the first time. */
    Window as(String role, Window window) {
        if (!set.signedIn().containsKey(role)) {
            Window door = phone().open("/sign-in").signIn(hub().accounts().get(role));
            door.reads("ログアウト");
            set.signedIn()
                    .put(
                            role,
                            door.context().cookies().stream()
                                    .filter(cookie -> cookie.name.contains("mochiyori"))
                                    .toList());
        }
        window.context().addCookies(set.signedIn().get(role));
        return window;
    }

    /** A path with the samples named in braces filled in. */
    String named(String path) {
        String named = path.replace("{hub}", hub().id());
        if (named.contains("{place}")) {
            named = named.replace("{place}", before().place("automaticSpace"));
        }
        for (Map.Entry<String, String> sample : hub().samples().entrySet()) {
            named = named.replace("{" + sample.getKey() + "}", sample.getValue());
        }
        return named;
    }

    /** What tests let happen before somebody opens a page. */
    Before before() {
        return new Before(set.server(), hub());
    }
}
