package org.mochiyori.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 鍵の受渡し over HTTP: the code is told in its time, to whom it concerns, and stands nowhere else. */
class AccessTest {
    private static final String CODE = "73915";
    private static final TestClock CLOCK = TestClock.at("2027-01-08T00:00:00Z");
    private static TestHub server;

    private BookingFixture fixture;
    private Entry room;
    private String key;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        fixture = BookingFixture.on(server);
        room = fixture.room();
        key = "/api/v1/listings/" + room.id() + "/access";
    }

    @Test
    void the_borrower_reads_the_code_in_its_time_only_and_each_look_is_noted() {
        write(CODE);
        // From 10:00 on the next day, by the clock of this class.
        Reply booked = fixture.bookAt(room, day(1) + "T10:00", day(1) + "T12:00");
        String look = fixture.path(booked) + "/lines/"
                + booked.json().at("/lines/0/id").asText() + "/access";
        Reply ways = fixture.representative().get(fixture.path(booked) + "/access");
        assertThat(ways.json().at("/items/0/instruction").asText()).isEqualTo("入口右の箱（例）");
        assertThat(ways.json().at("/items/0/open").asBoolean()).isFalse();
        assertThat(ways.text()).doesNotContain(CODE);
        Reply early = fixture.representative().post(look, "{}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("access.window").doesNotContain(CODE);

        CLOCK.advance(Duration.ofHours(25).minusMinutes(30));
        Reply told = fixture.representative().post(look, "{}");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().path("secret").asText()).isEqualTo(CODE);
        assertThat(told.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(fixture.member().post(look, "{}").status()).isEqualTo(403);
        assertThat(fixture.stranger().post(look, "{}").status()).isEqualTo(404);
        assertThat(fixture.lending()
                        .post(key + "/look", "{}")
                        .json()
                        .path("secret")
                        .asText())
                .isEqualTo(CODE);
        List<String> looks = fixture.lending().get(key + "/looks").json().findValuesAsText("number");
        assertThat(looks).containsExactly(booked.json().path("number").asText());
        assertThat(fixture.lending().get(key + "/looks").json().path("items")).hasSize(2);
        assertThat(fixture.representative().get(key).status()).isEqualTo(404);

        CLOCK.advance(Duration.ofHours(3));
        assertThat(fixture.representative().post(look, "{}").status()).isEqualTo(409);
        assertNowhere(booked);
    }

    @Test
    void a_booking_that_is_called_off_tells_nothing() {
        write(CODE);
        Reply booked = fixture.bookAt(room, day(0) + "T20:00", day(0) + "T21:00");
        fixture.move(fixture.representative(), booked, "cancel");
        assertThat(fixture.representative()
                        .get(fixture.path(booked) + "/access")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_lender_changes_the_code_by_the_version_they_read_and_a_place_counts_where_a_listing_has_none() {
        Reply first = write("111");
        TestClient lender = fixture.lending();
        assertThat(lender.put(key, body("222")).status()).isEqualTo(428);
        assertThat(lender.matching(first).put(key, body("222")).status()).isEqualTo(200);
        assertThat(lender.matching(first).put(key, body("333")).status()).isEqualTo(412);
        assertThat(lender.post(key + "/look", "{}").json().path("secret").asText())
                .isEqualTo("222");
        Reply second = lender.get(key);
        Reply words = lender.matching(second).put(key, "{\"method\":\"desk\",\"instruction\":\"窓口で（例）\"}");
        assertThat(words.json().path("hasSecret").asBoolean()).isTrue();

        Entry other = fixture.room();
        String place = "/api/v1/places/" + other.place().orElseThrow().id() + "/access";
        assertThat(lender.matching(lender.get(place)).put(place, body("444")).status())
                .isEqualTo(200);
        Reply booked = fixture.bookAt(other, day(1) + "T18:00", day(1) + "T19:00");
        assertThat(fixture.representative()
                        .get(fixture.path(booked) + "/access")
                        .text())
                .contains("入口右の箱（例）");
        assertThat(new Doctor(server.features().platform().db(), CLOCK)
                        .examine(AccessModule.checks(), (promise, took, findings) -> {})
                        .findings())
                .isEmpty();
    }

    /** The code is in one column and in no other row that we write: events, kept answers, notices, exports. */
    private void assertNowhere(Reply booked) {
        var db = server.features().platform().db();
        for (String table :
                List.of("events", "idempotency_keys", "line_moves", "notices", "access_changes", "access_looks")) {
            boolean there = db.get(
                    "select exists (select from " + table + " t where to_jsonb(t)::text like '%" + CODE
                            + "%') as there",
                    row -> row.getBoolean("there"));
            assertThat(there).as(table).isFalse();
        }
        TestClient desk = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.DESK));
        assertThat(fixture.representative().get("/api/v1/me/export").text()).doesNotContain(CODE);
        assertThat(fixture.lending().get("/api/v1/me/export").text()).doesNotContain(CODE);
        assertThat(desk.get(fixture.path(booked)).text()).doesNotContain(CODE);
        assertThat(server.client().get("/api/v1/listings/" + room.id()).text()).doesNotContain(CODE);
    }

    private static String day(int after) {
        return CLOCK.instant()
                .atZone(java.time.ZoneId.of("Asia/Tokyo"))
                .toLocalDate()
                .plusDays(after)
                .toString();
    }

    private Reply write(String code) {
        TestClient lender = fixture.lending();
        Reply written = lender.matching(lender.get(key)).put(key, body(code));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        return written;
    }

    private static String body(String code) {
        return "{\"method\":\"keybox\",\"instruction\":\"入口右の箱（例）\",\"secret\":\"" + code + "\"}";
    }
}
