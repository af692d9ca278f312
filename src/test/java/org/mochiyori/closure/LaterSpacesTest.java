package org.mochiyori.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Place;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.search.SearchFixture;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Spaces that come to a place while it is closed as a whole. */
class LaterSpacesTest {
    private static TestHub server;

    private BookingFixture fixture;
    private Place place;

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
        place = fixture.listings().hall(fixture.lender()).place();
    }

    @Test
    void a_room_written_after_its_place_was_closed_is_closed_with_it_and_lent_once_that_is_lifted() {
        Reply closed = close();

        Entry later = room();

        SearchFixture.catchUp(server);
        assertThat(found(later)).isFalse();
        assertThat(fixture.book(later).text()).contains("opening.blocked", "耐震工事（例）");
        assertThat(fixture.representative()
                        .post("/api/v1/quotes", fixture.wish(later))
                        .text())
                .contains("opening.blocked");
        assertThat(day(later)).isEqualTo("none");
        assertThat(fixture.lending()
                        .get("/api/v1/listings/" + later.id() + "/blocks")
                        .json()
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(id(closed));
        assertThat(missing()).isEmpty();

        assertThat(fixture.lending()
                        .post("/api/v1/blocks/" + id(closed) + "/lift", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(found(later)).isTrue();
        assertThat(day(later)).isEqualTo("free");
        assertThat(fixture.book(later).status()).isEqualTo(201);
        Entry last = room();
        assertThat(fixture.book(last).status()).isEqualTo(201);
    }

    @Test
    void a_room_that_moves_into_a_closed_place_brings_its_bookings_to_whoever_settles_them() {
        Entry room = fixture.room();
        Reply booked = fixture.book(room);
        close();
        fixture.listings().insert("update listings set place = $2 where id = $1", room.id(), place.id());

        assertThat(fixture.bookAt(room, DAY + "T16:00", DAY + "T17:00").text()).contains("opening.blocked");
        TestClient desk = desk();
        Reply open = desk.get("/api/v1/hubs/" + fixture.lender().hub() + "/displacements");
        assertThat(open.json().findValuesAsText("number"))
                .containsExactly(booked.json().path("number").asText());
        Reply task = desk.get(
                "/api/v1/displacements/" + open.json().at("/items/0/id").asText());
        Reply decided = desk.matching(task)
                .post(
                        "/api/v1/displacements/" + open.json().at("/items/0/id").asText() + "/decision",
                        "{\"decision\":\"cancel\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        server.features().closure().displacements().settle();
        assertThat(fixture.representative()
                        .get(fixture.path(booked))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(missing()).isEmpty();
    }

    @Test
    void a_room_put_out_on_a_day_of_storm_is_closed_as_all_of_its_hub_is() {
        Reply day = desk().post(
                        "/api/v1/hubs/" + fixture.lender().hub() + "/closed-days",
                        "{\"day\":\"%s\",\"kind\":\"weather\",\"reason\":\"台風（例）\"}".formatted(DAY));
        assertThat(day.status()).as(day.text()).isEqualTo(201);
        Entry later = room();
        assertThat(fixture.book(later).text()).contains("opening.blocked", "台風（例）");
        assertThat(fixture.bookAt(later, "2027-01-10T10:00", "2027-01-10T12:00").status())
                .isEqualTo(201);
    }

    @Test
    void of_a_room_and_a_closing_at_once_the_room_is_closed_whoever_is_first() throws Exception {
        for (int round = 0; round < 8; round++) {
            place = fixture.listings().hall(fixture.lender()).place();
            CyclicBarrier start = new CyclicBarrier(2);
            List<Entry> rooms = new ArrayList<>();
            List<Callable<Reply>> both = List.of(
                    () -> {
                        start.await();
                        return close();
                    },
                    () -> {
                        start.await();
                        rooms.add(room());
                        return fixture.book(rooms.getFirst());
                    });
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = threads.invokeAll(both);
                Reply closed = answers.get(0).get();
                Reply booking = answers.get(1).get();
                if (booking.status() == 201) {
                    assertThat(closed.json().path("displaced").findValuesAsText("id"))
                            .contains(id(booking));
                } else {
                    assertThat(booking.text()).contains("opening.blocked");
                }
            }
            assertThat(fixture.bookAt(rooms.getFirst(), DAY + "T16:00", DAY + "T17:00")
                            .text())
                    .contains("opening.blocked");
        }
        assertThat(missing()).isEmpty();
    }

    private Reply close() {
        Reply closed = fixture.lending()
                .post(
                        "/api/v1/places/" + place.id() + "/blocks",
                        "{\"from\":\"%sT00:00:00+09:00\",\"reason\":\"耐震工事（例）\"}".formatted(DAY));
        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        return closed;
    }

    private Entry room() {
        return fixture.listings()
                .published(
                        fixture.lender(),
                        ListingDraft.here(
                                Optional.of(place.id()), "増築した会議室（例）", "meeting-room", Thing.Space.forPersons(12)));
    }

    private static List<String> missing() {
        Platform platform = server.features().platform();
        List<Check> checks = ClosureChecks.all().stream()
                .filter(check -> check.promise().name().equals("closed-whole"))
                .toList();
        assertThat(checks).hasSize(1);
        return new Doctor(platform.db(), platform.clock())
                .examine(checks, (promise, took, findings) -> {}).findings().stream()
                        .map(Object::toString)
                        .toList();
    }

    private boolean found(Entry room) {
        return fixture.representative()
                .get("/api/v1/listings?hub=" + fixture.lender().hub() + "&from=" + DAY + "T10:00:00%2B09:00&to=" + DAY
                        + "T11:00:00%2B09:00")
                .json()
                .path("items")
                .findValuesAsText("id")
                .contains(room.id().toString());
    }

    /** What the months of its hub say of the day. */
    private String day(Entry room) {
        JsonNode items = server.client()
                .get("/api/v1/listings/months?month=2027-01&hub="
                        + fixture.lender().hub())
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("id").asText().equals(room.id().toString()))
                .map(item -> item.path("days").path(8))
                .filter(day -> day.path("date").asText().equals(DAY))
                .map(day -> day.path("state").asText())
                .collect(Collectors.joining());
    }

    private TestClient desk() {
        return fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.DESK));
    }

    private static String id(Reply reply) {
        return reply.json().path("id").asText();
    }
}
