package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.intake.Import;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestHub;

/** Lists taken in by pages only. */
class ImportPagesTest {
    private static final Charset EXCEL = Charset.forName("windows-31j");
    private static TestHub server;
    private static PeopleFixture people;
    private static Lender lender;

    @BeforeAll
    static void start() {
        server = TestHub.start();
        people = PeopleFixture.over(server.features());
        lender = ListingFixture.on(server).lender();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_group_hands_in_its_inventory_looks_through_it_takes_it_over_and_takes_it_back() {
        Browser browser = signedIn(lender.speaker());
        Browser.Shown read = upload(
                browser,
                "備品台帳.csv",
                "備品台帳（令和8年度）,,\n\n品名,数量,備考\n長机（例）,２０,\nテント（例）,２,2間×3間\n,3,名前なし\n".getBytes(EXCEL),
                Map.of());

        assertThat(read.heading()).isEqualTo("「備品台帳.csv」の取り込み");
        assertThat(read.text()).contains("確認待ち", "まだ何も変わっていません", "表題や説明とみて読み飛ばしました：備品台帳", "長机（例）", "数量 20", "名前がありません");
        assertThat(read.text()).doesNotContain("すぐに公開する");
        Browser.Shown refused = browser.get(read.path() + "?rows=refused");
        assertThat(refused.page().all("//ol[@class='read-rows']/li")).hasSize(1);

        browser.send(read, read.path() + "/apply", Map.of());
        Browser.Shown applied = finished(browser, read.path());
        assertThat(applied.text()).contains("取り込み済み", "新しく加えたもの", "2件");
        assertThat(applied.page().values("//p[@class='read-name']/a/@href")).hasSize(2);
        assertThat(signedIn(lender.curator()).get("/curation").text()).contains("長机（例）", "テント（例）");

        browser.send(applied, read.path() + "/undo", Map.of());
        assertThat(finished(browser, read.path()).text()).contains("取り消し済み");
        assertThat(signedIn(lender.curator()).get("/curation").text()).doesNotContain("長机（例）");
        assertThat(browser.get("/imports").text()).contains("備品台帳.csv", "取り消し済み");
    }

    @Test
    void a_curator_chooses_the_hub_and_may_publish_at_once() {
        Browser curator = signedIn(lender.curator());
        Browser.Shown read = upload(
                curator,
                "halls.csv",
                "名称,住所,緯度,経度\n中央集会所（例）,東京都小平市小川町2-1333,35.7285,139.4777\n".getBytes(StandardCharsets.UTF_8),
                Map.of("whose", "hub:" + lender.hub()));
        assertThat(read.text()).contains("すぐに公開する", "予約はできません");
        curator.send(read, read.path() + "/apply", Map.of("publish", "yes"));
        Browser.Shown applied = finished(curator, read.path());
        String listing =
                applied.page().values("//p[@class='read-name']/a/@href").getFirst();
        assertThat(Browser.on(server).get(listing).text()).contains("中央集会所（例）", "場所の案内");
    }

    @Test
    void a_file_that_is_no_list_is_refused_with_a_sentence_that_helps() {
        Browser browser = signedIn(lender.speaker());
        Browser.Shown read = upload(browser, "list.csv", "<!DOCTYPE html><html></html>".getBytes(), Map.of());
        assertThat(read.text()).contains("読めません", "ウェブページ（HTML）です");
        assertThat(read.page().values("//form/@action")).doesNotContain(read.path() + "/apply");
        Browser.Shown without = upload(browser, "", new byte[0], Map.of());
        assertThat(without.reply().status()).isEqualTo(422);
        assertThat(without.text()).contains("入れてください").doesNotContain("もう一度選んでください");
        Browser.Shown other = upload(browser, "a.csv", "品名\n脚立（例）\n".getBytes(), Map.of("credit", "長".repeat(301)));
        assertThat(other.reply().status()).isEqualTo(422);
        assertThat(other.text()).contains("もう一度選んでください");
    }

    @Test
    void who_reads_english_finds_a_hub_by_its_english_name() {
        Lender own = ListingFixture.on(server).lender();
        server.asOwner("update hubs set name_en = 'Sample Centre' where id = '%s'".formatted(own.hub()));
        Browser curator = signedIn(own.curator());
        Browser.Shown read = upload(
                curator,
                "a.csv",
                "品名,数量\n脚立（例）,1\n".getBytes(StandardCharsets.UTF_8),
                Map.of("whose", "hub:" + own.hub()));
        assertThat(read.text()).doesNotContain("Sample Centre");
        assertThat(curator.get("/imports?lang=en").page().values("//label[@class='choice']/span/text()"))
                .contains("Sample Centre");
        assertThat(curator.get("/imports?lang=en")
                        .page()
                        .values("//p[@class='row-party' and contains(., 'Sample Centre')]/text()"))
                .hasSize(1);
        assertThat(curator.get(read.path() + "?lang=en").text()).contains("Sample Centre");
    }

    @Test
    void nobody_else_sees_or_moves_an_import() {
        Browser.Shown read = upload(
                signedIn(lender.speaker()), "a.csv", "品名,数量\n脚立（例）,1\n".getBytes(StandardCharsets.UTF_8), Map.of());
        for (Who other : new Who[] {people.resident(), people.staff(people.hub(), StaffRole.CURATOR)}) {
            Browser browser = signedIn(other);
            assertThat(browser.get(read.path()).reply().status()).isEqualTo(404);
            assertThat(browser.post(read.path() + "/apply", Map.of(), people.origin())
                            .status())
                    .isEqualTo(404);
        }
        Browser desk = signedIn(people.staff(lender.hub(), StaffRole.DESK));
        assertThat(desk.get(read.path()).reply().status()).isEqualTo(200);
        assertThat(desk.get(read.path()).page().values("//form/@action")).doesNotContain(read.path() + "/apply");
        assertThat(signedIn(people.resident()).get("/imports").reply().status()).isEqualTo(404);
        assertThat(Browser.on(server).fetch("/imports").header("Location")).contains("/sign-in?to=%2Fimports");
        assertThat(state(read.path())).isEqualTo(Import.State.PREVIEWED);
    }

    private static Browser.Shown upload(Browser browser, String name, byte[] content, Map<String, String> answers) {
        return browser.upload(browser.get("/imports"), "/imports", answers, new Browser.Chosen("file", name, content));
    }

    private static Browser.Shown finished(Browser browser, String path) {
        server.features().intake().intake().finish(id(path), any -> {});
        while (state(path).isUnderWay()) {
            Thread.onSpinWait();
        }
        return browser.get(path);
    }

    private static Import.State state(String path) {
        return server.features().intake().intake().get(id(path)).state();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private static Browser signedIn(Who who) {
        return Browser.on(server).as(who, people.cookie(who));
    }
}
