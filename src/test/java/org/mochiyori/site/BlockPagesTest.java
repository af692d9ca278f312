package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 行政使用 by forms only. */
class BlockPagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-05T01:00:00Z"));
        people = PeopleFixture.over(server.features());
        booking = BookingFixture.on(server);
        booking.lendPublicly();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_officer_closes_a_hall_from_its_page_sees_who_is_displaced_and_gives_it_back() {
        Entry room = booking.room();
        Reply booked = booking.book(room);
        String number = booked.json().path("number").asText();
        Browser officer = staff(StaffRole.OFFICER);
        String path = "/listings/" + room.id() + "/blocks";
        Browser.Shown listing = officer.get("/listings/" + room.id());
        assertThat(listing.page().values("//a/@href")).contains(path);

        Browser.Shown wrong = officer.send(officer.get(path), path, answers("21:00", "09:00", "選挙の投票所（例）"));
        assertThat(wrong.reply().status()).isEqualTo(422);
        assertThat(wrong.page().values("//input[@name='reason']/@value")).containsExactly("選挙の投票所（例）");

        Browser.Shown closed = officer.send(wrong, path, answers("09:00", "21:00", "選挙の投票所（例）"));
        assertThat(closed.path()).isEqualTo(path);
        assertThat(closed.text()).contains("止めています", "選挙の投票所（例）", "1件の予約が残っています", number);
        assertThat(closed.page().values("//a/@href"))
                .contains("/bookings/" + booked.json().path("id").asText());

        Browser.Shown desk = staff(StaffRole.DESK).get(path);
        assertThat(desk.text()).contains(number).doesNotContain("行政使用で止める");

        Browser.Shown lifted = officer.send(closed, path + "/lift", Map.of());
        assertThat(lifted.text()).contains("取りやめました").doesNotContain(number);
    }

    @Test
    void nobody_else_finds_the_page_or_a_way_to_it() {
        Entry room = booking.room();
        Who stranger = people.resident();
        Browser browser = Browser.on(server).as(stranger, people.cookie(stranger));
        assertThat(browser.get("/listings/" + room.id()).page().values("//a/@href"))
                .noneMatch(href -> href.endsWith("/blocks"));
        assertThat(browser.fetch("/listings/" + room.id() + "/blocks").status()).isEqualTo(404);
    }

    private static Map<String, String> answers(String from, String to, String reason) {
        return Map.of("from", "2027-01-09", "fromTime", from, "to", "2027-01-09", "toTime", to, "reason", reason);
    }

    private static Browser staff(StaffRole role) {
        Who who = people.staff(booking.lender().hub(), role);
        return Browser.on(server).as(who, people.cookie(who));
    }
}
