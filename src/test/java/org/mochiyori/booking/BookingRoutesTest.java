package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class BookingRoutesTest {
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
    void a_room_that_needs_no_person_is_confirmed_with_the_answer() {
        Reply made = fixture.book(fixture.room());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("ETag")).isPresent();
        assertThat(made.json().path("state").asText()).isEqualTo("confirmed");
        JsonNode line = made.json().path("lines").path(0);
        assertThat(line.path("from").asText()).isEqualTo("2027-01-09T10:00:00+09:00");
        assertThat(line.path("moves").toString()).isEqualTo("[\"cancel\"]");
        Reply read = fixture.representative().get(fixture.path(made));
        assertThat(withoutBorrower(read)).isEqualTo(made.json());
    }

    @Test
    void what_is_taken_is_named_with_what_is_free_instead() {
        Entry free = fixture.room();
        Entry taken = fixture.room();
        fixture.book(taken);
        Reply refused = fixture.book(free, taken);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).endsWith("/problems/taken");
        assertThat(refused.json().at("/line/position").asInt()).isEqualTo(1);
        assertThat(refused.json().at("/line/listing").asText())
                .isEqualTo(taken.id().toString());
        JsonNode instead = refused.json().path("alternatives");
        assertThat(instead.size()).isPositive();
        String from = instead.path(0).path("from").asText();
        String to = instead.path(0).path("to").asText();
        assertThat(from).startsWith(BookingFixture.DAY);
        Reply again = fixture.representative()
                .post("/api/v1/bookings", fixture.wish(taken, from.substring(11, 16), to.substring(11, 16)));
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(fixture.book(free).status()).isEqualTo(201);
    }

    @Test
    void a_wish_outside_the_hours_names_the_rule() {
        Reply refused =
                fixture.representative().post("/api/v1/bookings", fixture.wish(fixture.room(), "07:00", "08:00"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("rule").asText()).startsWith("opening.");
        assertThat(refused.json().path("alternatives").size()).isPositive();
    }

    @Test
    void a_quote_says_what_a_booking_would_and_changes_nothing() {
        Entry room = fixture.decidedRoom();
        Reply quote = fixture.representative().post("/api/v1/quotes", fixture.wish(room));
        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        assertThat(quote.json().path("free").asBoolean()).isTrue();
        assertThat(quote.json().at("/lines/0/byPerson").asBoolean()).isTrue();
        assertThat(quote.json().at("/lines/0/deadlines/answerBy").asText()).isNotEmpty();
        assertThat(fixture.book(room).status()).isEqualTo(201);
        Reply later = fixture.representative().post("/api/v1/quotes", fixture.wish(room));
        assertThat(later.json().path("free").asBoolean()).isFalse();
        assertThat(later.json().at("/lines/0/refusal/rule").asText()).isEqualTo("taken");
        assertThat(later.json().at("/lines/0/refusal/detail").asText()).contains("空いているもの");
        assertThat(later.json().at("/lines/0/refusal/alternatives").size()).isPositive();
    }

    @Test
    void a_decided_room_goes_from_request_to_return() {
        Reply asked = fixture.book(fixture.decidedRoom());
        assertThat(asked.json().path("state").asText()).isEqualTo("requested");
        Reply held = fixture.move(fixture.lending(), asked, "approve");
        assertThat(held.json().path("state").asText()).isEqualTo("held");
        Reply confirmed = fixture.move(fixture.representative(), held, "confirm");
        assertThat(confirmed.json().path("state").asText()).isEqualTo("confirmed");
        Reply out = fixture.move(fixture.lending(), confirmed, "hand-over");
        assertThat(out.json().path("warnings").toString()).contains("hand-over.early");
        Reply back = fixture.lending().matching(out).post(fixture.path(out) + "/return", "{\"returned\": 1}");
        assertThat(back.json().path("state").asText()).isEqualTo("closed");
        Reply history = fixture.representative().get(fixture.path(asked) + "/history");
        assertThat(history.json().path("items").findValuesAsText("move"))
                .containsExactly("ask", "approve", "confirm", "hand-over", "return");
    }

    @Test
    void a_second_representative_moves_in_the_name_of_the_group() {
        var second = fixture.people().resident();
        fixture.listings().member(fixture.borrower(), second.id(), "representative");
        Reply held = fixture.move(fixture.lending(), fixture.book(fixture.decidedRoom()), "approve");
        fixture.move(fixture.as(second), held, "confirm");
        JsonNode confirmed = fixture.representative()
                .get(fixture.path(held) + "/history")
                .json()
                .at("/items/2");
        assertThat(confirmed.path("actor").asText()).isEqualTo(second.id().toString());
        assertThat(confirmed.path("onBehalfOf").asText())
                .isEqualTo(fixture.borrower().toString());
    }

    @Test
    void a_move_may_name_the_version_it_has_read_and_is_guarded_by_the_state_anyway() {
        Reply asked = fixture.book(fixture.decidedRoom());
        String approve = fixture.path(asked) + "/approve";
        Reply stale = fixture.lending().with("If-Match", "\"99\"").post(approve, "{}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(fixture.lending().post(approve, "{}").status()).isEqualTo(200);
        Reply twice = fixture.lending().matching(asked).post(approve, "{}");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().path("type").asText()).endsWith("/problems/wrong-state");
    }

    @Test
    void somebody_elses_booking_is_not_there() {
        Reply made = fixture.book(fixture.room());
        TestClient stranger = fixture.stranger();
        assertThat(stranger.get(fixture.path(made)).status()).isEqualTo(404);
        assertThat(stranger.get(fixture.path(made) + "/history").status()).isEqualTo(404);
        for (String move : List.of("cancel", "confirm", "approve", "hand-over")) {
            assertThat(fixture.move(stranger, made, move).status()).as(move).isEqualTo(404);
        }
        assertThat(stranger.post("/api/v1/bookings", fixture.wish(fixture.room()))
                        .status())
                .isEqualTo(404);
        assertThat(server.client().get(fixture.path(made)).status()).isEqualTo(401);
        assertThat(withoutBorrower(fixture.representative().get(fixture.path(made))))
                .isEqualTo(made.json());
    }

    @Test
    void a_plain_member_sees_but_does_not_decide() {
        Reply made = fixture.book(fixture.decidedRoom());
        assertThat(fixture.member().get(fixture.path(made)).status()).isEqualTo(200);
        assertThat(fixture.move(fixture.member(), made, "withdraw").status()).isEqualTo(403);
        assertThat(fixture.member()
                        .post("/api/v1/bookings", fixture.wish(fixture.room()))
                        .status())
                .isEqualTo(403);
        assertThat(fixture.move(fixture.representative(), made, "approve").status())
                .isEqualTo(403);
    }

    @Test
    void the_lender_of_one_line_neither_sees_nor_decides_the_other() {
        var other = fixture.listings().lender(fixture.lender().hub());
        Entry own = fixture.decidedRoom();
        Entry theirs = fixture.listings().room(other);
        Reply made = fixture.book(own, theirs);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        TestClient lenderOfTheOther = fixture.as(other.speaker());
        Reply seen = lenderOfTheOther.get(fixture.path(made));
        assertThat(seen.json().path("lines").size()).isEqualTo(1);
        String line = made.json().at("/lines/0/id").asText();
        assertThat(lenderOfTheOther
                        .matching(made)
                        .post(fixture.path(made) + "/approve", "{\"line\": \"" + line + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void fields_that_are_ours_to_fill_are_refused() {
        String wish = fixture.wish(fixture.room());
        for (String field :
                List.of("\"state\":\"confirmed\"", "\"fee\":0", "\"hub\":\"x\"", "\"createdAt\":\"2020\"")) {
            Reply refused = fixture.representative().post("/api/v1/bookings", "{" + field + "," + wish.substring(1));
            assertThat(refused.status()).as(field).isEqualTo(422);
        }
        Reply price = fixture.representative()
                .post("/api/v1/bookings", wish.replace("\"quantity\":1", "\"quantity\":1,\"price\":0"));
        assertThat(price.status()).isEqualTo(422);
        assertThat(price.json().at("/errors/0/pointer").asText()).isEqualTo("/lines/0/price");
    }

    @Test
    void a_wish_sent_again_with_its_key_gets_its_first_answer() {
        String wish = fixture.wish(fixture.room());
        TestClient keyed = fixture.representative().with("Idempotency-Key", "key-1");
        Reply first = keyed.post("/api/v1/bookings", wish);
        Reply again = keyed.post("/api/v1/bookings", wish);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(keyed.post("/api/v1/bookings", fixture.wish(fixture.room())).status())
                .isEqualTo(422);
        // The key belongs to person and route: another's same key is another key.
        assertThat(fixture.lending()
                        .with("Idempotency-Key", "key-1")
                        .post("/api/v1/bookings", wish)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_same_wish_sent_by_many_at_once_with_one_key_has_one_effect() throws Exception {
        String wish = fixture.wish(fixture.room());
        List<Reply> replies = atOnce(
                8,
                () -> fixture.representative().with("Idempotency-Key", "key-2").post("/api/v1/bookings", wish));
        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies.stream()
                        .map(reply -> reply.json().path("id").asText())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void of_sixty_four_clients_exactly_one_gets_the_slot() throws Exception {
        String wish = fixture.wish(fixture.room());
        List<Reply> replies = atOnce(64, () -> fixture.representative().post("/api/v1/bookings", wish));
        assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.status() == 409))
                .allSatisfy(refused ->
                        assertThat(refused.json().path("alternatives").size()).isPositive());
    }

    @Test
    void each_side_lists_its_own() {
        Reply made = fixture.book(fixture.decidedRoom());
        String id = made.json().path("id").asText();
        assertThat(ids(fixture.representative().get("/api/v1/bookings?limit=100")))
                .contains(id);
        assertThat(ids(fixture.lending().get("/api/v1/bookings?side=lender&state=requested&limit=100")))
                .contains(id);
        assertThat(ids(fixture.as(fixture.lender().curator()).get("/api/v1/bookings?side=hub&limit=100")))
                .contains(id);
        assertThat(ids(fixture.stranger().get("/api/v1/bookings"))).isEmpty();
        Reply page = fixture.representative().get("/api/v1/bookings?limit=1");
        assertThat(ids(page)).hasSize(1);
        String next = page.json().path("next").asText();
        assertThat(ids(fixture.representative().get("/api/v1/bookings?limit=1&cursor=" + next)))
                .doesNotContainAnyElementsOf(ids(page));
        assertThat(fixture.representative().get("/api/v1/bookings?sideways=1").status())
                .isEqualTo(400);
    }

    private static JsonNode withoutBorrower(Reply read) {
        return read.json().<ObjectNode>deepCopy().without("borrower");
    }

    private static List<String> ids(Reply page) {
        List<String> ids = new ArrayList<>();
        page.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static List<Reply> atOnce(int clients, Callable<Reply> call) throws Exception {
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            calls.add(call);
        }
        List<Reply> replies = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var answer : threads.invokeAll(calls)) {
                replies.add(answer.get());
            }
        }
        return replies;
    }
}
