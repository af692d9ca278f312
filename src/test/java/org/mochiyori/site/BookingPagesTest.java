package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.search.SearchFixture;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;
import org.w3c.dom.Node;

/** The main road by forms only. */
class BookingPagesTest {
    private static final TestClock CLOCK = TestClock.at("2027-01-05T01:00:00Z");
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;

    private Browser borrower;
    private Browser lender;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
        people = PeopleFixture.over(server.features());
        booking = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void openBrowsers() {
        Who representative = people.resident();
        booking.listings().member(booking.borrower(), representative.id(), "representative");
        borrower = Browser.on(server).as(representative, people.cookie(representative));
        Who speaker = booking.lender().speaker();
        lender = Browser.on(server).as(speaker, people.cookie(speaker));
    }

    @Test
    void both_sides_talk_on_the_page_of_the_booking() {
        String path = asked(booking.decidedRoom(), "13:00", "15:00").path();
        String action = path + "/messages";
        borrower.send(borrower.get(path), action, Map.of("text", "鍵はどこで\n受け取れますか"));
        Browser.Shown theirs = lender.get(path);
        assertThat(theirs.text()).contains("鍵はどこで", "新着", "窓口が読めます");
        assertThat(lender.get(path).text()).doesNotContain("新着");
        lender.send(theirs, action, Map.of("text", "窓口です"));
        Browser.Shown mine = borrower.get(path);
        assertThat(mine.text()).contains("窓口です", "取り消す", "窓口に知らせる");
    }

    @Test
    void whoever_declines_a_public_hall_is_asked_why_and_loses_nothing_that_was_typed() {
        booking.lendPublicly();
        try {
            String path = asked(booking.decidedRoom(), "18:00", "20:00").path();
            Browser.Shown theirs = lender.get(path);
            assertThat(theirs.text()).contains("公の施設なので、お断りには理由が要ります");
            assertThat(theirs.page().all("//form[@action='" + path + "/decline']//input[@name='note'][@required]"))
                    .hasSize(1);
            Browser.Shown owed = lender.send(theirs, path + "/decline", Map.of("note", "  "));
            assertThat(owed.reply().status()).isEqualTo(422);
            assertThat(owed.text()).contains("入れてください", "申込中");
            assertThat(lender.send(owed, path + "/decline", Map.of("note", "投票所として使うため"))
                            .text())
                    .contains("投票所として使うため");
            assertThat(borrower.get(path).text()).doesNotContain("公の施設なので");
        } finally {
            booking.listings()
                    .insert(
                            "update groups set kind = 'other' where id = $1",
                            booking.lender().group());
        }
    }

    @Test
    void the_table_of_the_present_month_begins_today_and_of_another_on_its_first_day() {
        booking.room();
        SearchFixture.catchUp(server);
        String heads = "//div[@class='months']//thead//span[@class='day']";
        assertThat(borrower.get("/months?kind=space").page().all(heads))
                .extracting(Node::getTextContent)
                .hasSize(27)
                .startsWith("5");
        assertThat(borrower.get("/months?kind=space&month=2027-02").page().all(heads))
                .hasSize(28);
    }

    @Test
    void asked_approved_confirmed_handed_over_and_back() {
        Entry room = booking.decidedRoom();
        Browser.Shown mine = asked(room, "10:00", "12:00");
        assertThat(mine.text()).contains("申込中", "借りる会（例）", "定例会", "商店会（例）");
        String path = mine.path();

        Browser.Shown inbox = lender.get("/inbox");
        assertThat(inbox.page().values("//a/@href")).contains(path);
        Browser.Shown theirs = lender.get(path);
        assertThat(lender.send(theirs, path + "/approve", Map.of()).text()).contains("仮予約");

        Browser.Shown held = borrower.get(path);
        assertThat(borrower.send(held, path + "/confirm", Map.of()).text()).contains("確定");
        assertThat(borrower.get(path).text()).contains("利用承認書を印刷する");
        assertThat(borrower.get(paper(path, "approval")).text()).contains("利用承認書", "会議室1（例）", "借りる会（例）");

        Browser.Shown day = lender.send(lender.get(path), path + "/hand-over", Map.of());
        assertThat(day.text()).contains("利用中");
        Browser.Shown over = lender.send(day, path + "/return", Map.of("note", "きれいでした"));
        assertThat(over.text()).contains("利用終了", "きれいでした");
        assertThat(borrower.get("/bookings").text()).contains("終わった予約");
    }

    @Test
    void boxes_of_several_moves_on_one_page_are_told_apart() {
        Entry room = booking.listings().room(booking.lender());
        Entry desks = booking.listings().desks(booking.lender());
        Reply booked = booking.book(room, desks);
        String line = booked.json().at("/lines/1/id").asText();
        assertThat(booking.lending()
                        .matching(booked)
                        .post(booking.path(booked) + "/hand-over", "{\"line\":\"" + line + "\"}")
                        .status())
                .isEqualTo(200);

        PageUnderTest page =
                lender.get("/bookings/" + booked.json().path("id").asText()).page();

        assertThat(page.all("//input[@name='note']"))
                .as("taking back, calling off")
                .hasSizeGreaterThan(1);
        assertThat(page.ids()).doesNotHaveDuplicates();
    }

    @Test
    void what_was_refused_of_a_bundle_is_told_beside_what_is_settled_and_is_on_no_sheet() {
        Entry room = booking.decidedRoom();
        Entry desks = booking.listings().desks(booking.lender());
        Reply booked = booking.book(room, desks);
        String path = "/bookings/" + booked.json().path("id").asText();
        assertThat(booking.move(booking.lending(), booked, "decline").status()).isEqualTo(200);
        Browser.Shown held = borrower.get(path);
        assertThat(held.heading()).isEqualTo(desks.listing().draft().wording().name());
        assertThat(held.text()).contains("不成立", "仮予約");
        // Whole or not at all: the borrower says first that it is wanted without the room.
        String lost = booked.json().at("/lines/0/id").asText();
        assertThat(booking.representative()
                        .post("/api/v1" + path + "/lines/" + lost + "/drop", "{}")
                        .status())
                .isEqualTo(200);
        Browser.Shown settled = borrower.get(path);
        assertThat(settled.text()).contains("不成立", "確定");
        assertThat(borrower.get(paper(path, "loan")).text())
                .contains(desks.listing().draft().wording().name())
                .doesNotContain(room.listing().draft().wording().name());
        assertThat(borrower.get(paper(path, "approval")).reply().status()).isEqualTo(404);
    }

    @Test
    void who_is_not_signed_in_signs_in_first_and_comes_back() {
        Entry room = booking.room();
        Reply reply = Browser.on(server).fetch("/listings/" + room.id() + "/book?date=2027-01-09");
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location").orElseThrow())
                .isEqualTo("/sign-in?to=%2Flistings%2F" + room.id() + "%2Fbook%3Fdate%3D2027-01-09");
    }

    @Test
    void a_double_click_books_once() {
        Entry room = booking.room();
        String action = "/listings/" + room.id() + "/book";
        Browser.Shown quoted = borrower.send(borrower.get(action), action, answers("14:00", "15:00"));
        Reply first = borrower.sendOnce(quoted, action, Map.of());
        Reply second = borrower.sendOnce(quoted, action, Map.of());
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void what_is_taken_shows_what_is_free_instead_and_keeps_what_was_typed() {
        Entry room = booking.room();
        asked(room, "10:00", "12:00");
        String action = "/listings/" + room.id() + "/book";
        Browser.Shown refused = borrower.send(borrower.get(action), action, answers("10:00", "12:00"));
        assertThat(refused.text()).contains("先にほかの方の予約が入っています", "近い日時で空いているもの");
        assertThat(refused.page().values("//input[@name='purpose']/@value")).containsExactly("定例会");
        List<String> instead = refused.page().values("//div[@id='refused']//a/@href");
        assertThat(instead).isNotEmpty();
        assertThat(borrower.get(instead.getFirst()).reply().status()).isEqualTo(200);
    }

    @Test
    void a_race_lost_after_the_quote_is_told_on_the_same_page() {
        Entry room = booking.room();
        String action = "/listings/" + room.id() + "/book";
        Browser.Shown quoted = borrower.send(borrower.get(action), action, answers("16:00", "17:00"));
        asked(room, "16:00", "17:00");
        Reply lost = borrower.sendOnce(quoted, action, Map.of());
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.text()).contains("先にほかの方の予約が入っています");
    }

    @Test
    void a_form_with_slips_comes_back_with_all_of_them_marked() {
        Entry room = booking.room();
        String action = "/listings/" + room.id() + "/book";
        Browser.Shown again = borrower.send(
                borrower.get(action),
                action,
                Map.of("date", "1月9日", "from", "12:00", "until", "10:00", "persons", "八"));
        assertThat(again.reply().status()).isEqualTo(422);
        assertThat(again.page().all("//p[@class='error']")).hasSize(3);
        assertThat(again.page().values("//input[@name='from']/@value")).containsExactly("12:00");
    }

    @Test
    void a_booking_of_others_is_no_page_and_cannot_be_moved() {
        Entry room = booking.room();
        Browser.Shown mine = asked(room, "18:00", "19:00");
        Who nobody = people.resident();
        Browser stranger = Browser.on(server).as(nobody, people.cookie(nobody));
        assertThat(stranger.get(mine.path()).reply().status()).isEqualTo(404);
        assertThat(stranger.get(paper(mine.path(), "approval")).reply().status())
                .isEqualTo(404);
        Reply moved = stranger.post(mine.path() + "/cancel", Map.of("version", "2"), people.origin());
        assertThat(moved.status()).isEqualTo(404);
        assertThat(borrower.get(mine.path()).text()).doesNotContain("取り消しました");
    }

    @Test
    void a_form_that_is_out_of_date_says_that_the_state_has_changed() {
        Entry room = booking.decidedRoom();
        Browser.Shown mine = asked(room, "10:00", "12:00");
        Browser.Shown old = lender.get(mine.path());
        lender.send(old, mine.path() + "/approve", Map.of());
        Reply late = lender.sendOnce(old, mine.path() + "/decline", Map.of());
        assertThat(late.status()).isIn(409, 412);
        assertThat(late.text()).contains("いまはこの操作ができません");
    }

    @Test
    void a_refused_form_comes_back_on_its_page_with_what_was_typed_and_why() {
        String path = asked(booking.decidedRoom(), "10:00", "12:00").path();
        Browser.Shown page = lender.get(path);
        Map<String, String> damage = Map.of("kind", "other", "amount", "3000", "what", "れんが");
        Browser.Shown owed = lender.send(page, path + "/charges", damage);
        assertThat(owed.reply().status()).isEqualTo(422);
        assertThat(owed.text()).contains("直していただきたいところがあります", "入れてください");
        String form = "//form[@action='" + path + "/charges']";
        assertThat(owed.page().values("//details[@open]" + form + "//input[@name='amount']/@value"))
                .containsExactly("3000");
        assertThat(owed.page().values(form + "//input[@name='what']/@value")).containsExactly("れんが");
        assertThat(owed.page().all(form + "//option[@selected and @value='other']"))
                .hasSize(1);
        lender.send(page, path + "/approve", Map.of());
        Browser.Shown late = lender.send(page, path + "/decline", Map.of("note", "投票所のため"));
        assertThat(late.reply().status()).isIn(409, 412);
        assertThat(late.page().all("//*[@id='refused']")).hasSize(1);
        assertThat(late.text()).contains("仮予約");
    }

    @Test
    void who_reads_english_finds_booked_things_by_their_english_names_while_they_are_still_called_so() {
        Entry room = booking.room();
        booking.listings()
                .insert(
                        "update listings set translations = '{\"en\":{\"name\":\"Cedar room\"}}' where id = $1",
                        room.id());
        Reply booked = booking.book(room, booking.room());
        String path = booking.path(booked).replace("/api/v1", "");
        for (String page : List.of("/bookings", path, path + "/custody")) {
            assertThat(borrower.get(page + "?lang=en").text()).as(page).contains("Cedar room");
            assertThat(borrower.get(page + "?lang=ja").text())
                    .as(page)
                    .contains("会議室1（例）")
                    .doesNotContain("Cedar room");
        }
        assertThat(borrower.get("/bookings?lang=en").text()).contains("Cedar room and 1 more");
        assertThat(borrower.get(path + "?lang=en").heading()).isEqualTo("Cedar room and 1 more");
        String line = path + "/lines/" + booked.json().at("/lines/0/id").asText();
        assertThat(borrower.get(line + "?lang=en").heading()).contains("Cedar room");
        assertThat(borrower.get(path + "?lang=ja").heading()).isEqualTo("会議室1（例） ほか1件");
        assertThat(lender.get("/inbox?lang=en").text()).contains("Cedar room and 1 more");
        String alone = booking.path(booking.bookAt(room, BookingFixture.DAY + "T15:00", BookingFixture.DAY + "T16:00"))
                .replace("/api/v1", "");
        for (Browser reader : List.of(borrower, lender)) {
            assertThat(reader.get(alone + "?lang=en").text())
                    .contains("Cedar room")
                    .doesNotContain("会議室1（例）");
        }

        booking.listings().insert("update listings set name = '会議室A（例）' where id = $1", room.id());
        assertThat(borrower.get(path + "?lang=en").text()).contains("会議室1（例）").doesNotContain("Cedar room");
    }

    @Test
    void a_move_sent_by_another_sites_page_is_refused() {
        Entry room = booking.room();
        Browser.Shown mine = asked(room, "12:00", "13:00");
        Map<String, String> theirs = Map.of("version", "1", "note", "わなです");
        Reply forged = borrower.post(mine.path() + "/withdraw", theirs, "https://elsewhere.example");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.text()).doesNotContain("わなです");
        assertThat(borrower.get(mine.path()).text()).doesNotContain("取り下げました");
    }

    @Test
    void nothing_is_printed_as_approved_before_it_is() {
        Entry room = booking.decidedRoom();
        Browser.Shown mine = asked(room, "10:00", "12:00");
        assertThat(borrower.get(mine.path()).text()).doesNotContain("印刷");
        assertThat(borrower.get(paper(mine.path(), "approval")).reply().status())
                .isEqualTo(404);
    }

    @Test
    void a_lender_of_another_hub_reads_the_hubs_name_where_the_agreement_lists_no_names() {
        Lender other = booking.listings().lender();
        booking.agree(other, "");
        String id =
                booking.book(booking.listings().room(other)).json().path("id").asText();
        Who speaker = other.speaker();
        Browser abroad = Browser.on(server).as(speaker, people.cookie(speaker));
        String home = "支援センター " + booking.lender().hub() + "（例）";
        for (String path :
                List.of("/bookings/" + id, "/bookings/" + id + "/papers/approval/" + other.group(), "/inbox")) {
            assertThat(abroad.get(path).text()).as(path).contains(home).doesNotContain("借りる会（例）");
        }
        assertThat(borrower.get("/bookings/" + id).text()).contains("借りる会（例）");
    }

    @Test
    void a_lender_of_another_hub_reads_the_groups_name_where_the_agreement_lists_it() {
        Lender other = booking.listings().lender();
        booking.agree(other, "\"group-name\"");
        String id =
                booking.book(booking.listings().room(other)).json().path("id").asText();
        Who speaker = other.speaker();
        Browser abroad = Browser.on(server).as(speaker, people.cookie(speaker));
        assertThat(abroad.get("/bookings/" + id).text()).contains("借りる会（例）");
    }

    /** Asks for a room as the borrowing group; the page of the booking comes next. */
    private Browser.Shown asked(Entry room, String from, String until) {
        String action = "/listings/" + room.id() + "/book";
        Browser.Shown quoted = borrower.send(borrower.get(action), action, answers(from, until));
        assertThat(quoted.text()).contains("この内容で申し込む");
        Browser.Shown booked = borrower.send(quoted, action, Map.of());
        assertThat(booked.path()).startsWith("/bookings/");
        return booked;
    }

    private String paper(String booking, String kind) {
        return booking + "/papers/" + kind + "/" + this.booking.lender().group();
    }

    private static Map<String, String> answers(String from, String until) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("borrower", "group:" + booking.borrower());
        answers.put("date", BookingFixture.DAY);
        answers.put("from", from);
        answers.put("until", until);
        answers.put("persons", "8");
        answers.put("purpose", "定例会");
        return answers;
    }
}
