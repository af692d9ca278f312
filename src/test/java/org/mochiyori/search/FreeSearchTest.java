package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class FreeSearchTest {
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
    void a_booked_room_is_gone_with_the_answer_to_its_booking() {
        Entry room = fixture.room();
        Entry other = fixture.room();
        SearchFixture.catchUp(server);
        assertThat(ids(find("10:00", "12:00"))).containsExactlyInAnyOrder(id(room), id(other));

        Reply booked = fixture.book(room);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);

        assertThat(ids(find("10:00", "12:00"))).containsExactly(id(other));
        assertThat(find("10:00", "12:00").path("total").asInt()).isOne();
        assertThat(ids(find("11:30", "12:30"))).containsExactly(id(other));
        assertThat(ids(find("12:00", "13:00"))).hasSize(2);
        assertThat(find("10:00", "12:00")
                        .path("facets")
                        .path("kind")
                        .get(0)
                        .path("count")
                        .asInt())
                .isOne();
    }

    @Test
    void from_the_day_on_which_a_listing_s_hours_end_it_is_free_when_the_hub_is_open() {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);
        Reply booked = fixture.book(room);
        String own = "/api/v1/listings/" + room.id() + "/rules/opening";
        String end = "{\"validFrom\":\"" + DAY + "\",\"value\":[]}";
        Reply alone = fixture.lending().matching(fixture.lending().get(own)).send("PUT", own, Optional.of(end));
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.json().path("rule").asText()).isEqualTo("opening.above");

        fixture.rule(
                RuleScope.ofHub(fixture.lender().hub()),
                RuleKind.OPENING,
                ListingFixture.openEveryDay().toJson().toString().replace("09:00-21:00", "13:00-22:00"));
        Reply ended = fixture.lending().matching(fixture.lending().get(own)).send("PUT", own, Optional.of(end));
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        SearchFixture.catchUp(server);
        assertThat(ids(find("12:00", "13:00"))).isEmpty();
        assertThat(ids(find("21:00", "22:00"))).containsExactly(id(room));
        assertThat(fixture.bookAt(room, DAY + "T12:00", DAY + "T13:00").text()).contains("opening.closed");
        String before = LocalDate.parse(DAY).minusDays(1).toString();
        assertThat(fixture.bookAt(room, before + "T09:00", before + "T10:00").status())
                .isEqualTo(201);
        assertThat(fixture.representative()
                        .get(fixture.path(booked))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("confirmed");

        fixture.lending().matching(ended).send("DELETE", own + "/" + DAY, Optional.empty());
        SearchFixture.catchUp(server);
        assertThat(ids(find("12:00", "13:00"))).containsExactly(id(room));
        assertThat(ids(find("21:00", "22:00"))).isEmpty();
        String hub = "/api/v1/hubs/" + fixture.lender().hub() + "/rules/opening";
        TestClient curator = fixture.as(fixture.lender().curator());
        assertThat(curator.matching(curator.get(hub))
                        .send("PUT", hub, Optional.of(end))
                        .json()
                        .path("rule")
                        .asText())
                .isEqualTo("opening.hub");
    }

    @Test
    void the_last_opening_rules_are_not_taken_away_and_a_listing_s_own_only_where_there_are_others() {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);
        String first = "/" + ListingFixture.LONG_AGO;
        String own = "/api/v1/listings/" + room.id() + "/rules/opening";
        Reply alone =
                fixture.lending().matching(fixture.lending().get(own)).send("DELETE", own + first, Optional.empty());
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.json().path("rule").asText()).isEqualTo("opening.above");

        fixture.rule(
                RuleScope.ofHub(fixture.lender().hub()),
                RuleKind.OPENING,
                ListingFixture.openEveryDay().toJson().toString().replace("09:00-21:00", "13:00-22:00"));
        Reply taken =
                fixture.lending().matching(fixture.lending().get(own)).send("DELETE", own + first, Optional.empty());
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        SearchFixture.catchUp(server);
        assertThat(ids(find("21:00", "22:00"))).containsExactly(id(room));

        String hub = "/api/v1/hubs/" + fixture.lender().hub() + "/rules/opening";
        TestClient curator = fixture.as(fixture.lender().curator());
        Reply last = curator.matching(curator.get(hub)).send("DELETE", hub + first, Optional.empty());
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.json().path("rule").asText()).isEqualTo("opening.hub");
        assertThat(last.text()).contains("新しい決まりを、その日から決めてください");
        SearchFixture.catchUp(server);
        assertThat(ids(find("21:00", "22:00"))).containsExactly(id(room));

        // One that is over for long may go: nothing that comes is known by it.
        String next = "{\"validFrom\":\"2026-01-01\",\"value\":"
                + ListingFixture.openEveryDay().toJson() + "}";
        assertThat(curator.matching(curator.get(hub))
                        .send("PUT", hub, Optional.of(next))
                        .status())
                .isEqualTo(200);
        assertThat(curator.matching(curator.get(hub))
                        .send("DELETE", hub + first, Optional.empty())
                        .status())
                .isEqualTo(200);
        assertThat(curator.matching(curator.get(hub))
                        .send("DELETE", hub + "/2026-01-01", Optional.empty())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void the_whole_hall_is_taken_by_its_parts() {
        var hall = fixture.listings().hall(fixture.lender());
        SearchFixture.catchUp(server);

        fixture.book(hall.first());

        assertThat(ids(find("10:00", "12:00"))).containsExactly(id(hall.second()));
    }

    @Test
    void so_many_of_a_pool_are_free_as_are_left() {
        Entry desks = fixture.listings().desks(fixture.lender());
        SearchFixture.catchUp(server);
        fixture.book(desks);

        assertThat(find("10:00", "12:00", "quantity=19")
                        .path("items")
                        .get(0)
                        .path("free")
                        .path("remaining")
                        .asInt())
                .isEqualTo(19);
        assertThat(find("10:00", "12:00", "quantity=20").path("total").asInt()).isZero();
    }

    @Test
    void a_stretch_inside_a_window_is_found_with_its_first_start() {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);
        fixture.book(room);

        JsonNode found = find("10:00", "15:00", "duration=PT2H");

        JsonNode free = found.path("items").get(0).path("free");
        assertThat(free.path("state").asText()).isEqualTo("free");
        assertThat(free.path("firstStart").asText()).isEqualTo(DAY + "T12:00:00+09:00");
        assertThat(find("10:00", "13:30", "duration=120").path("total").asInt()).isZero();
        assertThat(find("06:00", "09:30", "duration=PT1H").path("total").asInt())
                .isZero();
    }

    @Test
    void a_window_off_the_grid_is_free_when_the_grid_around_it_is() {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);

        JsonNode free = find("10:10", "11:50").path("items").get(0).path("free");
        assertThat(free.path("firstStart").asText()).isEqualTo(DAY + "T10:00:00+09:00");
        assertThat(find("20:30", "21:10").path("total").asInt()).isZero();
        assertThat(id(room)).isNotEmpty();
    }

    @Test
    void what_nobody_knows_counts_apart_and_comes_after_when_asked_for() {
        Entry room = fixture.room();
        ListingDraft draft = ListingDraft.here(Optional.empty(), "別館会議室（例）", "", Thing.Space.forPersons(8));
        Entry elsewhere = fixture.listings()
                .published(
                        fixture.lender(),
                        new ListingDraft(
                                draft.place(),
                                draft.wording(),
                                draft.category(),
                                draft.features(),
                                draft.thing(),
                                draft.terms(),
                                new ListingDraft.Access(Reservation.NONE, Visibility.PUBLIC)));
        SearchFixture.catchUp(server);

        JsonNode known = find("10:00", "12:00");
        assertThat(ids(known)).containsExactly(id(room));
        assertThat(known.path("unknownTotal").asInt()).isOne();
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = find(
                    "10:00",
                    "12:00",
                    "unknown=include&limit=1"
                            + cursor.map(at -> "&cursor=" + at).orElse(""));
            assertThat(page.path("total").asInt()).isOne();
            seen.addAll(ids(page));
            cursor = Optional.of(page.path("next").asText()).filter(next -> !next.isEmpty());
        } while (cursor.isPresent());
        assertThat(seen).containsExactly(id(room), id(elsewhere));
    }

    @Test
    void a_time_in_the_words_is_understood() {
        Entry room = fixture.room();
        Entry other = fixture.room();
        SearchFixture.catchUp(server);
        fixture.book(room);

        JsonNode found = find("q=" + URLEncoder.encode("1月9日 10時から12時 会議室", StandardCharsets.UTF_8));

        assertThat(ids(found)).containsExactly(id(other));
        assertThat(found.path("understood").get(0).path("kind").asText()).isEqualTo("window");
    }

    private JsonNode find(String from, String to) {
        return find(from, to, "");
    }

    private JsonNode find(String from, String to, String more) {
        return find("from=" + DAY + "T" + from + ":00%2B09:00&to=" + DAY + "T" + to + ":00%2B09:00&" + more);
    }

    private JsonNode find(String query) {
        Reply reply =
                server.client().get("/api/v1/listings?hub=" + fixture.lender().hub() + "&" + query);
        assertThat(reply.status()).as(query + " " + reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static List<String> ids(JsonNode found) {
        List<String> ids = new ArrayList<>();
        found.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static String id(Entry entry) {
        return entry.id().toString();
    }
}
