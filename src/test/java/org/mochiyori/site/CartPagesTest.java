package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** A hall and desks in one request, by forms only. */
class CartPagesTest {
    private static TestHub server;
    private static BookingFixture booking;
    private static PeopleFixture people;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-05T00:30:00Z"));
        booking = BookingFixture.on(server);
        people = booking.people();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_hall_and_desks_gathered_one_by_one_are_booked_in_one_request() {
        Entry room = booking.room();
        Entry desks = booking.listings().desks(booking.lender());
        Browser browser = borrower();

        Browser.Shown cart = gather(browser, room, Map.of());
        assertThat(cart.heading()).isEqualTo("まとめて申し込む");
        assertThat(browser.get("/").text()).contains("まとめて申し込むもの 1件");
        // The time of the hall is proposed for the desks.
        Browser.Shown form = browser.get("/listings/" + desks.id() + "/book");
        assertThat(form.page().values("//input[@name='date']/@value")).containsExactly(BookingFixture.DAY);
        cart = browser.send(form, path(desks), Map.of("gather", "yes", "quantity", "10"));
        assertThat(cart.text()).contains("会議室1（例）", "長机（例）", "数量 10", "まとめて申し込む");
        assertThat(cart.page().values("//table[@class='price']/tbody/tr/th/text()"))
                .anyMatch(what -> what.startsWith("会議室1（例）："));

        Browser.Shown booked = browser.send(cart, "/cart", Map.of("purpose", "定例会"));
        assertThat(booked.path()).startsWith("/bookings/");
        assertThat(booked.text()).contains("会議室1（例）", "長机（例）", "数量 10");
        assertThat(browser.get("/cart").text()).contains("まだ何も入っていません");
    }

    @Test
    void what_is_short_is_named_nothing_is_booked_and_one_tap_makes_it_work() {
        Entry room = booking.room();
        Entry desks = booking.listings().desks(booking.lender());
        Browser browser = borrower();
        gather(browser, room, Map.of());
        gather(browser, desks, Map.of("quantity", "15"));
        Browser other = borrower();
        Browser.Shown theirs = gather(other, desks, Map.of("quantity", "12"));
        other.send(theirs, "/cart", Map.of("purpose", "祭り"));

        Browser.Shown cart = browser.get("/cart");
        assertThat(cart.text()).contains("「長机（例）」が、このままでは借りられません", "先にほかの方の予約", "数を 8 に減らす");
        Browser.Shown unsent = browser.send(cart, "/cart", Map.of("purpose", "定例会"));
        assertThat(unsent.path()).isEqualTo("/cart");
        assertThat(unsent.page().values("//input[@name='purpose']/@value")).containsExactly("定例会");
        assertThat(browser.get("/bookings").text()).doesNotContain("定例会");

        Browser.Shown changed = press(browser, unsent, "数を 8 に減らす");
        assertThat(changed.text()).contains("数量 8").doesNotContain("このままでは借りられません");
        assertThat(browser.send(changed, "/cart", Map.of("purpose", "定例会")).path())
                .startsWith("/bookings/");
    }

    @Test
    void a_line_is_changed_on_its_own_form_and_another_is_removed() {
        Entry room = booking.room();
        Entry desks = booking.listings().desks(booking.lender());
        Browser browser = borrower();
        gather(browser, room, Map.of());
        Browser.Shown cart = gather(browser, desks, Map.of("quantity", "3"));
        String change =
                cart.page().values("//a[contains(@href, 'line=1')]/@href").getFirst();
        Browser.Shown form = browser.get(change);
        assertThat(form.page().values("//input[@name='quantity']/@value")).containsExactly("3");
        cart = browser.send(form, path(desks), Map.of("quantity", "4", "until", "13:00"));
        assertThat(cart.path()).isEqualTo("/cart");
        assertThat(cart.text()).contains("数量 4").doesNotContain("数量 3");
        assertThat(cart.page().all("//ol[@class='cart']/li")).hasSize(2);
        cart = press(browser, cart, "取り除く");
        assertThat(cart.page().all("//ol[@class='cart']/li")).hasSize(1);
        assertThat(cart.text()).contains("長机（例）");
    }

    @Test
    void a_desk_sets_a_rule_aside_for_one_line_and_keeps_what_was_typed() {
        Entry room = booking.room();
        Entry strict = booking.room();
        booking.rule(strict, RuleKind.ADMISSION, "{\"mostPersons\": 3, \"waivedBy\": \"desk\"}");
        Browser other = borrower();
        gather(other, strict, Map.of());
        assertThat(other.send(other.get("/cart"), "/cart", Map.of("purpose", "会議", "persons", "9"))
                        .page()
                        .all("//form[@action='/cart/waive']"))
                .isEmpty();
        Who clerk = people.staff(booking.lender().hub(), StaffRole.DESK);
        Browser desk = Browser.on(server).as(clerk, people.cookie(clerk));
        desk.post("/desk/for", Map.of("party", "group:" + booking.lender().group(), "once", "1"), people.origin());
        gather(desk, room, Map.of());
        Browser.Shown cart = gather(desk, strict, Map.of());
        Browser.Shown refused = desk.send(cart, "/cart", Map.of("purpose", "避難訓練", "persons", "9"));
        assertThat(refused.text()).contains("特別に認めて、続ける");
        Browser.Shown owed = desk.send(refused, "/cart/waive", Map.of());
        assertThat(owed.reply().status()).isEqualTo(422);
        Browser.Shown free = desk.send(owed, "/cart/waive", Map.of("waivedBecause1", "消防の立会いあり"));
        assertThat(free.text()).doesNotContain("特別に認めて");
        assertThat(free.page().values("//input[@name='purpose']/@value")).containsExactly("避難訓練");
        Browser.Shown booked = desk.send(free, "/cart", Map.of());
        assertThat(booked.path()).startsWith("/bookings/");
        assertThat(booked.text()).contains("消防の立会いあり");
    }

    @Test
    void another_borrower_sees_the_price_before_anything_is_asked_for() {
        Entry room = booking.room();
        Browser browser = borrower();
        Browser.Shown cart = gather(browser, room, Map.of());
        Browser.Shown again = browser.send(cart, "/cart", Map.of("purpose", "会議", "borrower", "self"));
        assertThat(again.path()).isEqualTo("/cart");
        assertThat(again.text()).contains("このままでは申し込めません", "会議室1（例）");
    }

    @Test
    void a_cookie_changed_by_hand_and_a_listing_that_is_gone_harm_nothing() {
        Browser browser = borrower();
        for (String odd : new String[] {"x", "~~", "a.b.c.d", "AAAAAAAAAAAAAAAAAAAAAA.zzzzzz.-1.1", "%3Cscript%3E"}) {
            browser.keepCookie("gathered", odd);
            assertThat(browser.get("/cart").text()).contains("まだ何も入っていません");
        }
        Entry room = booking.room();
        gather(browser, room, Map.of());
        ListingFixture listings = booking.listings();
        listings.in(tx -> server.features()
                .catalogue()
                .listings()
                .retire(tx, booking.lender().caller(), room.id()));
        assertThat(browser.get("/cart").text()).contains("まだ何も入っていません");
        Reply gone = browser.post("/cart/remove", Map.of("line", "7"), people.origin());
        assertThat(gone.status()).isEqualTo(404);
        assertThat(Browser.on(server).fetch("/cart").header("Location")).contains("/sign-in?to=%2Fcart");
    }

    @Test
    void a_hall_and_a_skill_with_its_times_of_two_owners_are_asked_for_in_one_request() {
        Entry room = booking.room();
        Entry skill = skill();
        Browser browser = borrower();
        gather(browser, room, Map.of("purpose", "夏祭りの準備", "persons", "40"));
        // The time of the hall is proposed, and what it is for need not be said again.
        Browser.Shown form = browser.get(path(skill));
        assertThat(form.text()).contains("ほかのものも一緒に申し込む");
        assertThat(box(form, "wish1")).isEqualTo(BookingFixture.DAY);
        assertThat(box(form, "from1")).isEqualTo("10:00");
        assertThat(box(form, "purpose")).isEqualTo("夏祭りの準備");
        Browser.Shown cart = browser.send(
                form, path(skill), Map.of("gather", "yes", "wish2", "2027-01-10", "from2", "13:00", "until2", "15:00"));
        assertThat(cart.path()).isEqualTo("/cart");
        assertThat(cart.text())
                .contains(
                        "会議室1（例）", "けん玉の先生（例）", "第1希望：令和9年（2027年）1月9日（土）", "第2希望：令和9年（2027年）1月10日（日）", "この中のひとつに決まります")
                .doesNotContain("第3希望", "このままでは借りられません");
        assertThat(box(cart, "purpose")).isEqualTo("夏祭りの準備");
        assertThat(box(cart, "persons")).isEqualTo("40");

        Browser.Shown booked = browser.send(cart, "/cart", Map.of());
        assertThat(booked.path()).startsWith("/bookings/");
        assertThat(booked.text()).contains("けん玉の先生（例）", "候補の日時");
        JsonNode made = booking.representative().get("/api/v1" + booked.path()).json();
        assertThat(made.path("purpose").asText()).isEqualTo("夏祭りの準備");
        assertThat(made.path("persons").asInt()).isEqualTo(40);
        assertThat(made.at("/lines/0/listing").asText()).isEqualTo(room.id().toString());
        assertThat(made.at("/lines/0/state").asText()).isEqualTo("held");
        assertThat(made.at("/lines/0").has("candidates")).isFalse();
        JsonNode helped = made.at("/lines/1");
        assertThat(helped.path("listing").asText()).isEqualTo(skill.id().toString());
        assertThat(helped.path("state").asText()).isEqualTo("requested");
        assertThat(helped.path("from").asText()).startsWith("2027-01-09T10:00");
        assertThat(helped.path("candidates")).hasSize(1);
        assertThat(helped.at("/candidates/0/from").asText()).startsWith("2027-01-10T13:00");
        assertThat(helped.at("/candidates/0/to").asText()).startsWith("2027-01-10T15:00");
        Browser.Shown empty = browser.get("/cart");
        assertThat(empty.text()).contains("まだ何も入っていません");
        assertThat(box(browser.get(path(room)), "purpose")).isEmpty();
    }

    @Test
    void a_skill_is_not_gathered_without_a_choice_of_times_that_differ() {
        Entry skill = skill();
        Browser browser = borrower();
        Map<String, String> one = Map.of("gather", "yes", "wish1", "2027-01-09", "from1", "10:00", "until1", "12:00");
        Browser.Shown alone = browser.send(browser.get(path(skill)), path(skill), one);
        assertThat(alone.reply().status()).isEqualTo(422);
        assertThat(alone.text()).contains("入れてください");
        Browser.Shown same = browser.send(
                alone,
                path(skill),
                Map.of("gather", "yes", "wish2", "2027-01-09", "from2", "10:00", "until2", "12:00"));
        assertThat(same.reply().status()).isEqualTo(422);
        assertThat(same.text()).contains("ほかの希望とちがう日時にしてください");
        Browser.Shown backwards = browser.send(same, path(skill), Map.of("gather", "yes", "until2", "09:00"));
        assertThat(backwards.reply().status()).isEqualTo(422);
        assertThat(backwards.text()).contains("終わりは始まりより後にしてください");
        Browser.Shown third = browser.send(
                backwards,
                path(skill),
                Map.of("gather", "yes", "until2", "13:00", "wish3", "2027-01-09", "from3", "10:00", "until3", "13:00"));
        assertThat(third.reply().status()).isEqualTo(422);
        assertThat(browser.get("/cart").text()).contains("まだ何も入っていません");
        Browser.Shown asked = browser.send(same, path(skill), Map.of("purpose", "定例会"));
        assertThat(asked.reply().status()).as("nor asked for by itself").isEqualTo(422);
    }

    @Test
    void a_skill_whose_time_a_rule_refuses_is_named_changed_on_its_form_and_removed() {
        Entry room = booking.room();
        Entry skill = skill();
        Browser browser = borrower();
        gather(browser, room, Map.of());
        Map<String, String> times = new LinkedHashMap<>(
                Map.of("gather", "yes", "wish1", "2027-01-09", "from1", "10:00", "until1", "12:00"));
        times.putAll(Map.of("wish2", "2027-01-02", "from2", "13:00", "until2", "15:00"));
        times.putAll(Map.of("wish3", "2027-01-11", "from3", "18:00", "until3", "19:00"));
        Browser.Shown cart = browser.send(browser.get(path(skill)), path(skill), times);
        assertThat(cart.text()).contains("「けん玉の先生（例）」が、このままでは借りられません", "過ぎた日時は申し込めません", "第3希望：令和9年（2027年）1月11日（月）");
        Browser.Shown unsent = browser.send(cart, "/cart", Map.of("purpose", "定例会"));
        assertThat(unsent.path()).isEqualTo("/cart");

        String change =
                unsent.page().values("//a[contains(@href, 'line=1')]/@href").getFirst();
        Browser.Shown form = browser.get(change);
        assertThat(box(form, "wish2")).isEqualTo("2027-01-02");
        assertThat(box(form, "until2")).isEqualTo("15:00");
        assertThat(box(form, "wish3")).isEqualTo("2027-01-11");
        Browser.Shown changed = browser.send(form, path(skill), Map.of("wish2", "2027-01-10"));
        assertThat(changed.path()).isEqualTo("/cart");
        assertThat(changed.text()).contains("第2希望：令和9年（2027年）1月10日（日）").doesNotContain("このままでは借りられません");
        assertThat(changed.page().all("//ol[@class='cart']/li")).hasSize(2);

        Reply removed = browser.post("/cart/remove", Map.of("line", "1"), people.origin());
        assertThat(removed.status()).isEqualTo(303);
        assertThat(browser.get("/cart").text()).contains("会議室1（例）").doesNotContain("けん玉の先生（例）");
    }

    @Test
    void times_to_choose_from_that_somebody_wrote_to_a_hall_by_hand_hold_nothing_up() {
        Entry room = booking.room();
        Browser browser = borrower();
        TimeWindow ninth = new TimeWindow(Instant.parse("2027-01-09T01:00:00Z"), Instant.parse("2027-01-09T03:00:00Z"));
        TimeWindow tenth = new TimeWindow(Instant.parse("2027-01-10T01:00:00Z"), Instant.parse("2027-01-10T03:00:00Z"));
        Cart cart = new Cart(List.of(new Cart.Line(room.id(), ninth, 1, Set.of(), List.of(tenth))));
        browser.keepCookie("gathered", cart.kept());
        Browser.Shown shown = browser.get("/cart");
        assertThat(shown.text()).contains("会議室1（例）").doesNotContain("第1希望");
        assertThat(browser.send(shown, "/cart", Map.of("purpose", "会議")).path()).startsWith("/bookings/");
    }

    private static Browser.Shown gather(Browser browser, Entry entry, Map<String, String> more) {
        Map<String, String> answers = new LinkedHashMap<>(
                Map.of("gather", "yes", "date", BookingFixture.DAY, "from", "10:00", "until", "12:00"));
        answers.putAll(more);
        return browser.send(browser.get(path(entry)), path(entry), answers);
    }

    /** Sends the first form whose button says this. */
    private static Browser.Shown press(Browser browser, Browser.Shown from, String label) {
        String form = "//form[.//button[normalize-space()='" + label + "']]";
        Map<String, String> values = new LinkedHashMap<>();
        var names = from.page().values("(" + form + ")[1]//input/@name");
        var all = from.page().values("(" + form + ")[1]//input/@value");
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), all.get(i));
        }
        Reply reply =
                browser.post(from.page().values("(" + form + ")[1]/@action").getFirst(), values, people.origin());
        return browser.get(reply.header("Location").orElseThrow());
    }

    /** Somebody's help, offered by others than those who lend the hall. */
    private static Entry skill() {
        ListingFixture listings = booking.listings();
        return listings.skill(listings.lender(booking.lender().hub()), new Contact("助田 花", "", "hana@example.jp", ""));
    }

    private static String box(Browser.Shown page, String name) {
        return page.page().values("//input[@name='" + name + "']/@value").getFirst();
    }

    private static String path(Entry entry) {
        return "/listings/" + entry.id() + "/book";
    }

    private static Browser borrower() {
        Who who = people.resident();
        booking.listings().member(booking.borrower(), who.id(), "representative");
        return Browser.on(server).as(who, people.cookie(who));
    }
}
