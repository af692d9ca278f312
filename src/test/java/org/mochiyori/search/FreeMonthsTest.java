package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class FreeMonthsTest {
    private static TestHub server;

    private BookingFixture fixture;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-01T00:00:00Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        fixture = BookingFixture.on(server);
    }

    @Test
    void a_month_of_all_that_is_found_shows_what_is_taken_of_each() {
        Entry room = fixture.room();
        Entry other = fixture.room();
        fixture.book(room);
        SearchFixture.catchUp(server);

        JsonNode table = ask("month=2027-01").json();

        assertThat(table.path("month").asText()).isEqualTo("2027-01");
        assertThat(table.path("total").asInt()).isEqualTo(2);
        assertThat(row(table, room).path("days")).hasSize(31);
        assertThat(state(table, room, DAY)).isEqualTo("some");
        assertThat(state(table, other, DAY)).isEqualTo("free");
        assertThat(state(table, room, "2027-01-10")).isEqualTo("free");
    }

    @Test
    void what_cannot_be_applied_for_here_has_no_month() {
        ListingFixture.on(server).skill(fixture.lender(), Contact.NONE);
        Entry room = fixture.room();
        SearchFixture.catchUp(server);

        assertThat(ask("").json().path("items").findValuesAsText("id"))
                .containsExactly(room.id().toString());
        assertThat(ask("kind=skill").json().path("items")).isEmpty();
    }

    @Test
    void only_the_months_that_one_may_ask_for_are_shown() {
        assertThat(ask("month=2026-12").status()).isEqualTo(200);
        assertThat(ask("month=2027-12").status()).isEqualTo(200);
        assertThat(ask("month=2026-11").status()).isEqualTo(422);
        assertThat(ask("month=2028-01").status()).isEqualTo(422);
        assertThat(ask("month=soon").status()).isEqualTo(422);
    }

    @Test
    void the_page_leads_from_a_day_to_its_request() {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);

        String results = server.client().get("/?kind=space").text();
        String page = server.client().get("/months?kind=space&month=2027-01").text();

        assertThat(results).contains("/months?kind=space");
        assertThat(page).contains("令和9年（2027年）1月の空き").contains("/listings/" + room.id() + "/book?date=" + DAY);
        assertThat(page).contains("/months?kind=space&amp;month=2027-02");
    }

    private Reply ask(String query) {
        return server.client()
                .get("/api/v1/listings/months?hub=" + fixture.lender().hub() + "&" + query);
    }

    private static String state(JsonNode table, Entry entry, String date) {
        return row(table, entry)
                .path("days")
                .valueStream()
                .filter(day -> day.path("date").asText().equals(date))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asText();
    }

    private static JsonNode row(JsonNode table, Entry entry) {
        return table.path("items")
                .valueStream()
                .filter(item -> item.path("id").asText().equals(entry.id().toString()))
                .findFirst()
                .orElseThrow();
    }
}
