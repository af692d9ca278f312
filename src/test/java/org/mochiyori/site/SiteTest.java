package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Wording;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** The pages over a whole server, as a browser without scripts reads them. */
class SiteTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;
    private static Entry room;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-05T01:00:00Z"));
        people = PeopleFixture.over(server.features());
        booking = BookingFixture.on(server);
        room = booking.room();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_open_page_is_there_in_every_language() {
        for (String path : List.of("/", "/help", "/credits", "/docs", "/sign-in", "/listings/" + room.id())) {
            for (String language : List.of("ja", "en", "easy")) {
                Browser.Shown shown = Browser.on(server).get(path + "?lang=" + language);
                assertThat(shown.reply().status()).as(path).isEqualTo(200);
                assertThat(shown.page().lang()).isEqualTo(language.equals("en") ? "en" : "ja");
                assertThat(shown.reply().text()).doesNotContainPattern("[>\"](shell|search|listing|help|form)\\.[a-z]");
            }
        }
    }

    @Test
    void the_front_page_shows_what_came_last() {
        Browser.Shown home = Browser.on(server).get("/");
        assertThat(home.text()).contains("会議室1（例）", "中央会館（例）");
        assertThat(home.reply().header("Content-Security-Policy").orElseThrow()).contains("default-src 'self'");
    }

    @Test
    void what_is_looked_for_is_found_in_ones_own_words_and_filtered_by_chips() {
        server.features().search().catchUp();
        Browser.Shown found = Browser.on(server).get("/?q=%E3%81%8B%E3%81%84%E3%81%8E%E3%81%97%E3%81%A4&kind=space");
        assertThat(found.text()).contains("さがした結果", "会議室1（例）");
        assertThat(found.page().values("//ul[@class='chips']//a[@class='chip on']/@href"))
                .containsExactly("/?q=%E3%81%8B%E3%81%84%E3%81%8E%E3%81%97%E3%81%A4");
        Browser.Shown free = Browser.on(server).get("/?q=%E4%BC%9A%E8%AD%B0%E5%AE%A4&date=2027-01-09&part=morning");
        assertThat(free.text()).contains("から空いています");
        Browser.Shown nothing = Browser.on(server).get("/?q=xyzzyplugh&date=2027-01-09");
        assertThat(nothing.text()).contains("条件に合うものが見つかりませんでした");
        assertThat(Browser.on(server)
                        .get("/?q=%3Cb%3E&date=nonsense&persons=-1&kind=x")
                        .reply()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_listing_shows_its_month_and_the_way_to_ask_for_it() {
        Browser.Shown page = Browser.on(server).get("/listings/" + room.id() + "?month=2027-01");
        assertThat(page.heading()).isEqualTo("会議室1（例）");
        assertThat(page.page().values("//a/@href")).contains("/listings/" + room.id() + "/book");
        assertThat(page.page().values("//table[@class='grid']//a/@href"))
                .contains("/listings/" + room.id() + "/book?date=2027-01-09")
                .doesNotContain("/listings/" + room.id() + "/book?date=2027-01-04");
    }

    @Test
    void text_of_people_is_shown_as_text() {
        String nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        ListingDraft draft = ListingDraft.here(
                        java.util.Optional.empty(), nasty, "", Thing.Equipment.pool(3, "<b>台</b>"))
                .saying(Wording.of(nasty).describedAs(nasty).readAs(nasty));
        Entry entry = booking.listings().published(booking.lender(), draft);
        Browser.Shown page = Browser.on(server).get("/listings/" + entry.id());
        assertThat(page.heading()).isEqualTo(nasty);
        assertThat(page.page().all("//script[not(@src)] | //img[@onerror] | //b"))
                .isEmpty();
    }

    @Test
    void an_unknown_path_gets_a_page_that_says_what_to_do() {
        for (String path : List.of("/nothing", "/listings/1", "/listings/" + booking.borrower())) {
            Browser.Shown page = Browser.on(server).get(path);
            assertThat(page.reply().status()).as(path).isEqualTo(404);
            assertThat(page.heading()).isEqualTo("ページが見つかりません");
        }
    }

    @Test
    void a_refusal_is_a_page_in_the_language_of_its_reader() {
        TestClient page = server.client().with("Accept", "text/html");
        assertThat(page.with("Accept-Language", "en").get("/nowhere").text())
                .contains("There is nothing here", "Searching again often helps");
        assertThat(page.with("Accept-Language", "en").post("/cart", "purpose=x").text())
                .contains("You cannot do this", "This was sent from a page of another site");
        // A choice is kept from then on.
        assertThat(page.get("/nowhere?lang=easy").text()).contains("ページが ありません");
    }

    @Test
    void programs_get_problems_as_json() {
        Reply reply = server.client().get("/nothing");
        assertThat(reply.header("Content-Type").orElseThrow()).isEqualTo("application/problem+json");
        assertThat(server.client()
                        .with("Accept", "text/html")
                        .get("/api/v1/nothing")
                        .header("Content-Type")
                        .orElseThrow())
                .isEqualTo("application/problem+json");
    }

    @Test
    void a_wrong_password_keeps_the_address_and_says_so() {
        Browser browser = Browser.on(server);
        Browser.Shown again = browser.send(
                browser.get("/sign-in"), "/sign-in", Map.of("mail", "hanako@example.jp", "password", "wrong"));
        assertThat(again.reply().status()).isEqualTo(422);
        assertThat(again.text()).contains("メールアドレスか合言葉が違います");
        assertThat(again.page().values("//input[@name='mail']/@value")).containsExactly("hanako@example.jp");
        assertThat(again.page().values("//input[@name='password']/@value")).isEmpty();
    }

    @Test
    void a_form_of_another_site_is_refused() {
        Map<String, String> form = Map.of("mail", "a@example.jp", "password", "x");
        for (String origin : List.of("https://elsewhere.example", "null", "")) {
            Reply reply = Browser.on(server).post("/sign-in", form, origin);
            assertThat(reply.status()).as(origin).isEqualTo(403);
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void signing_in_leads_on_to_pages_of_this_server_only() {
        Who who = people.resident();
        for (String to : List.of("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example")) {
            Browser browser = Browser.on(server).as(who, people.cookie(who));
            Reply reply = browser.fetch(
                    "/sign-in?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(reply.status()).isEqualTo(303);
            assertThat(reply.header("Location")).contains("/");
        }
    }

    @Test
    void signing_out_ends_the_session() {
        Who who = people.resident();
        Browser browser = Browser.on(server).as(who, people.cookie(who));
        Browser.Shown home = browser.get("/");
        assertThat(home.text()).contains("見本 花子");
        assertThat(home.reply().header("Cache-Control")).contains("private, no-store");
        Browser.Shown after = browser.send(home, "/sign-out", Map.of());
        assertThat(after.text()).doesNotContain("見本 花子");
    }
}
