package org.mochiyori.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA as far as a machine can tell (JIS X 8341-3:2016 is a part of it), on each main page. */
class AccessibilityTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final String RULES = "/listings/{automaticSpace}/rules";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    /** The main pages by who reads them; a name in braces is a sample. */
    private static Stream<Map.Entry<String, String>> pages() {
        Stream<String> everybodys = Stream.of(
                "/",
                "/?q=しゅうかいしつ",
                "/?q=ぞうのおり&kind=skill&persons=9000",
                "/months?q=集会室",
                "/listings/{automaticSpace}",
                "/listings/{pool}",
                "/listings/{skill}",
                "/embed/listings/{automaticSpace}",
                "/help",
                "/credits",
                "/docs",
                "/sign-in",
                "/reset",
                "/register/person",
                "/nowhere");
        return Stream.of(
                        everybodys.map(path -> Map.entry("", path)),
                        of("borrower", "/bookings", "/notices", "/me", "/listings/{pool}/book", "/register/group"),
                        of("lender", "/inbox", "/listings/{automaticSpace}", "/imports"),
                        of("lender", RULES, RULES + "/opening", RULES + "/tariff", RULES + "/quotas"),
                        of("lender", "/listings/{automaticSpace}/blocks", "/listings/{pool}/outages"),
                        of("curator", "/curation", "/imports", "/desk/rules"),
                        of("desk", "/desk", "/desk/person", "/desk/day", "/desk/displaced", "/desk/uses"))
                .flatMap(one -> one);
    }

    private static Stream<Map.Entry<String, String>> of(String role, String... paths) {
        return Stream.of(paths).map(path -> Map.entry(role, path));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_machine_finds_no_barrier_and_nothing_runs_off_the_screen(Map.Entry<String, String> page) {
        Window phone = shown(page.getKey(), page.getValue(), Window.PHONE);
        assertThat(barriers(phone)).isEmpty();
        assertThat(phone.overflowing()).isEmpty();
        phone.textAt200Percent();
        assertThat(phone.overflowing()).as("at 200 % text").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "easy", "en"})
    void every_language_fits_a_narrow_phone(String language) {
        for (String path : List.of("/", "/?q=集会室", "/listings/{automaticSpace}", "/help", "/register/person")) {
            Window phone = STAGE.open(new Window.Look(320, 640, true, true, "ja"));
            phone.open(STAGE.named(path) + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(phone.overflowing()).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "easy", "en"})
    void the_form_of_every_rule_fits_a_narrow_phone(String language) {
        for (String kind : List.of(
                "",
                "/opening",
                "/lending",
                "/tariff",
                "/reduction",
                "/cancellation",
                "/admission",
                "/paper",
                "/custody",
                "/report")) {
            Window phone = STAGE.as("lender", STAGE.open(new Window.Look(320, 640, true, true, "ja")));
            phone.open(STAGE.named(RULES + kind) + "?lang=" + language);
            assertThat(phone.overflowing()).as(kind).isEmpty();
        }
    }

    private static Window shown(String role, String path, Window.Look look) {
        Window window = STAGE.open(look);
        return (role.isEmpty() ? window : STAGE.as(role, window)).open(STAGE.named(path));
    }

    /** What a machine finds wrong on the page that is open, in words. */
    static List<String> barriers(Window window) {
        return new AxeBuilder(window.page())
                .withTags(WCAG).analyze().getViolations().stream()
                        .map(AccessibilityTest::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
