package org.mochiyori.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.people.StaffRole;
import org.mochiyori.search.SearchFixture;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 行政使用: the municipality closes its own spaces, and nothing booked vanishes. */
class BlocksTest {
    private static TestHub server;

    private BookingFixture fixture;
    private TestClient officer;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        fixture = BookingFixture.on(server);
        fixture.lendPublicly();
        officer = staff(StaffRole.OFFICER);
    }

    @Test
    void an_officer_blocks_a_public_space_and_a_booking_is_refused_by_the_rule() {
        Entry room = fixture.room();
        Reply made = block(officer, room, "09:00", "21:00");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("reason").asText()).isEqualTo("選挙の投票所（例）");
        assertThat(made.json().path("from").asText()).isEqualTo(DAY + "T09:00:00+09:00");
        assertThat(made.json().path("displaced")).isEmpty();

        Reply refused = fixture.book(room);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/rule");
        assertThat(refused.text()).contains("opening.blocked", "選挙の投票所（例）");
        assertThat(refused.json().path("waivedBy").asText("")).isEmpty();
        assertThat(refused.json().path("alternatives")).isNotEmpty();
        TestClient desk = staff(StaffRole.DESK);
        assertThat(desk.post("/api/v1/bookings", fixture.wish(room)).text()).contains("opening.blocked");
    }

    @Test
    void a_blocked_time_is_closed_in_availability_calendar_and_search_and_free_again_once_lifted() {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);
        assertThat(found(room)).isTrue();

        Reply made = block(officer, room, "10:00", "11:00");

        assertThat(found(room)).isFalse();
        assertThat(times(room))
                .containsExactly("00:00 closed", "09:00 free", "10:00 closed", "11:00 free", "21:00 closed");
        assertThat(feed(room)).contains("20270109T100000");

        Reply lifted = officer.post("/api/v1/blocks/" + id(made) + "/lift", "{}");
        assertThat(lifted.status()).as(lifted.text()).isEqualTo(200);
        assertThat(lifted.json().path("liftedAt").asText()).isNotEmpty();
        assertThat(found(room)).isTrue();
        assertThat(times(room)).containsExactly("00:00 closed", "09:00 free", "21:00 closed");
        assertThat(feed(room)).doesNotContain("VEVENT");
        assertThat(fixture.book(room).status()).isEqualTo(201);
        assertThat(officer.post("/api/v1/blocks/" + id(made) + "/lift", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void making_and_lifting_are_in_the_log_with_the_listing_that_other_processes_mark() {
        Entry room = fixture.room();
        String made = id(block(officer, room, "10:00", "11:00"));
        officer.post("/api/v1/blocks/" + made + "/lift", "{}");
        List<String> events = server.features()
                .platform()
                .db()
                .list(
                        "select kind || ' ' || (data ->> 'listing') as event from events where subject_kind = 'block'"
                                + " and subject = $1 and hub = $2 and actor is not null order by kind desc",
                        row -> row.getString("event"),
                        made,
                        fixture.lender().hub());
        assertThat(events).containsExactly("made " + room.id(), "lifted " + room.id());
    }

    @Test
    void what_is_booked_stays_and_is_listed_until_it_is_settled() {
        Entry room = fixture.room();
        Reply booked = fixture.book(room);
        Reply asked = fixture.book(fixture.decidedRoom());

        Reply made = block(officer, room, "11:00", "13:00");

        assertThat(made.status()).isEqualTo(201);
        JsonNode displaced = made.json().path("displaced");
        assertThat(displaced).hasSize(1);
        assertThat(displaced.path(0).path("id").asText()).isEqualTo(id(booked));
        assertThat(displaced.path(0).path("number")).isEqualTo(booked.json().path("number"));
        assertThat(displaced.path(0).path("state").asText()).isEqualTo("confirmed");
        assertThat(displaced.path(0).path("from").asText()).isEqualTo(DAY + "T10:00:00+09:00");
        Reply after = fixture.representative().get(fixture.path(booked));
        assertThat(after.json().path("state").asText()).isEqualTo("confirmed");
        assertThat(after.header("ETag")).isEqualTo(booked.header("ETag"));
        assertThat(fixture.representative().get(fixture.path(asked)).status()).isEqualTo(200);

        TestClient desk = staff(StaffRole.DESK);
        assertThat(desk.get(path(room)).json().findValuesAsText("number"))
                .containsExactly(booked.json().path("number").asText());
        fixture.move(fixture.representative(), booked, "cancel");
        assertThat(desk.get(path(room)).json().path("items").path(0).path("displaced"))
                .isEmpty();
    }

    @Test
    void a_part_closes_the_whole_hall_and_lists_what_takes_the_part_through_it() {
        var hall = fixture.listings().hall(fixture.lender());
        Reply booked = fixture.book(hall.both());
        Reply made = block(officer, hall.first(), "09:00", "21:00");
        assertThat(made.json().findValuesAsText("number"))
                .containsExactly(booked.json().path("number").asText());
        assertThat(officer.get(path(hall.both())).json().path("items")).hasSize(1);
        assertThat(officer.get(path(hall.second())).json().path("items")).isEmpty();
        assertThat(times(hall.both())).noneMatch(time -> time.contains("free"));
        assertThat(times(hall.second())).contains("12:00 free");
    }

    @Test
    void a_request_that_keeps_nobody_out_is_listed_too() {
        Entry room = fixture.room();
        fixture.lend(
                room, new Lending(Lending.Decision.PERSON, false, Duration.ofHours(72), Duration.ofDays(7), true, 7));
        fixture.book(room);
        JsonNode displaced = block(officer, room, "09:00", "21:00").json().path("displaced");
        assertThat(displaced.path(0).path("state").asText()).isEqualTo("requested");
    }

    @Test
    void spaces_of_others_and_things_that_are_no_spaces_are_not_blocked() {
        Entry desks = fixture.listings().desks(fixture.lender());
        assertRefused(block(officer, desks, "09:00", "21:00"), "block.public-space");
        fixture.listings()
                .insert(
                        "update groups set kind = 'neighbourhood' where id = $1",
                        fixture.lender().group());
        Entry theirs = fixture.room();
        assertRefused(block(officer, theirs, "09:00", "21:00"), "block.public-space");
        assertThat(fixture.book(theirs).status()).isEqualTo(201);
    }

    @Test
    void only_officers_and_operators_of_the_hub_block_and_lift() {
        Entry room = fixture.room();
        assertRefused(block(staff(StaffRole.CURATOR), room, "09:00", "21:00"), "role.officer");
        assertRefused(block(staff(StaffRole.DESK), room, "09:00", "21:00"), "role.officer");
        TestClient elsewhere =
                fixture.as(fixture.people().staff(fixture.people().hub(), StaffRole.OFFICER));
        assertRefused(block(fixture.lending(), room, "09:00", "21:00"), "role.officer");
        List<TestClient> strangers = List.of(elsewhere, fixture.member(), fixture.stranger());
        for (TestClient stranger : strangers) {
            assertThat(block(stranger, room, "09:00", "21:00").status()).isEqualTo(404);
            assertThat(stranger.get(path(room)).status()).isEqualTo(404);
        }
        assertThat(server.client().get(path(room)).status()).isEqualTo(401);

        String made = id(block(staff(StaffRole.OPERATOR), room, "09:00", "21:00"));
        assertThat(elsewhere.post("/api/v1/blocks/" + made + "/lift", "{}").status())
                .isEqualTo(404);
        assertRefused(staff(StaffRole.CURATOR).post("/api/v1/blocks/" + made + "/lift", "{}"), "role.officer");
        assertThat(fixture.book(room).status()).isEqualTo(409);
    }

    @Test
    void who_lends_a_hall_or_stands_at_its_desk_closes_it_for_repairs_and_moves_what_was_booked() {
        fixture.listings()
                .insert(
                        "update groups set kind = 'neighbourhood' where id = $1",
                        fixture.lender().group());
        Entry hall = fixture.room();
        Entry equal = fixture.room();
        Reply moved = fixture.book(hall);
        Reply left = fixture.bookAt(hall, DAY + "T13:00", DAY + "T14:00");
        String times = "from=" + DAY + "T09:00:00%2B09:00&to=" + DAY + "T21:00:00%2B09:00";
        TestClient lender = fixture.lending();
        JsonNode first = lender.get("/api/v1/listings/" + hall.id() + "/displaced?kind=outage&" + times)
                .json()
                .path("items");
        assertThat(first.findValuesAsText("number"))
                .containsExactly(
                        moved.json().path("number").asText(),
                        left.json().path("number").asText());
        assertThat(first.at("/0/places/0/listing").asText())
                .isEqualTo(equal.id().toString());
        String body = """
                {"kind":"outage","from":"%1$sT09:00:00+09:00","to":"%1$sT21:00:00+09:00","reason":"冷房の修理（例）",
                 "decisions":[{"line":"%2$s","decision":"move","listing":"%3$s","from":"%1$sT10:00:00+09:00","to":"%1$sT12:00:00+09:00"}]}
                """.formatted(DAY, moved.json().at("/lines/0/id").asText(), equal.id());
        assertThat(fixture.representative().post(path(hall), body).status()).isEqualTo(404);
        assertRefused(officer.post(path(hall), body), "side.lender");
        Reply closed = lender.post(path(hall), body);
        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        assertThat(closed.json().path("kind").asText()).isEqualTo("outage");
        server.features().closure().displacements().settle();

        JsonNode line = fixture.representative().get(fixture.path(moved)).json().path("lines");
        assertThat(line.at("/0/state").asText()).isEqualTo("cancelled");
        assertThat(line.at("/1/listing").asText()).isEqualTo(equal.id().toString());
        assertThat(line.at("/1/state").asText()).isEqualTo("confirmed");
        assertThat(fixture.bookAt(hall, DAY + "T16:00", DAY + "T17:00").text()).contains("opening.blocked", "冷房の修理（例）");
        assertThat(lender.get(path(hall)).json().findValuesAsText("number"))
                .containsExactly(left.json().path("number").asText());
        assertThat(staff(StaffRole.DESK)
                        .post("/api/v1/blocks/" + id(closed) + "/lift", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.bookAt(hall, DAY + "T16:00", DAY + "T17:00").status())
                .isEqualTo(201);
    }

    @Test
    void a_whole_place_is_closed_in_one_act_until_somebody_says_that_it_can_be_used_again() {
        var hall = fixture.listings().hall(fixture.lender());
        Entry elsewhere = fixture.room();
        Reply first = fixture.book(hall.first());
        Reply second = fixture.bookAt(hall.second(), "2028-01-10T10:00", "2028-01-10T12:00");
        String place = "/api/v1/places/" + hall.place().id();
        TestClient lender = fixture.lending();
        SearchFixture.catchUp(server);
        assertThat(found(hall.second())).isTrue();

        String from = "from=" + DAY + "T00:00:00%2B09:00";
        assertThat(lender.get(place + "/displaced?" + from).json().findValuesAsText("number"))
                .containsExactly(
                        first.json().path("number").asText(),
                        second.json().path("number").asText());
        String body = """
                {"from":"%sT00:00:00+09:00","reason":"耐震工事（例）","decisions":[{"line":"%s","decision":"cancel"}]}
                """.formatted(DAY, first.json().at("/lines/0/id").asText());
        for (TestClient other : List.of(fixture.representative(), fixture.stranger())) {
            assertThat(other.post(place + "/blocks", body).status()).isEqualTo(404);
        }
        assertRefused(officer.post(place + "/blocks", body), "side.lender");
        Reply closed = lender.post(place + "/blocks", body);
        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        assertThat(closed.json().has("to")).as("nobody knows until when").isFalse();
        assertThat(closed.json().path("place").asText())
                .isEqualTo(hall.place().id().toString());
        server.features().closure().displacements().settle();

        assertThat(List.of(found(hall.first()), found(hall.second()), found(hall.both())))
                .containsOnly(false);
        assertThat(found(elsewhere)).isTrue();
        assertThat(fixture.bookAt(hall.both(), "2029-03-01T10:00", "2029-03-01T12:00")
                        .text())
                .contains("opening.blocked", "耐震工事（例）");
        assertThat(state(first)).isEqualTo("cancelled");
        assertThat(lender.get(path(hall.first())).json().at("/items/0/place").asText())
                .isEqualTo(hall.place().id().toString());
        assertThat(lender.get(place + "/blocks").json().findValuesAsText("number"))
                .containsExactly(second.json().path("number").asText());
        assertThat(feed(hall.first())).contains("20290101");

        Reply ended = staff(StaffRole.DESK).post("/api/v1/blocks/" + id(closed) + "/lift", "{}");
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(List.of(found(hall.first()), found(hall.second()))).containsOnly(true);
        assertThat(state(second)).isEqualTo("confirmed");
    }

    @Test
    void only_repairs_may_last_until_nobody_knows_when() {
        Entry room = fixture.room();
        String open = "{\"kind\":\"%s\",\"from\":\"" + DAY + "T00:00:00+09:00\",\"reason\":\"例\"}";
        assertThat(officer.post(path(room), open.formatted("official")).status())
                .isEqualTo(422);
        assertThat(fixture.lending().post(path(room), open.formatted("outage")).status())
                .isEqualTo(201);
        Entry desks = fixture.listings().desks(fixture.lender());
        var empty = fixture.listings().place(fixture.lender(), "倉庫（例）");
        assertThat(fixture.lending()
                        .post("/api/v1/places/" + empty.id() + "/blocks", open.formatted("outage"))
                        .status())
                .isEqualTo(422);
        assertThat(desks.id()).isNotNull();
        assertThatThrownBy(() -> fixture.listings()
                        .insert(
                                "update blocks set kind = 'official', to_at = '2200-01-01T00:00:00Z' where listing = $1",
                                room.id()))
                .hasMessageContaining("blocks_open_end");
    }

    private String state(Reply booked) {
        return fixture.representative()
                .get(fixture.path(booked))
                .json()
                .path("state")
                .asText();
    }

    @Test
    void a_lender_settles_what_lies_under_repairs_and_nobody_else_s_lender_does() {
        Entry hall = fixture.room();
        Reply booked = fixture.book(hall);
        TestClient desk = staff(StaffRole.DESK);
        desk.post(
                path(hall),
                "{\"kind\":\"outage\",\"from\":\"%1$sT09:00:00+09:00\",\"to\":\"%1$sT21:00:00+09:00\",\"reason\":\"雨漏り（例）\"}"
                        .formatted(DAY));
        String task = "/api/v1/displacements/"
                + desk.get("/api/v1/hubs/" + fixture.lender().hub() + "/displacements")
                        .json()
                        .at("/items/0/id")
                        .asText();
        assertThat(fixture.representative().get(task).status()).isEqualTo(404);
        assertThat(BookingFixture.on(server).lending().get(task).status()).isEqualTo(404);
        Reply read = fixture.lending().get(task);
        assertThat(read.json().path("kind").asText()).isEqualTo("outage");
        Reply decided = fixture.lending().matching(read).post(task + "/decision", "{\"decision\":\"cancel\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        server.features().closure().displacements().settle();
        assertThat(fixture.representative()
                        .get(fixture.path(booked))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    void of_things_so_many_are_out_of_service_and_no_time_is_closed_for_repairs() {
        Entry desks = fixture.listings().desks(fixture.lender());
        Reply refused = fixture.lending()
                .post(
                        path(desks),
                        "{\"kind\":\"outage\",\"from\":\"%1$sT09:00:00+09:00\",\"to\":\"%1$sT21:00:00+09:00\",\"reason\":\"脚の破損（例）\"}"
                                .formatted(DAY));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("/kind");
    }

    @Test
    void a_block_without_a_reason_or_backwards_or_over_or_too_long_is_refused() {
        Entry room = fixture.room();
        assertThat(block(officer, room, "21:00", "09:00").status()).isEqualTo(422);
        String path = path(room);
        String day = "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"%s\"}";
        for (String body : List.of(
                day.formatted("2027-01-09T09:00:00+09:00", "2027-01-09T10:00:00+09:00", " "),
                day.formatted("2026-01-09T09:00:00+09:00", "2026-01-09T10:00:00+09:00", "x"),
                day.formatted("2027-01-09T09:00:00+09:00", "2028-03-09T10:00:00+09:00", "x"),
                "{}")) {
            assertThat(officer.post(path, body).status()).as(body).isEqualTo(422);
        }
    }

    @Test
    void the_same_key_makes_one_block() {
        Entry room = fixture.room();
        TestClient once = officer.with("Idempotency-Key", "e-" + room.id());
        assertThat(id(block(once, room, "09:00", "21:00"))).isEqualTo(id(block(once, room, "09:00", "21:00")));
        assertThat(officer.get(path(room)).json().path("items")).hasSize(1);
    }

    @Test
    void of_a_block_and_a_booking_at_once_the_booking_is_listed_or_refused() throws Exception {
        for (int round = 0; round < 8; round++) {
            Entry room = fixture.room();
            TestClient borrower = fixture.representative();
            CyclicBarrier start = new CyclicBarrier(2);
            List<Callable<Reply>> both = new ArrayList<>();
            both.add(() -> {
                start.await();
                return block(officer, room, "09:00", "21:00");
            });
            both.add(() -> {
                start.await();
                return borrower.post("/api/v1/bookings", fixture.wish(room));
            });
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Reply>> answers = threads.invokeAll(both);
                Reply block = answers.get(0).get();
                Reply booking = answers.get(1).get();
                assertThat(block.status()).as(block.text()).isEqualTo(201);
                if (booking.status() == 201) {
                    assertThat(block.json().path("displaced").path(0).path("id").asText())
                            .isEqualTo(id(booking));
                } else {
                    assertThat(booking.text()).contains("opening.blocked");
                    assertThat(block.json().path("displaced")).isEmpty();
                }
            }
        }
    }

    private TestClient staff(StaffRole role) {
        return fixture.as(fixture.people().staff(fixture.lender().hub(), role));
    }

    private static Reply block(TestClient client, Entry entry, String from, String to) {
        return client.post(
                path(entry),
                "{\"from\":\"%1$sT%2$s:00+09:00\",\"to\":\"%1$sT%3$s:00+09:00\",\"reason\":\"選挙の投票所（例）\"}"
                        .formatted(DAY, from, to));
    }

    private static String path(Entry entry) {
        return "/api/v1/listings/" + entry.id() + "/blocks";
    }

    private static String id(Reply reply) {
        return reply.json().path("id").asText();
    }

    private static void assertRefused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(403);
        assertThat(reply.text()).contains(code);
    }

    private boolean found(Entry entry) {
        Reply reply = fixture.representative()
                .get("/api/v1/listings?hub=" + fixture.lender().hub() + "&from=" + DAY + "T10:00:00%2B09:00&to=" + DAY
                        + "T11:00:00%2B09:00");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json()
                .path("items")
                .findValuesAsText("id")
                .contains(entry.id().toString());
    }

    private static List<String> times(Entry entry) {
        List<String> times = new ArrayList<>();
        server.client()
                .get("/api/v1/listings/" + entry.id() + "/availability?from=" + DAY
                        + "T00:00:00%2B09:00&to=2027-01-10T00:00:00%2B09:00")
                .json()
                .path("windows")
                .forEach(window -> times.add(window.path("from").asText().substring(11, 16) + " "
                        + window.path("state").asText()));
        return times;
    }

    private static String feed(Entry entry) {
        return server.client()
                .get("/api/v1/listings/" + entry.id() + "/calendar.ics")
                .text();
    }
}
