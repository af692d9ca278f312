package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 鍵の受渡し by pages only. */
class AccessPagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-09T00:45:00Z"));
        people = PeopleFixture.over(server.features());
        booking = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_lender_writes_how_to_get_in_and_a_borrower_reads_the_code_by_a_button() {
        Entry room = booking.room();
        Browser lender = as(booking.lender().speaker());
        String path = "/listings/" + room.id() + "/access";
        assertThat(lender.get("/listings/" + room.id()).page().values("//a/@href"))
                .contains(path);
        Browser.Shown wrong = lender.send(lender.get(path), path, Map.of("instruction", "", "secret", "4711"));
        assertThat(wrong.reply().status()).isEqualTo(422);
        Browser.Shown saved =
                lender.send(wrong, path, Map.of("method", "keybox", "instruction", "入口右の箱（例）", "secret", "4711"));
        assertThat(saved.text()).contains("番号があります").doesNotContain("4711");
        assertThat(saved.page().values("//input[@name='secret']/@value").stream()
                        .filter(value -> !value.isEmpty()))
                .isEmpty();

        Reply booked = booking.book(room);
        String id = booked.json().path("id").asText();
        Browser borrower = as(booking.borrowing());
        assertThat(borrower.get("/bookings/" + id).page().values("//a/@href")).contains("/bookings/" + id + "/access");
        Browser.Shown way = borrower.get("/bookings/" + id + "/access");
        assertThat(way.text()).contains("キーボックスを番号で開ける", "入口右の箱（例）").doesNotContain("4711");
        booking.listings()
                .insert(
                        "update listings set translations = '{\"en\":{\"name\":\"Cedar room\"}}' where id = $1",
                        room.id());
        assertThat(borrower.get("/bookings/" + id + "/access?lang=en").text())
                .contains("Cedar room")
                .doesNotContain(room.listing().name());
        assertThat(lender.get(path + "?lang=en").heading()).contains("Cedar room");
        assertThat(borrower.get("/bookings/" + id + "/access?lang=ja").text())
                .contains(room.listing().name())
                .doesNotContain("Cedar room");
        lender.get(path + "?lang=ja");
        Browser.Shown told = borrower.send(way, "/bookings/" + id + "/access", Map.of());
        assertThat(told.text()).contains("4711", "ほかの人に教えないでください");
        assertThat(lender.get(path).text())
                .contains("番号を見た人", booked.json().path("number").asText());
    }

    @Test
    void a_place_has_one_key_for_all_its_listings_and_a_code_can_be_taken_away() {
        Entry room = booking.room();
        UUID place = room.place().orElseThrow().id();
        Browser lender = as(booking.lender().speaker());
        Browser.Shown own = lender.get("/listings/" + room.id() + "/access");
        String path = "/places/" + place + "/access";
        assertThat(own.page().values("//a/@href")).contains(path);
        assertThat(as(booking.borrowing()).fetch(path).status()).isEqualTo(404);
        Browser.Shown saved = lender.send(
                lender.get(path),
                path,
                Map.of("method", "keybox", "instruction", "門の箱（例）", "secret", "8080", "lead", "60"));
        assertThat(saved.text()).contains("この場所の掲載のうち");
        assertThat(saved.page().values("//input[@name='lead']/@value")).containsExactly("60");
        assertThat(lender.send(saved, path + "/look", Map.of()).text()).contains("8080", "番号を見た人");
        assertThat(lender.get("/listings/" + room.id() + "/access").text()).contains("場所全体の説明が見えています");
        Browser.Shown none = lender.send(lender.get(path), path, Map.of("none", "yes"));
        assertThat(none.page().all("//form[@action='" + path + "/look']")).isEmpty();
    }

    private static Browser as(Who who) {
        return Browser.on(server).as(who, people.cookie(who));
    }
}
