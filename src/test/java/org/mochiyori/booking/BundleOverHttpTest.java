package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Several things of one wish over HTTP: what is lost is named, with what could stand in for it. */
class BundleOverHttpTest {
    private static TestHub server;
    private static BookingFixture fixture;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-11-20T00:00:00Z"));
        fixture = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void what_was_declined_is_replaced_by_an_equal_that_the_answer_offers() {
        Entry hall = fixture.decidedRoom();
        Reply asked = fixture.book(hall, fixture.decidedRoom());
        assertThat(asked.json().at("/bundle/stage").asText()).isEqualTo("completing");
        Entry spare = fixture.room();
        Reply lost = decide(decide(asked, 0, "approve"), 1, "decline");
        assertThat(lost.json().at("/bundle/stage").asText()).isEqualTo("incomplete");

        Reply refused = fixture.move(fixture.representative(), lost, "confirm");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("rule").asText()).isEqualTo("bundle.incomplete");
        assertThat(refused.json().at("/line/position").asInt()).isEqualTo(1);
        assertThat(refused.json().at("/lines/0/state").asText()).isEqualTo("declined");

        Reply read = fixture.representative().get(fixture.path(asked));
        JsonNode gone = read.json().at("/lines/1");
        assertThat(gone.path("changes").toString()).isEqualTo("[\"replace\",\"drop\"]");
        assertThat(gone.path("substitutes").findValuesAsText("listing"))
                .contains(spare.id().toString())
                .doesNotContain(hall.id().toString());
        assertThat(fixture.lending().get(fixture.path(asked)).json().findValues("substitutes"))
                .as("the lender needs none")
                .isEmpty();

        Reply whole = replace(read, 1, spare, "10:00", "12:00");
        assertThat(whole.status()).as(whole.text()).isEqualTo(200);
        assertThat(whole.json().at("/bundle/stage").asText()).isEqualTo("ready");
        assertThat(whole.json().at("/lines/2/replaces").asText())
                .isEqualTo(gone.path("id").asText());
        Reply done = fixture.move(fixture.representative(), whole, "confirm");
        assertThat(done.json().at("/bundle/stage").asText()).isEqualTo("done");
        assertThat(done.json().at("/lines").findValuesAsText("state"))
                .containsExactly("confirmed", "declined", "confirmed");
    }

    @Test
    void going_on_without_it_settles_what_needs_no_further_word() {
        Reply lost = decide(fixture.book(fixture.room(), fixture.decidedRoom()), 1, "decline");
        Reply without = fixture.representative().matching(lost).post(line(lost, 1) + "/drop", "{}");
        assertThat(without.status()).as(without.text()).isEqualTo(200);
        assertThat(without.json().at("/lines/1/dropped").asBoolean()).isTrue();
        assertThat(without.json().at("/lines/0/state").asText()).isEqualTo("confirmed");
        assertThat(fixture.representative()
                        .matching(without)
                        .post(line(lost, 1) + "/drop", "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_longer_time_is_a_change_of_the_line_and_a_taken_one_offers_others() {
        Entry room = fixture.room();
        Reply booked = fixture.book(room);
        Reply longer = replace(booked, 0, room, "10:00", "13:00");
        assertThat(longer.json().at("/lines").findValuesAsText("state")).containsExactly("cancelled", "confirmed");
        assertThat(longer.json().at("/lines/0/reason").asText()).isEqualTo("replaced");
        assertThat(fixture.representative()
                        .post("/api/v1/bookings", fixture.wish(room, "14:00", "16:00"))
                        .status())
                .isEqualTo(201);
        Reply taken = replace(longer, 1, room, "11:00", "15:00");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("type").asText()).endsWith("/problems/taken");
        assertThat(taken.json().path("alternatives")).isNotEmpty();
    }

    @Test
    void nobody_but_the_borrower_changes_a_line_and_strangers_see_nothing() {
        Entry room = fixture.room();
        Reply booked = fixture.book(room);
        String change = change(room, "13:00", "14:00");
        assertThat(fixture.lending().post(line(booked, 0) + "/replace", change).status())
                .isEqualTo(403);
        assertThat(fixture.stranger().post(line(booked, 0) + "/replace", change).status())
                .isEqualTo(404);
        assertThat(fixture.stranger().post(line(booked, 0) + "/drop", "{}").status())
                .isEqualTo(404);
    }

    private static Reply decide(Reply read, int line, String move) {
        String id = read.json().at("/lines/" + line + "/id").asText();
        return fixture.lending()
                .matching(read)
                .post(fixture.path(read) + "/" + move, "{\"line\":\"%s\"}".formatted(id));
    }

    private static Reply replace(Reply read, int line, Entry by, String from, String to) {
        return fixture.representative().matching(read).post(line(read, line) + "/replace", change(by, from, to));
    }

    private static String change(Entry by, String from, String to) {
        return """
                {"listing":"%s","from":"%2$sT%3$s:00+09:00","to":"%2$sT%4$s:00+09:00"}
                """.formatted(by.id(), BookingFixture.DAY, from, to);
    }

    private static String line(Reply booking, int line) {
        return fixture.path(booking) + "/lines/"
                + booking.json().at("/lines/" + line + "/id").asText();
    }
}
