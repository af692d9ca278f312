package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 緊急モード by its page. */
class EmergencyPagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-09T01:00:00Z"));
        people = PeopleFixture.over(server.features());
        booking = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_operator_switches_on_telephones_by_the_list_and_switches_off() {
        Entry generator = booking.listings()
                .published(
                        booking.lender(),
                        ListingDraft.here(Optional.empty(), "発電機（例）", "generator", Thing.Equipment.pool(2, "台")));
        var out = booking.book(generator);
        booking.move(booking.lending(), out, "hand-over");
        Browser operator = staff(StaffRole.OPERATOR);
        Browser.Shown before = operator.get("/desk/emergency");
        String path = before.path();
        assertThat(before.text()).contains("発電機（例）", "緊急モードにして");
        Browser.Shown wrong = operator.send(before, path + "/on", Map.of("reason", ""));
        assertThat(wrong.reply().status()).isEqualTo(422);
        Browser.Shown on = operator.send(wrong, path + "/on", Map.of("reason", "地震のため（例）"));
        assertThat(on.text())
                .contains("緊急モード中です", "地震のため（例）", "貸出中：借りる会（例）", "手もと 1 / 全部で 2")
                .contains(out.json().path("number").asText());
        assertThat(staff(StaffRole.DESK).get(path).text()).contains("緊急モード中です").doesNotContain("緊急モードを終える");
        Browser.Shown off = operator.send(on, path + "/off", Map.of());
        assertThat(off.text()).contains("これまでの緊急モード", "地震のため（例）");
    }

    @Test
    void who_has_a_thing_that_is_called_back_reads_so_on_its_booking_and_nobody_else_is_led_to_ask_for_it() {
        Entry radio = booking.listings()
                .published(
                        booking.lender(),
                        ListingDraft.here(Optional.empty(), "無線機（例）", "radio-set", Thing.Equipment.pool(3, "台")));
        var out = booking.book(radio);
        booking.move(booking.lending(), out, "hand-over");
        Who who = booking.borrowing();
        Browser borrower = Browser.on(server).as(who, people.cookie(who));
        String page = "/bookings/" + out.json().path("id").asText();
        String listing = "/listings/" + radio.id();
        assertThat(borrower.get(page).text()).contains("元どおりにしてお返しください");
        Browser operator = staff(StaffRole.OPERATOR);
        Browser.Shown before = operator.get("/desk/emergency");
        Browser.Shown on = operator.send(before, before.path() + "/on", Map.of("reason", "大雨のため（例）"));
        assertThat(on.text()).contains("すぐ返すようお願いを送りました");

        assertThat(borrower.get(page).text())
                .contains("すぐお返しいただくか、窓口にお電話ください", "大雨のため（例）")
                .doesNotContain("元どおりにしてお返しください");
        assertThat(borrower.get("/bookings").text()).contains("すぐお返しいただくか、窓口にお電話ください");
        Browser.Shown closed = borrower.get(listing);
        assertThat(closed.text()).contains("いまは窓口だけが貸し出しています", "大雨のため（例）");
        assertThat(closed.page().values("//a/@href")).doesNotContain(listing + "/book");
        Browser desk = staff(StaffRole.DESK);
        assertThat(desk.get(listing).page().values("//a/@href")).contains(listing + "/book");
        assertThat(desk.get("/desk").text()).contains("緊急モード中です");

        operator.send(on, before.path() + "/off", Map.of());
        assertThat(borrower.get(page).text()).contains("元どおりにしてお返しください");
        assertThat(borrower.get(listing).page().values("//a/@href")).contains(listing + "/book");
    }

    @Test
    void an_operator_prepares_kinds_and_people_and_an_owner_offers_what_no_kind_names() {
        Entry cart = booking.listings()
                .published(
                        booking.lender(),
                        ListingDraft.here(Optional.empty(), "リヤカー（例）", "wheelbarrow", Thing.Equipment.pool(1, "台")));
        Who lending = booking.lender().speaker();
        Browser lender = Browser.on(server).as(lending, people.cookie(lending));
        String mark = "/listings/" + cart.id() + "/emergency";
        assertThat(lender.get("/listings/" + cart.id()).page().values("//a/@href"))
                .contains(mark);
        assertThat(lender.send(lender.get(mark), mark, Map.of()).text()).contains("災害のときに出すことになっています", "出すのをやめる");

        Browser operator = staff(StaffRole.OPERATOR);
        String path = operator.get("/desk/emergency").path();
        assertThat(operator.get(path).text()).contains("リヤカー（例）");
        Browser.Shown settings = operator.get(path + "/settings");
        String kinds = path + "/kinds/remove";
        String last = settings.page()
                .values("//form[@action='" + kinds + "']//input[@name='remove']/@value")
                .getLast();
        Browser.Shown left = operator.send(settings, kinds, Map.of("remove", last));
        assertThat(left.page().values("//form[@action='" + kinds + "']//input[@name='remove']/@value"))
                .isNotEmpty()
                .doesNotContain(last);
        Who head = people.person("会長 例子（例）", "かいちょう れいこ", "head@example.org");
        String give = path + "/switchers";
        Browser.Shown unknown = operator.send(left, give, Map.of("mail", "nobody@example.invalid"));
        assertThat(unknown.reply().status()).isEqualTo(422);
        Browser.Shown given = operator.send(unknown, give, Map.of("mail", head.mail()));
        assertThat(given.text()).contains("会長 例子（例）");
        Browser switcher = Browser.on(server).as(head, people.cookie(head));
        assertThat(switcher.get(path).text()).contains("緊急モードにして");
        assertThat(switcher.get(path + "/settings").page().all("//form[@action='" + give + "']"))
                .isEmpty();
        operator.send(given, give + "/end", Map.of());
        assertThat(switcher.fetch(path).status()).isEqualTo(404);
    }

    private static Browser staff(StaffRole role) {
        Who who = people.staff(booking.lender().hub(), role);
        return Browser.on(server).as(who, people.cookie(who));
    }
}
