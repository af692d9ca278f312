package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.group.Group;
import org.mochiyori.group.GroupFixture;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** What staff do, and how people and groups register, by forms only. */
class DeskPagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;
    private static String hub;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-09T00:30:00Z"));
        people = PeopleFixture.over(server.features());
        booking = BookingFixture.on(server);
        hub = booking.lender().hub();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_desk_finds_a_group_by_reading_books_for_it_hands_out_and_takes_back() {
        GroupFixture.over(server.features()).group(hub, "桜町自治会（例）", "さくらまちじちかい", Group.Kind.NEIGHBOURHOOD);
        Entry room = booking.room();
        Browser desk = signedIn(people.staff(hub, StaffRole.DESK));
        Browser.Shown found = desk.send(desk.get("/desk"), "/desk", Map.of("find", "サクラマチ"));
        assertThat(found.path()).isEqualTo("/desk");
        Browser.Shown serving = desk.send(found, "/desk/for", Map.of());
        assertThat(serving.text()).contains("桜町自治会（例）の代わりに操作しています");

        Browser.Shown booked = book(desk, room, Map.of());
        assertThat(booked.text()).contains("桜町自治会（例）", "窓口で受付", "桜町自治会（例）（代理：");
        String path = booked.path();
        Browser.Shown today = desk.get("/desk");
        assertThat(today.text()).contains("会議室1（例）");
        Browser.Shown out = desk.send(today, path + "/hand-over", Map.of());
        assertThat(out.path()).isEqualTo("/desk");
        assertThat(desk.send(out, path + "/return", Map.of()).page().values("//form/@action"))
                .doesNotContain(path + "/return");
    }

    @Test
    void of_several_things_the_desk_is_led_to_count_and_sees_what_is_still_out() {
        Entry desks = booking.listings().desks(booking.lender());
        TestClient lender = booking.lending();
        String loan = booking.path(
                booking.representative().post("/api/v1/bookings", """
                {"group":"%s","purpose":"祭り","lines":[{"listing":"%s","quantity":3,
                 "from":"2027-01-09T10:00:00+09:00","to":"2027-01-09T12:00:00+09:00"}]}
                """.formatted(booking.borrower(), desks.id())));
        assertThat(lender.post(loan + "/hand-over", "{}").status()).isEqualTo(200);
        Browser desk = signedIn(people.staff(hub, StaffRole.DESK));
        String line = lender.get(loan).json().at("/lines/0/id").asText();
        String custody = loan.replace("/api/v1", "") + "/custody?line=" + line;
        Browser.Shown today = desk.get("/desk");
        assertThat(today.page().values("//a[.='一部だけ返ったとき']/@href")).containsExactly(custody);
        assertThat(lender.post(loan + "/return", "{\"returned\":2}").status()).isEqualTo(200);
        Browser.Shown rest = desk.get("/desk");
        assertThat(rest.text()).contains("3のうち残り1点");
        assertThat(rest.page().values("//a/@href")).doesNotContain(custody);
    }

    @Test
    void somebody_at_the_counter_without_account_is_entered_and_served() {
        Entry room = booking.room();
        booking.lend(room, Lending.USUAL.automatic().toIndividuals());
        Browser desk = signedIn(people.staff(hub, StaffRole.DESK));
        Map<String, String> who =
                Map.of("name", "佐藤 梅（例）", "reading", "さとう うめ", "phone", "０４２－５５５－０１２３", "checked", "licence");
        Browser.Shown serving = desk.send(desk.get("/desk/person"), "/desk/person", who);
        assertThat(serving.text()).contains("佐藤 梅（例）の代わりに操作しています");
        assertThat(book(desk, room, Map.of()).text()).contains("佐藤 梅（例）");
        assertThat(desk.send(desk.get("/desk"), "/desk", Map.of("find", "0425550123"))
                        .text())
                .contains("佐藤 梅（例）");
    }

    @Test
    void mail_that_never_arrived_stays_before_the_desk_until_somebody_has_told_its_reader() {
        UUID letter = UUID.fromString("01a2f7da-2b40-7000-8000-000000000001");
        server.asOwner("""
                insert into letters (id, hub, kind, dedupe, recipient, sender, language, subject, body, secret, state, created_at)
                values ('%s', '%s', 'approved', 'test-1', 'gone@example.jp', '', 'ja', '予約が決まりました', 'text', false,
                        'bounced', '2027-01-09T00:00:00Z')""".formatted(letter, hub));
        Browser desk = signedIn(people.staff(hub, StaffRole.DESK));
        Browser.Shown today = desk.get("/desk");
        assertThat(today.text()).contains("届かなかったメール", "gone@example.jp", "あて先が使われていません");
        assertThat(desk.get("/desk/day").text()).contains("届かなかったメールが1通あります");
        Browser other = signedIn(people.staff(people.hub(), StaffRole.DESK));
        assertThat(other.get("/desk").text()).doesNotContain("gone@example.jp");
        String settle = "/desk/letters/" + letter + "/settle";
        assertThat(other.post(settle, Map.of(), people.origin()).status()).isEqualTo(404);
        assertThat(desk.send(today, settle, Map.of()).text()).doesNotContain("gone@example.jp");
        assertThat(desk.get("/desk/day").text()).contains("残っているものはありません");
    }

    @Test
    void a_form_sent_after_the_session_ended_goes_along_through_signing_in() {
        Browser nobody = Browser.on(server);
        Reply asked = nobody.post(
                "/desk/person", Map.of("once", "x", "name", "名前 & <b>", "phone", "0425550123"), people.origin());
        assertThat(asked.status()).isEqualTo(401);
        PageUnderTest page = PageUnderTest.parse("/desk/person", asked.text());
        assertThat(page.values("//input[@name='kept:name']/@value")).containsExactly("名前 & <b>");
        assertThat(page.values("//input[@name='kept-action']/@value")).containsExactly("/desk/person");
        assertThat(page.all("//input[@name='kept:once']")).isEmpty();
    }

    @Test
    void the_desk_is_no_page_for_others() {
        for (String path : List.of("/desk", "/desk/person", "/curation")) {
            assertThat(signedIn(people.resident()).get(path).reply().status())
                    .as(path)
                    .isEqualTo(404);
        }
        Who nobody = people.resident();
        Reply forged =
                signedIn(nobody).post("/desk/for", Map.of("party", "group:" + booking.borrower()), people.origin());
        assertThat(forged.status()).isEqualTo(404);
    }

    @Test
    void a_curator_returns_with_a_reason_and_publishes_in_bulk() {
        Browser curator = signedIn(booking.lender().curator());
        Entry first = submitted("テント（例）");
        Entry second = submitted("太鼓（例）");
        Browser.Shown queue = curator.get("/curation");
        assertThat(queue.text()).contains("テント（例）", "太鼓（例）");
        Browser.Shown owed =
                curator.send(queue, "/curation", Map.of("item", first.id().toString(), "decision", "return"));
        assertThat(owed.reply().status()).isEqualTo(422);
        assertThat(owed.text()).contains("理由を選ぶか");
        curator.send(
                queue,
                "/curation",
                Map.of("item", first.id().toString(), "decision", "return", "note", "写真をもう一枚お願いします"));
        Browser.Shown left =
                curator.send(queue, "/curation", Map.of("item", second.id().toString(), "decision", "publish"));
        assertThat(left.text()).doesNotContain("テント（例）", "太鼓（例）");
        assertThat(Browser.on(server).get("/listings/" + second.id()).reply().status())
                .isEqualTo(200);
        assertThat(Browser.on(server).get("/listings/" + first.id()).reply().status())
                .isEqualTo(404);
    }

    @Test
    void a_group_registers_one_question_a_screen_and_nothing_typed_is_lost() {
        Browser browser = signedIn(people.resident());
        Browser.Shown page = browser.get("/register/group");
        page = browser.send(page, "/register/group/1", Map.of("groupName", "緑町サークル（例）", "hub", ""));
        assertThat(page.text()).contains("入れてください").doesNotContain("この内容は使えません");
        page = browser.send(page, "/register/group/1", Map.of("groupName", "緑町サークル（例）", "hub", hub));
        page = browser.send(page, "/register/group/2", Map.of("groupType", "circle"));
        page = browser.send(page, "/register/group/3", Map.of("address", "例市緑町1-1"));
        page = browser.send(page, "/register/group/4", Map.of("name", "李 明（例）", "phone", "abc"));
        assertThat(page.reply().status()).isEqualTo(422);
        page = browser.send(page, "/register/group/4", Map.of("phone", "042-555-0199"));
        page = browser.send(page, "/register/group/5", Map.of("members", "１２", "roster", "paper"));
        page = browser.send(page, "/register/group/6", Map.of("purpose", "将棋", "consent", "yes"));
        assertThat(page.path()).startsWith("/groups/");
        assertThat(page.text()).contains("緑町サークル（例）", "窓口の確認待ち", "将棋");
        assertThat(Browser.on(server).get(page.path()).reply().status()).isEqualTo(404);
        assertThat(browser.get("/me").text()).contains("緑町サークル（例）");
    }

    @Test
    void a_registration_is_answered_alike_whether_the_address_is_known() {
        Who known = people.resident();
        for (String mail : List.of(known.mail(), "new@example.jp")) {
            Browser browser = Browser.on(server);
            Browser.Shown after = browser.send(
                    browser.get("/register/person"),
                    "/register/person",
                    Map.of("name", "見本 次郎", "mail", mail, "password", "はると走る朝のさんぽ", "consent", "yes"));
            assertThat(after.text()).contains("メールを送りました");
        }
        Browser browser = Browser.on(server);
        Browser.Shown weak = browser.send(
                browser.get("/register/person"),
                "/register/person",
                Map.of("name", "見本 次郎", "mail", "x@example.jp", "password", "short", "consent", "yes"));
        assertThat(weak.reply().status()).isEqualTo(422);
        assertThat(weak.page().values("//input[@name='name']/@value")).containsExactly("見本 次郎");
    }

    private static Entry submitted(String name) {
        ListingDraft draft = ListingDraft.here(Optional.empty(), name, "", Thing.Skill.PLAIN);
        return booking.listings().in(tx -> {
            Entry entry = server.features()
                    .catalogue()
                    .listings()
                    .create(tx, booking.lender().caller(), booking.lender().group(), draft);
            return server.features()
                    .catalogue()
                    .listings()
                    .submit(tx, booking.lender().caller(), entry.id());
        });
    }

    private static Browser.Shown book(Browser browser, Entry room, Map<String, String> more) {
        String action = "/listings/" + room.id() + "/book";
        Map<String, String> answers = new java.util.LinkedHashMap<>(
                Map.of("date", BookingFixture.DAY, "from", "10:00", "until", "12:00", "purpose", "打ち合わせ"));
        answers.putAll(more);
        Browser.Shown quoted = browser.send(browser.get(action), action, answers);
        assertThat(quoted.text()).contains("この内容で申し込む");
        return browser.send(quoted, action, Map.of());
    }

    private static Browser signedIn(Who who) {
        return Browser.on(server).as(who, people.cookie(who));
    }
}
