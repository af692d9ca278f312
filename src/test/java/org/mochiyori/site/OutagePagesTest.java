package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 使えないもの by its page. */
class OutagePagesTest {
    private static final TestClock CLOCK = TestClock.at("2027-01-08T01:00:00Z");
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;

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

    @Test
    void a_lender_sees_first_which_bookings_lack_things_gives_them_equal_ones_and_says_when_they_are_back() {
        Entry tents = tents("テントA（例）");
        Entry equal = tents("テントB（例）");
        Reply booked = booking.book(tents);
        String number = booked.json().path("number").asText();
        Browser lender = as(booking.lender().speaker());
        String path = "/listings/" + tents.id() + "/outages";
        assertThat(lender.get("/listings/" + tents.id()).page().values("//a/@href"))
                .contains(path);
        assertThat(as(booking.borrowing()).fetch(path).status()).isEqualTo(404);

        Browser.Shown wrong = lender.send(
                lender.get(path), path, Map.of("from", "2027-01-10", "until", "2027-01-09", "reason", "骨折れ（例）"));
        assertThat(wrong.reply().status()).isEqualTo(422);
        Map<String, String> broken = Map.of("from", "2027-01-09", "until", "2027-01-10", "reason", "骨折れ（例）");
        Browser.Shown preview = lender.send(wrong, path, broken);
        assertThat(preview.text()).contains("足りなくなる予約が1件あります", number);
        assertThat(lender.get(path).text()).doesNotContain("骨折れ（例）");
        Browser.Shown begun = lender.send(preview, path, Map.of());
        assertThat(begun.text()).contains("骨折れ（例）", "これから", number, "テントB（例）");
        String mine = "/bookings/" + booked.json().path("id").asText();
        assertThat(as(booking.borrowing()).get(mine).text())
                .contains("「テントA（例）」は、当日お貸しできない心配があります", "テントB（例）", "かわりにこれを申し込む");

        String decide = path + "/decide";
        String choice = begun.page()
                .values("//form[@action='" + decide + "']//select/@name")
                .getFirst();
        String there = begun.page().values("//form[@action='" + decide + "']//option/@value").stream()
                .filter(value -> value.contains(equal.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(lender.send(begun, decide, Map.of()).reply().status()).isEqualTo(422);
        Browser.Shown moved = lender.send(begun, decide, Map.of(choice, there));
        assertThat(moved.text()).contains("足りなくなる予約はありません").doesNotContain(number);
        assertThat(lender.send(begun, decide, Map.of(choice, there)).text())
                .as("a second click")
                .contains("足りなくなる予約はありません");
        assertThat(as(booking.borrowing()).get(mine).text()).contains("テントB（例）", "骨折れ（例）");

        Browser.Shown ended = lender.send(moved, path + "/end", Map.of());
        assertThat(ended.text()).contains("終わりました");
    }

    @Test
    void a_lender_who_will_manage_keeps_a_booking_until_something_else_breaks() {
        Entry tents = tents("テントC（例）");
        Reply booked = booking.book(tents);
        String number = booked.json().path("number").asText();
        String mine = "/bookings/" + booked.json().path("id").asText();
        Browser lender = as(booking.lender().speaker());
        String path = "/listings/" + tents.id() + "/outages";
        Map<String, String> broken = Map.of("from", "2027-01-09", "until", "2027-01-10", "reason", "骨折れ（例）");
        Browser.Shown begun = lender.send(lender.send(lender.get(path), path, broken), path, Map.of());
        String box = begun.page()
                .values("//form[@action='" + path + "/decide']//select/@name")
                .getFirst();
        Browser.Shown kept = lender.send(
                begun, path + "/decide", Map.of(box, "keep", box.replace("choice-", "note-"), "隣の会から借ります（例）"));
        assertThat(kept.text()).contains("そのまま貸すと決めました", number, "隣の会から借ります（例）").doesNotContain("件あります");
        assertThat(as(booking.borrowing()).get(mine).text()).doesNotContain("お貸しできない心配");

        CLOCK.advance(Duration.ofMinutes(1));
        Browser.Shown again = lender.send(lender.send(kept, path, broken), path, Map.of());
        assertThat(again.text()).contains("足りなくなる予約が1件あります");
        assertThat(as(booking.borrowing()).get(mine).text()).contains("お貸しできない心配");
        CLOCK.advance(Duration.ofMinutes(-1));
    }

    private static Entry tents(String name) {
        return booking.listings()
                .published(
                        booking.lender(),
                        ListingDraft.here(Optional.empty(), name, "tent", Thing.Equipment.pool(1, "張")));
    }

    private static Browser as(Who who) {
        return Browser.on(server).as(who, people.cookie(who));
    }
}
