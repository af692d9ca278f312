package org.mochiyori.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
                        of(
                                "lender",
                                "/listings/{automaticSpace}/blocks",
                                "/places/{place}/blocks",
                                "/listings/{pool}/outages"),
                        of("operator", "/desk/emergency", "/hubs/{hub}/emergency/settings"),
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
        hasNoBarrier(shown(page.getKey(), page.getValue(), Window.PHONE));
    }

    @Test
    void a_form_that_was_refused_says_so_where_it_brings_its_reader() {
        for (String path : List.of("/places/{place}/blocks", "/listings/{automaticSpace}/book")) {
            Window phone = shown("lender", path, Window.PHONE);
            phone.page().evaluate("() => document.querySelectorAll('form').forEach(form => form.noValidate = true)");
            phone.page().locator("main form[action$='#sent'] button").first().tap();
            phone.reads("を直してください");
            assertThat(phone.page().locator("#sent").boundingBox().y).as(path).isBetween(-1.0, 300.0);
            hasNoBarrier(phone);
        }
        // Of several forms alike it is the one that was sent.
        STAGE.before().book("automaticSpace", "2027-02-20T10:00:00+09:00", "2027-02-20T12:00:00+09:00");
        STAGE.before().book("automaticSpace", "2027-02-20T13:00:00+09:00", "2027-02-20T15:00:00+09:00");
        Window phone = shown("lender", "/listings/{automaticSpace}/blocks", Window.PHONE);
        phone.page().getByLabel("はじめの日").fill("2027-02-20");
        phone.page().getByLabel("はじめの時刻").fill("09:00");
        phone.page().getByLabel("終わりの日").fill("2027-02-20");
        phone.page().getByLabel("終わりの時刻").fill("21:00");
        phone.type("理由", "床の修理（例）").press("この時間を止める").isAt("この時間には2件の予約があります");
        hasNoBarrier(phone);
        phone.press("これで止める").reads("2件の予約が残っています");
        hasNoBarrier(phone);
        phone.page().evaluate("() => document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        phone.page().locator("form[action$='/decide#sent'] button").last().tap();
        phone.reads("入れてください");
        assertThat(phone.page().locator("#sent .error").boundingBox().y).isBetween(-1.0, 844.0);
        hasNoBarrier(phone);
        phone.press("使えるようになった（また貸す）").reads("取りやめました");
    }

    @Test
    void the_page_before_a_rule_ends_and_an_emergency_that_is_on_have_no_barrier() {
        STAGE.before().tariff("automaticSpace", 600);
        Window phone = shown("lender", RULES + "/tariff", Window.PHONE);
        phone.page().getByLabel("いつからやめるか").fill("2027-03-01");
        phone.press("この決まりをやめる").reads("もう決まった予約の日時");
        hasNoBarrier(phone);
        phone.press("この日からやめる").reads("ここからは、上の決まりによります");

        Window desk = shown("operator", "/desk/emergency", Window.PHONE);
        desk.type("理由", "地震のため（例）").press("緊急モードにして、回収を知らせる").reads("緊急モード中です");
        hasNoBarrier(desk);
        Window visitor = shown("", "/listings/{tents}", Window.PHONE).reads("いまは窓口だけが貸し出しています");
        hasNoBarrier(visitor);
        hasNoBarrier(shown("desk", "/desk", Window.PHONE).reads("緊急モード中です"));
        desk.press("緊急モードを終える").reads("これまでの緊急モード");
    }

    private static void hasNoBarrier(Window phone) {
        assertThat(barriers(phone)).isEmpty();
        assertThat(phone.overflowing()).isEmpty();
        phone.textAt200Percent();
        assertThat(phone.overflowing()).as("at 200 % text").isEmpty();
        phone.page().evaluate("() => document.documentElement.style.fontSize = ''");
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
