package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.group.Group;
import org.mochiyori.group.GroupFixture;
import org.mochiyori.group.GroupFixture.Team;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

/** What groups and their hubs keep of each other, and what a person keeps of themselves, by forms only. */
class KeepingPagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static GroupFixture groups;
    private static String hub;

    @BeforeAll
    static void start() {
        server = TestHub.start();
        people = PeopleFixture.over(server.features());
        groups = GroupFixture.over(server.features());
        hub = people.hub();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_desk_finds_what_waits_refuses_with_a_reason_and_approves() {
        Team team = groups.applied(hub, "緑町サークル（例）", "みどりまち", Group.Kind.CLUB);
        Browser desk = signedIn(people.staff(hub, StaffRole.DESK));
        Browser.Shown waiting = desk.get("/desk/registrations");
        assertThat(waiting.text()).contains("登録を待っている団体", "緑町サークル（例）");
        Browser.Shown page = desk.get("/groups/" + team.id() + "/keep");
        assertThat(page.text()).contains("窓口の確認待ち", "登録を承認する");
        Browser.Shown owed = desk.get(page.path());
        Reply refused = desk.post(decision(team), Map.of("decision", "decline", "reason", " "), people.origin());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(owed.path()).isEqualTo(page.path());
        desk.post(decision(team), Map.of("decision", "decline", "reason", "名簿をお願いします"), people.origin());
        assertThat(signedIn(team.representative()).get("/groups/" + team.id()).text())
                .contains("登録できませんでした", "名簿をお願いします");
        desk.post(decision(team), Map.of("decision", "approve"), people.origin());
        assertThat(signedIn(team.representative()).get(page.path()).text()).contains("登録済み");
        assertThat(signedIn(team.representative())
                        .post(decision(team), Map.of("decision", "end", "reason", "x"), people.origin())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_group_changes_roles_and_its_last_representative_cannot_leave() {
        Team team = groups.group(hub);
        Who member = groups.member(team);
        Browser browser = signedIn(team.representative());
        String keep = "/groups/" + team.id() + "/keep";
        Browser.Shown alone = browser.get(keep);
        assertThat(alone.text()).contains("代表にする", "外す", "この団体を抜ける");
        Map<String, String> leave = Map.of("person", team.representative().id().toString(), "do", "remove");
        Reply last = browser.post("/groups/" + team.id() + "/member", leave, people.origin());
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.text()).contains("この団体の最後の代表者です");
        browser.post(
                "/groups/" + team.id() + "/member",
                Map.of("person", member.id().toString(), "do", "role", "role", "representative"),
                people.origin());
        Reply left = browser.post("/groups/" + team.id() + "/member", leave, people.origin());
        assertThat(left.header("Location")).contains("/me");
        assertThat(browser.get(keep).reply().status()).isEqualTo(404);
        assertThat(signedIn(member).get(keep).text()).contains("代表（");
    }

    @Test
    void profile_and_roster_are_kept_and_a_plain_member_sees_but_does_not_write() {
        Team team = groups.group(hub);
        Browser browser = signedIn(team.representative());
        String path = "/groups/" + team.id();
        Browser.Shown roster = browser.send(
                browser.get(path + "/roster"), path + "/roster", Map.of("roster", "佐藤 花子、サトウ ハナコ、桜町\n李 明"));
        assertThat(roster.path()).isEqualTo(path + "/keep");
        assertThat(browser.get(path + "/roster").text()).contains("佐藤 花子、さとう はなこ、桜町", "李 明");
        Browser.Shown wrong = browser.send(browser.get(path + "/profile"), path + "/profile", Map.of("phone", "abc"));
        assertThat(wrong.reply().status()).isEqualTo(422);
        browser.send(wrong, path + "/profile", Map.of("phone", "042-555-0177", "groupName", "新しい名（例）"));
        assertThat(browser.get(path).text()).contains("新しい名（例）");
        Browser member = signedIn(groups.member(team));
        assertThat(member.get(path + "/keep").text()).contains("会員（").doesNotContain("メールで招く", "外す");
        assertThat(member.get(path + "/roster").reply().status()).isEqualTo(403);
    }

    @Test
    void a_helper_comes_by_consent_and_goes_at_once() {
        Team seminar = groups.group(hub, "例大学ゼミ（例）", "ゼミ", Group.Kind.INTERMEDIARY);
        Team team = groups.group(hub);
        Browser browser = signedIn(team.representative());
        String path = "/groups/" + team.id();
        Browser.Shown keep = browser.get(path + "/keep");
        Map<String, String> wish = Map.of(
                "organisation",
                "例大学ゼミ（例）",
                "helper",
                seminar.representative().mail(),
                "may-book",
                "yes",
                "last",
                "2099-03-31");
        Browser.Shown helped = browser.send(keep, path + "/accompany", wish);
        assertThat(helped.text()).contains("例大学ゼミ（例）が", "伴走しています", "借りる手続き");
        assertThat(signedIn(seminar.representative()).get("/me").text())
                .contains(server.features().groups().groups().get(team.id()).name());
        Reply byDesk = signedIn(people.staff(hub, StaffRole.DESK)).post(path + "/accompany", wish, people.origin());
        assertThat(byDesk.status()).isEqualTo(403);
        browser.send(helped, path + "/revoke", Map.of());
        assertThat(signedIn(seminar.representative())
                        .get(path + "/keep")
                        .reply()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_invitation_leaves_the_address_at_once_and_is_accepted_once() {
        Browser guest = Browser.on(server);
        Reply first = guest.fetch("/invitation?token=not-a-real-one");
        assertThat(first.header("Location")).contains("/invitation");
        assertThat(guest.get("/invitation").text()).contains("先にログインしてください").doesNotContain("not-a-real-one");
        Browser browser = signedIn(people.resident());
        Browser.Shown asked = browser.get("/invitation?token=not-a-real-one");
        assertThat(asked.path()).isEqualTo("/invitation");
        Browser.Shown gone = browser.send(asked, "/invitation", Map.of());
        assertThat(gone.reply().status()).isEqualTo(404);
        assertThat(gone.text()).contains("この招待は使えません");
        assertThat(signedIn(people.resident()).get("/invitation").reply().status())
                .isEqualTo(404);
    }

    @Test
    void a_group_offers_to_stand_behind_an_imported_place_and_the_curator_agrees() {
        Lender lender = ListingFixture.on(server).lender();
        UUID run = imported(lender);
        server.features().intake().intake().finish(run, any -> {});
        while (server.features().intake().intake().get(run).state().isUnderWay()) {
            Thread.onSpinWait();
        }
        Browser curator = signedIn(lender.curator());
        String listing = curator.get(lastImport)
                .page()
                .values("//p[@class='read-name']/a/@href")
                .getFirst();
        Browser browser = signedIn(lender.speaker());
        Browser.Shown place = browser.get(listing);
        assertThat(place.page().values("//a/@href")).contains(listing + "/claim");
        Browser.Shown sent =
                browser.send(browser.get(listing + "/claim"), listing + "/claim", Map.of("note", "市から管理を任されています"));
        assertThat(sent.text()).contains("引き受けを申し込みました");
        String claim = curator.get("/curation")
                .page()
                .values("//a[contains(@href, '/curation/claims/')]/@href")
                .getFirst();
        curator.post(claim, Map.of("decision", "agree"), people.origin());
        Entry entry = server.features()
                .catalogue()
                .listings()
                .find(UUID.fromString(listing.substring("/listings/".length())))
                .orElseThrow();
        assertThat(entry.listing().group()).isEqualTo(Optional.of(lender.group()));
        assertThat(Browser.on(server).get(listing).text()).contains("申し込みに進む");
        assertThat(signedIn(people.resident()).get(listing + "/claim").reply().status())
                .isEqualTo(404);
    }

    private String lastImport = "";

    private UUID imported(Lender lender) {
        Browser curator = signedIn(lender.curator());
        Browser.Shown read = curator.upload(
                curator.get("/imports"),
                "/imports",
                Map.of("whose", "hub:" + lender.hub()),
                new Browser.Chosen(
                        "file",
                        "halls.csv",
                        "名称,住所,緯度,経度\n北集会所（例）,東京都小平市小川町2-1333,35.7285,139.4777\n"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        lastImport = read.path();
        curator.send(read, read.path() + "/apply", Map.of("publish", "yes"));
        return UUID.fromString(read.path().substring("/imports/".length()));
    }

    @Test
    void a_person_changes_name_and_language_makes_a_key_and_ends_all_sessions() {
        Who who = people.resident();
        Browser browser = signedIn(who);
        Browser.Shown me = browser.get("/me");
        assertThat(me.page().values("//main//a/@href"))
                .contains("/bookings", "/cart", "/notices", "/me/profile", "/reset", "/me/tokens", "/register/group");
        Browser.Shown saved =
                browser.send(browser.get("/me/profile"), "/me/profile", Map.of("name", "見本 梅子", "language", "easy"));
        assertThat(saved.text()).contains("見本 梅子");
        Browser.Shown made =
                browser.send(browser.get("/me/tokens"), "/me/tokens", Map.of("name", "予定表", "scope-read", "yes"));
        assertThat(made.text()).contains("mochiyori_", "もう一度は見られません");
        assertThat(browser.get("/me/tokens").text()).contains("予定表").doesNotContain("mochiyori_");
        browser.send(browser.get("/me"), "/me/sessions/end", Map.of());
        assertThat(browser.fetch("/me").header("Location")).contains("/sign-in?to=%2Fme");
    }

    @Test
    void the_desk_notes_by_what_an_address_was_checked() {
        Team team = groups.group(hub);
        Browser desk = signedIn(people.staff(hub, StaffRole.DESK));
        Browser.Shown page = desk.get("/desk/registrations");
        Browser.Shown found = desk.send(page, "/desk/registrations", Map.of("find", "みほん"));
        String box = "method-" + team.representative().id();
        assertThat(found.page().values("//select/@name")).contains(box);
        Reply checked = desk.post(
                "/desk/address",
                Map.of(box, "licence", "person", team.representative().id().toString(), "find", "みほん"),
                people.origin());
        assertThat(checked.text()).contains("確認済み（運転免許証）");
        assertThat(signedIn(people.resident())
                        .get("/desk/registrations")
                        .reply()
                        .status())
                .isEqualTo(404);
    }

    private static String decision(Team team) {
        return "/groups/" + team.id() + "/decision";
    }

    private static Browser signedIn(Who who) {
        return Browser.on(server).as(who, people.cookie(who));
    }
}
