package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Why a listing stands where it does, for those who run its hub. */
class RankingTest {
    private static final String MEETING_ROOM = "?q=%E4%BC%9A%E8%AD%B0%E5%AE%A4&hub=";

    private static TestHub server;
    private static BookingFixture fixture;
    private static Entry room;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-01T00:00:00Z"));
        fixture = BookingFixture.on(server);
        room = fixture.room();
        SearchFixture.catchUp(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_parts_of_a_score_are_shown_with_their_worth() {
        TestClient curator = fixture.as(fixture.lender().curator());
        JsonNode found = curator.get("/api/v1/listings" + MEETING_ROOM + hub())
                .json()
                .path("items")
                .get(0);
        JsonNode rank = curator.get(path() + MEETING_ROOM + hub()).json();

        assertThat(rank.path("answers").asBoolean()).isTrue();
        assertThat(rank.path("place").asInt()).isOne();
        assertThat(rank.path("reason").path("worth").asDouble())
                .isCloseTo(found.path("score").asDouble(), within(0.01));
        assertThat(rank.toString()).contains("conceptHead:meeting-room");

        JsonNode missed = curator.get(path() + "?q=tent").json();
        assertThat(missed.path("answers").asBoolean()).isFalse();
        assertThat(missed.has("reason")).isFalse();
    }

    @Test
    void operators_see_it_too_and_nobody_else() {
        TestClient operator = fixture.as(fixture.people().staff(hub(), StaffRole.OPERATOR));
        assertThat(operator.get(path() + "?q=x").status()).isEqualTo(200);
        TestClient desk = fixture.as(fixture.people().staff(hub(), StaffRole.DESK));
        assertThat(desk.get(path() + "?q=x").status()).isEqualTo(404);
        TestClient abroad = fixture.as(fixture.listings().lender().curator());
        assertThat(abroad.get(path() + "?q=x").status()).isEqualTo(404);
        assertThat(server.client().get(path() + "?q=x").status()).isEqualTo(401);
    }

    @Test
    void a_page_shows_the_same() {
        String cookie = fixture.people().cookie(fixture.lender().curator());
        String page = server.client()
                .with("Cookie", cookie)
                .with("Accept", "text/html")
                .get("/listings/" + room.id() + "/rank" + MEETING_ROOM)
                .text();
        assertThat(page).contains("検索の順位のわけ", "conceptHead:meeting-room");
    }

    private static String hub() {
        return fixture.lender().hub();
    }

    private static String path() {
        return "/api/v1/listings/" + room.id() + "/rank";
    }
}
