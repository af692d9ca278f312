package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.saved.SavedFixture;
import org.mochiyori.search.SearchFixture;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;
import org.w3c.dom.Element;

/** Keeping a search from a page of results, without scripts. */
class SavedPagesTest {
    private static final TestClock CLOCK = TestClock.at("2026-12-01T00:00:00Z");

    private static TestHub server;
    private static BookingFixture fixture;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
        fixture = BookingFixture.on(server);
        SearchFixture.catchUp(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_search_is_kept_from_the_page_of_its_results_tells_what_came_is_renamed_and_ended() {
        Who who = fixture.people().resident();
        Browser browser = Browser.on(server).as(who, fixture.people().cookie(who));
        Browser.Shown results = browser.get("/?q=%E4%BC%9A%E8%AD%B0%E5%AE%A4&persons=4&here=1");
        Element keep = (Element)
                results.page().all("//p[@class='keep']/a[contains(., '保存')]").getFirst();
        Browser.Shown form = browser.get(keep.getAttribute("href"));
        assertThat(form.heading()).isEqualTo("検索を保存する");
        Browser.Shown saved = browser.send(form, SavedPages.PATH, Map.of());
        assertThat(saved.heading()).isEqualTo("会議室");
        assertThat(saved.text()).contains("まだ知らせたものはありません", "4人");

        CLOCK.advance(Duration.ofSeconds(1));
        Entry room = fixture.room();
        SavedFixture.run(server);
        SearchFixture.catchUp(server);
        Browser.Shown notices = browser.get("/notices");
        Element told =
                (Element) notices.page().all("//h2[@class='row-title']/a").getFirst();
        assertThat(told.getTextContent()).isEqualTo("探していたものが見つかりました");
        Browser.Shown page = browser.get(told.getAttribute("href"));
        assertThat(page.text()).contains(room.listing().name(), "新しく加わりました", "いま合うもの：1件");

        String at = told.getAttribute("href");
        Browser.Shown nameless = browser.send(page, at + "/rename", Map.of("name", " "));
        assertThat(nameless.reply().status()).isEqualTo(422);
        assertThat(nameless.text()).contains("入れてください");
        Browser.Shown renamed = browser.send(page, at + "/rename", Map.of("name", "例会の部屋"));
        assertThat(renamed.heading()).isEqualTo("例会の部屋");
        assertThat(browser.get("/me").text()).contains("保存した検索");
        assertThat(browser.get(SavedPages.PATH).text()).contains("例会の部屋");
        assertThat(browser.send(renamed, at + "/delete", Map.of()).text()).contains("保存した検索はまだありません");
    }

    @Test
    void who_ended_the_letters_is_told_so_on_the_pages_and_has_them_again_with_one_button() {
        Who who = fixture.people().resident();
        Browser browser = Browser.on(server).as(who, fixture.people().cookie(who));
        browser.send(browser.get(SavedPages.keep("kind=equipment")), SavedPages.PATH, Map.of("name", "机"));
        CLOCK.advance(Duration.ofSeconds(1));
        fixture.listings().desks(fixture.lender());
        SavedFixture.run(server);
        String key = server.features()
                .platform()
                .db()
                .get(
                        "select k.key from letter_stops k join saved_searches s on s.id = k.search where s.person = $1",
                        row -> row.getString("key"),
                        who.id());
        String at = browser.get(SavedPages.PATH).page().values("//h3/a/@href").getFirst();
        assertThat(browser.get(at).text()).doesNotContain("メールは止まっています");
        Browser letter = Browser.on(server);
        letter.send(letter.get("/saved-searches/letters?key=" + key), "/saved-searches/letters", Map.of());
        assertThat(browser.get(SavedPages.PATH).text()).contains("この検索のメールは止まっています");
        Browser.Shown page = browser.get(at);
        assertThat(page.text()).contains("この検索のメールは止まっています");
        Browser.Shown again = browser.send(page, at + "/letters", Map.of());
        assertThat(again.text()).doesNotContain("メールは止まっています");
        Who other = fixture.people().resident();
        assertThat(Browser.on(server)
                        .as(other, fixture.people().cookie(other))
                        .post(
                                at + "/letters",
                                Map.of("once", "1"),
                                fixture.people().origin())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_is_not_signed_in_is_asked_to_and_who_has_the_letter_need_not_be() {
        assertThat(Browser.on(server)
                        .fetch(SavedPages.keep("q=tent"))
                        .header("Location")
                        .orElseThrow())
                .startsWith("/sign-in");
        Who who = fixture.people().resident();
        fixture.as(who).post("/api/v1/saved-searches", "{\"query\":\"q=tent\"}");
        String key = server.features()
                .platform()
                .db()
                .get(
                        "select stop_key from saved_searches where person = $1",
                        row -> row.getString("stop_key"),
                        who.id());

        Browser letter = Browser.on(server);
        Browser.Shown asked = letter.get("/saved-searches/stop?key=" + key);
        assertThat(asked.text()).contains("「tent」の検索を消します");
        assertThat(fixture.as(who).get("/api/v1/saved-searches").json().path("items"))
                .hasSize(1);
        assertThat(letter.send(asked, "/saved-searches/stop", Map.of()).heading())
                .isEqualTo("知らせをやめました");
        assertThat(fixture.as(who).get("/api/v1/saved-searches").json().path("items"))
                .isEmpty();
        assertThat(letter.get("/saved-searches/stop?key=wrong").heading()).isEqualTo("知らせをやめました");
    }
}
