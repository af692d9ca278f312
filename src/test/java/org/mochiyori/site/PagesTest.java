package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.platform.text.Language;

class PagesTest {
    private static final Map<String, String> HTML = new LinkedHashMap<>();
    private static final Map<String, PageUnderTest> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void renders_every_page_in_every_language() throws Exception {
        Pages pages = new Pages();
        for (Language language : Language.values()) {
            SampleViews.all()
                    .forEach((name, view) ->
                            HTML.put(name + "." + language.code(), pages.render(Gallery.shell(language, name), view)));
        }
        Gallery.write(HTML);
        HTML.forEach((name, html) -> PAGES.put(name, PageUnderTest.parse(name, html)));
    }

    /** Every page once: how it is built does not depend on the language. */
    private static void each(BiConsumer<String, PageUnderTest> check) {
        PAGES.forEach((name, page) -> {
            if (name.endsWith(".ja")) {
                check.accept(name, page);
            }
        });
    }

    @Test
    void every_page_is_well_formed_and_has_unique_ids() {
        each((name, page) -> assertThat(page.ids()).as(name).doesNotHaveDuplicates());
    }

    @Test
    void a_page_that_is_not_well_formed_is_noticed() {
        assertThatThrownBy(() -> PageUnderTest.parse("bad", "<!DOCTYPE html><html><p>x</html>"))
                .hasMessageContaining("bad");
    }

    @Test
    void no_page_carries_style_or_script_inside() {
        each((name, page) -> {
            assertThat(page.all("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]"))
                    .as(name)
                    .isEmpty();
            assertThat(HTML.get(name)).as(name).doesNotContain("javascript:", "hx-on", "hx-vals");
        });
    }

    @Test
    void every_box_has_a_label_and_what_describes_it_is_there() {
        each((name, page) -> {
            assertThat(page.boxesWithoutLabel()).as(name).isEmpty();
            for (String list : page.values("//@aria-describedby | //@aria-labelledby | //label/@for")) {
                assertThat(page.ids()).as(name).contains(list.split(" "));
            }
        });
    }

    @Test
    void every_page_has_one_heading_and_at_most_one_main_button() {
        each((name, page) -> {
            assertThat(page.all("//h1")).as(name).hasSize(1);
            assertThat(page.all("//*[contains(concat(' ', @class, ' '), ' button main ')]"))
                    .as(name)
                    .hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void headings_skip_no_level() {
        each((name, page) -> {
            int before = 1;
            for (String level : page.headings()) {
                int now = level.charAt(1) - '0';
                assertThat(now).as(name + " after h" + before).isLessThanOrEqualTo(before + 1);
                before = now;
            }
        });
    }

    @Test
    void every_page_has_the_phone_number_the_demo_banner_and_a_way_past_the_header() {
        each((name, page) -> {
            assertThat(page.values("//footer//a/@href")).as(name).contains("tel:0120000000");
            assertThat(page.all("//p[@class='demo']")).as(name).hasSize(1);
            assertThat(page.values("//a[@class='skip']/@href")).as(name).containsExactly("#main");
        });
    }

    @Test
    void every_form_that_changes_something_sends_the_token() {
        each((name, page) -> assertThat(page.all("//form[@method='post'][not(.//input[@name='once'])]"))
                .as(name)
                .isEmpty());
    }

    @Test
    void the_language_of_a_page_is_declared_and_the_switch_keeps_the_place() {
        each((name, page) ->
                assertThat(page.values("/html/@lang")).as(name).containsExactly(name.endsWith(".en") ? "en" : "ja"));
        assertThat(PAGES.get("home.ja").values("//ul[@class='languages']//a/@href"))
                .isEqualTo(List.of(
                        "/?q=%E9%9B%86%E4%BC%9A%E5%AE%A4+%26+%3C%E5%9C%9F%E6%9B%9C%3E&lang=easy",
                        "/?q=%E9%9B%86%E4%BC%9A%E5%AE%A4+%26+%3C%E5%9C%9F%E6%9B%9C%3E&lang=en"));
    }

    @Test
    void what_people_typed_is_escaped_and_kept() {
        assertThat(HTML.get("request-skill-errors.ja")).contains("母語での&lt;面談>").doesNotContain("母語での<面談");
    }

    @Test
    void easy_japanese_has_readings_and_english_has_no_japanese_in_its_frame() {
        assertThat(PAGES.get("problem-404.easy").all("//footer//rt")).isNotEmpty();
        assertThat(PAGES.get("problem-404.en").all("//main//text()"))
                .noneMatch(text -> text.getNodeValue().matches("(?s).*\\p{IsHan}.*"));
    }

    @Test
    void a_place_without_an_offer_has_no_button_to_apply() {
        PageUnderTest page = PAGES.get("listing-place-only.ja");
        assertThat(page.all("//*[contains(@class, 'button main')]")).isEmpty();
        assertThat(HTML.get("listing-place-only.ja")).contains("場所の案内（予約は施設の窓口へ）");
    }

    @Test
    void the_first_page_is_small() {
        int bytes = HTML.get("home.ja").getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        int files = 0;
        for (String name : List.of("site.css", "mark.svg", "icons.svg", "htmx.js")) {
            files += StaticFiles.load().get(name).gzip().length();
        }
        // Compressed files plus the uncompressed page: more than what goes over the wire.
        assertThat(bytes + files).isLessThan(100_000);
    }
}
