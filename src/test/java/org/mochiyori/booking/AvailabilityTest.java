package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class AvailabilityTest {
    private static TestHub server;
    private static BookingFixture fixture;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
        fixture = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_day_is_told_without_gaps() {
        Entry room = fixture.room();
        fixture.book(room);
        JsonNode windows = day(room, "2027-01-09", "2027-01-10").json().path("windows");
        List<String> told = new ArrayList<>();
        windows.forEach(window -> told.add(window.path("from").asText().substring(11, 16) + " "
                + window.path("state").asText()));
        assertThat(told).containsExactly("00:00 closed", "09:00 free", "10:00 busy", "12:00 free", "21:00 closed");
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.path(i).path("from"))
                    .isEqualTo(windows.path(i - 1).path("to"));
        }
    }

    @Test
    void what_is_left_of_a_pool_is_counted() {
        Entry desks = fixture.listings().desks(fixture.lender());
        fixture.book(desks);
        JsonNode windows = day(desks, "2027-01-09", "2027-01-10").json().path("windows");
        assertThat(windows.findValues("remaining").stream().map(JsonNode::asInt))
                .contains(19, 20);
    }

    @Test
    void the_whole_hall_is_busy_while_a_part_of_it_is_taken() {
        var hall = fixture.listings().hall(fixture.lender());
        fixture.book(hall.first());
        assertThat(day(hall.both(), "2027-01-09", "2027-01-10").text()).contains("busy");
        assertThat(day(hall.second(), "2027-01-09", "2027-01-10").text()).doesNotContain("busy");
    }

    @Test
    void a_window_without_ends_or_too_long_is_refused() {
        Entry room = fixture.room();
        String path = "/api/v1/listings/" + room.id() + "/availability";
        assertThat(server.client().get(path).status()).isEqualTo(422);
        assertThat(day(room, "2027-01-09", "2029-01-10").status()).isEqualTo(422);
        assertThat(day(room, "2027-01-09", "2027-01-09").status()).isEqualTo(422);
    }

    private static Reply day(Entry entry, String from, String to) {
        return server.client()
                .get("/api/v1/listings/" + entry.id() + "/availability?from=" + from + "T00:00:00%2B09:00&to=" + to
                        + "T00:00:00%2B09:00");
    }
}
