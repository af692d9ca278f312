package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** A tent and a room written, returned, mended and published, by forms only. */
class WritingPagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static Lender lender;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-05T00:30:00Z"));
        people = PeopleFixture.over(server.features());
        lender = ListingFixture.on(server).lender();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_tent_is_written_bit_by_bit_handed_in_returned_mended_and_published() {
        Browser browser = signedIn(lender.speaker());
        Browser.Shown tent = begin(browser, "equipment", "テント（例）");
        assertThat(tent.text()).contains("下書き", "まだだれにも見えていません", "まだ書いていません");
        // The draft is there after the browser was closed.
        assertThat(signedIn(lender.speaker()).get("/lending").text()).contains("テント（例）", "下書き");

        tent = save(browser, tent, "thing", Map.of("quantity", "２", "unit", "張"));
        tent = save(browser, tent, "fee", Map.of("fee", "charged", "rateYen1", "500", "ratePer1", "unit"));
        Browser.Shown refused = browser.send(tent, path(tent) + "/submit", Map.of());
        assertThat(refused.reply().status()).isEqualTo(409);
        assertThat(refused.text()).contains("「貸す日と時間」がまだ決まっていません");
        tent = save(browser, refused, "times", Map.of());
        tent = save(browser, tent, "lending", Map.of("decision", "automatic", "individuals", "yes"));
        assertThat(tent.text()).contains("2張", "500円", "自動で決まる");
        tent = browser.send(tent, path(tent) + "/submit", Map.of());
        assertThat(tent.text()).contains("確認待ち");

        Browser curator = signedIn(lender.curator());
        curator.send(
                curator.get("/curation"),
                "/curation",
                Map.of("item", id(tent).toString(), "decision", "return", "note", "ふりがなをお願いします"));
        tent = browser.get(path(tent) + "/edit");
        assertThat(tent.text()).contains("直してください", "掲載担当から：ふりがなをお願いします", "もう一度、確認に出す");
        tent = save(browser, tent, "name", Map.of("kana", "テント"));
        browser.send(tent, path(tent) + "/submit", Map.of());
        curator.send(curator.get("/curation"), "/curation", Map.of("item", id(tent).toString(), "decision", "publish"));
        assertThat(Browser.on(server).get(path(tent)).text()).contains("テント（例）", "てんと", "個人", "すぐに決まります");

        Browser.Shown seen = curator.get(path(tent) + "/edit");
        assertThat(curator.send(seen, path(tent) + "/decide", Map.of("note", "修理中"))
                        .text())
                .contains("一時停止");
        assertThat(Browser.on(server).get(path(tent)).reply().status()).isEqualTo(404);
        tent = browser.send(browser.get(path(tent) + "/edit"), path(tent) + "/retire", Map.of());
        assertThat(browser.get("/lending").text()).doesNotContain("テント（例）");
    }

    @Test
    void a_room_gets_a_new_place_bands_and_closed_days_in_plain_words() {
        Browser browser = signedIn(lender.speaker());
        Browser.Shown room = begin(browser, "space", "集会室（例）");
        room = save(browser, room, "thing", Map.of("capacity", "40"));
        room = save(
                browser,
                room,
                "place",
                Map.of("place", "new", "placeName", "東集会所（例）", "address", "例市東町1-1", "postcode", "187-0032"));
        assertThat(room.reply().status()).as(room.text()).isEqualTo(200);
        assertThat(room.text()).contains("東集会所（例）");
        Map<String, String> times = new LinkedHashMap<>(Map.of("way", "bands", "from", "09:00", "until", "17:00"));
        times.putAll(Map.of("band1", "午前", "band1From", "09:00", "band1Until", "12:00"));
        times.putAll(Map.of("band2", "午後", "band2From", "13:00", "band2Until", "17:00", "joinable", "yes"));
        times.putAll(Map.of("closed", "第2・第4月曜、年末年始", "closedDates", "2027-02-01〜2027-02-03"));
        Browser.Shown wrong = save(browser, room, "times", times);
        assertThat(wrong.reply().status()).isEqualTo(422);
        assertThat(wrong.text()).contains("読み取れないところがあります：年末年始");
        assertThat(wrong.page().values("//input[@name='band2']/@value")).containsExactly("午後");
        times.put("closed", "第2・第4月曜、12月29日〜1月3日");
        room = browser.send(wrong, wrong.path(), times);
        room = save(browser, room, "fee", Map.of("fee", "charged", "rateYen1", "600", "ratePer1", "band:午前"));
        room = save(browser, room, "features", Map.of());
        assertThat(room.text()).contains("東集会所（例）", "区分", "600円");

        Browser.Shown again = browser.get(path(room) + "/edit/times");
        assertThat(again.text()).doesNotContain("表せないところがあります");
        assertThat(again.page().values("//input[@name='closed']/@value").getFirst())
                .contains("月曜", "12");
        assertThat(again.page()
                        .all("//textarea[@name='closedDates']")
                        .getFirst()
                        .getTextContent())
                .contains("2027-02-01〜2027-02-03");
        assertThat(again.page().values("//input[@name='band2From']/@value")).containsExactly("13:00");
    }

    @Test
    void pictures_are_added_ordered_and_removed_and_a_wrong_file_is_told_beside_the_box() {
        Browser browser = signedIn(lender.speaker());
        Browser.Shown drum = begin(browser, "equipment", "太鼓（例）");
        String photos = path(drum) + "/photos";
        Browser.Shown wrong = browser.upload(
                browser.get(photos), photos, Map.of(), new Browser.Chosen("file", "x.jpg", "<svg/>".getBytes()));
        assertThat(wrong.reply().status()).isEqualTo(422);
        assertThat(wrong.text()).contains("JPEG か PNG");
        Browser.Shown one = picture(browser, photos, 0xFF0000, "赤い太鼓");
        Browser.Shown two = picture(browser, photos, 0x0000FF, "青い太鼓");
        String second = two.page().values("//ol[@class='pictures']//img/@src").get(1);
        Browser.Shown first = browser.send(two, photos + "/first", Map.of());
        assertThat(first.page().values("//ol[@class='pictures']//img/@src").getFirst())
                .isEqualTo(second);
        assertThat(one.page().all("//ol[@class='pictures']/li")).hasSize(1);
        Browser.Shown removed = browser.send(first, photos + "/remove", Map.of());
        assertThat(removed.page().all("//ol[@class='pictures']/li")).hasSize(1);
    }

    @Test
    void the_person_behind_a_skill_is_asked_for_and_shown_to_nobody_else() {
        Browser browser = signedIn(lender.speaker());
        Browser.Shown skill = begin(browser, "skill", "けん玉の先生（例）");
        skill = save(
                browser, skill, "thing", Map.of("days", "土曜の午後", "contactName", "見本太郎", "contactPhone", "0425550100"));
        assertThat(skill.text()).contains("土曜の午後").doesNotContain("見本太郎");
        assertThat(browser.get(path(skill) + "/edit/thing").page().values("//input[@name='contactName']/@value"))
                .containsExactly("見本太郎");
        assertThat(browser.get(path(skill)).text()).doesNotContain("見本太郎", "0425550100");
    }

    @Test
    void nobody_else_writes_it() {
        Browser.Shown mine = begin(signedIn(lender.speaker()), "equipment", "脚立（例）");
        for (Who other :
                new Who[] {people.resident(), ListingFixture.on(server).lender().speaker()}) {
            assertThat(signedIn(other).get(path(mine) + "/edit").reply().status())
                    .isEqualTo(404);
            assertThat(signedIn(other)
                            .post(path(mine) + "/edit/name", Map.of("name", "取った", "version", "1"), people.origin())
                            .status())
                    .isEqualTo(404);
        }
        assertThat(signedIn(people.resident()).get("/lending").reply().status()).isEqualTo(404);
        assertThat(signedIn(lender.member()).get(path(mine) + "/edit").reply().status())
                .isEqualTo(403);
    }

    private static Browser.Shown begin(Browser browser, String kind, String name) {
        Browser.Shown page =
                browser.send(browser.get("/listings/new"), "/listings/new", Map.of("kind", kind, "name", name));
        assertThat(page.path()).endsWith("/edit");
        return page;
    }

    private static Browser.Shown save(Browser browser, Browser.Shown of, String part, Map<String, String> answers) {
        String action = path(of) + "/edit/" + part;
        return browser.send(browser.get(action), action, answers);
    }

    private static Browser.Shown picture(Browser browser, String photos, int colour, String alt) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, colour);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return browser.upload(
                browser.get(photos),
                photos,
                Map.of("alt", alt),
                new Browser.Chosen("file", "a.png", png.toByteArray()));
    }

    private static String path(Browser.Shown shown) {
        return shown.path().replaceFirst("(/listings/[^/]+).*", "$1");
    }

    private static UUID id(Browser.Shown shown) {
        return UUID.fromString(path(shown).substring("/listings/".length()));
    }

    private static Browser signedIn(Who who) {
        return Browser.on(server).as(who, people.cookie(who));
    }
}
