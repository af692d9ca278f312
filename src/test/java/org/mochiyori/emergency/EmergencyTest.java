package org.mochiyori.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.notice.Telling;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.search.SearchFixture;
import org.mochiyori.support.AtOnce;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 緊急モード: one switch calls things back, keeps them for the desk, and lets them go again. */
class EmergencyTest {
    private static final String WHY = "{\"reason\":\"地震のため（例）\"}";
    private static TestHub server;

    private BookingFixture fixture;
    private TestClient operator;
    private TestClient desk;
    private Entry tents;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-09T00:30:00Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        fixture = BookingFixture.on(server);
        operator = fixture.as(fixture.people().staff(hub(), StaffRole.OPERATOR));
        desk = fixture.as(fixture.people().staff(hub(), StaffRole.DESK));
        tents = fixture.listings()
                .published(
                        fixture.lender(),
                        ListingDraft.here(Optional.empty(), "テント（例）", "tent", Thing.Equipment.pool(5, "張")));
    }

    @Test
    void it_lists_who_has_what_calls_it_back_and_lets_only_the_desk_book() {
        Reply out = fixture.book(tents);
        assertThat(fixture.move(fixture.lending(), out, "hand-over").status()).isEqualTo(200);
        Reply later = fixture.bookAt(tents, "2027-01-16T10:00", "2027-01-16T12:00");
        SearchFixture.catchUp(server);
        assertThat(found()).isTrue();

        Reply on = operator.post(path("/on"), WHY);
        assertThat(on.status()).as(on.text()).isEqualTo(201);
        JsonNode thing = desk.get(path("")).json().at("/things/0");
        assertThat(thing.path("name").asText()).isEqualTo("テント（例）");
        assertThat(thing.path("out").asInt()).isEqualTo(1);
        assertThat(thing.path("here").asInt()).isEqualTo(4);
        assertThat(thing.at("/bookings/0/holder/name").asText()).isEqualTo("借りる会（例）");
        assertThat(thing.at("/bookings/1/number")).isEqualTo(later.json().path("number"));

        assertThat(found()).isFalse();
        String wish = fixture.wishAt(tents, "2027-01-10T10:00", "2027-01-10T12:00");
        assertThat(fixture.representative().post("/api/v1/bookings", wish).text())
                .contains("opening.blocked", "地震のため（例）");
        assertThat(fixture.lending().post("/api/v1/bookings", wish).status()).isNotEqualTo(201);
        Reply byDesk = desk.post("/api/v1/bookings", wish);
        assertThat(byDesk.status()).as(byDesk.text()).isEqualTo(201);
        Telling.tell(server);
        assertThat(kinds(fixture.representative())).contains("recalled");
        assertThat(kinds(fixture.lending())).contains("lender-recalled");

        assertThat(operator.post(path("/on"), WHY).status()).isEqualTo(409);
        assertThat(operator.post(path("/off"), "{\"note\":\"収束（例）\"}").status()).isEqualTo(200);
        assertThat(operator.post(path("/off"), "{}").status()).isEqualTo(409);
        Telling.tell(server);
        Telling.tell(server);
        assertThat(kinds(fixture.representative())).containsOnlyOnce("emergency-over");
        assertThat(kinds(fixture.lending())).doesNotContain("emergency-over");
        assertThat(found()).isTrue();
        assertThat(fixture.representative()
                        .post("/api/v1/bookings", fixture.wishAt(tents, "2027-01-11T10:00", "2027-01-11T12:00"))
                        .status())
                .isEqualTo(201);
        JsonNode record =
                desk.get("/api/v1/hubs/" + hub() + "/emergencies").json().at("/items/0");
        assertThat(record.path("reason").asText()).isEqualTo("地震のため（例）");
        assertThat(record.path("offAt").asText()).isNotEmpty();
        assertThat(new Doctor(
                                server.features().platform().db(),
                                server.features().platform().clock())
                        .examine(EmergencyModule.checks(), (promise, took, findings) -> {})
                        .findings())
                .isEmpty();
    }

    @Test
    void only_those_with_the_right_switch_and_only_operators_and_officers_give_it() {
        Who head = fixture.people().resident();
        TestClient switcher = fixture.as(head);
        assertThat(desk.post(path("/on"), WHY).status()).isEqualTo(403);
        assertThat(switcher.post(path("/on"), WHY).status()).isEqualTo(404);
        assertThat(fixture.lending().get(path("")).status()).isEqualTo(404);
        String mail = "{\"mail\":\"" + head.mail() + "\"}";
        assertThat(desk.post(path("/switchers"), mail).status()).isEqualTo(403);
        assertThat(operator.post(path("/switchers"), mail).status()).isEqualTo(201);

        assertThat(switcher.post(path("/on"), WHY).status()).isEqualTo(201);
        assertThat(switcher.get(path("")).json().path("on").asBoolean()).isTrue();
        assertThat(switcher.post(path("/off"), "{}").status()).isEqualTo(200);
        assertThat(operator.delete(path("/switchers/") + head.id()).status()).isEqualTo(204);
        assertThat(switcher.post(path("/on"), WHY).status()).isEqualTo(404);
    }

    @Test
    void an_owner_offers_a_thing_of_any_kind_and_a_hub_chooses_its_kinds() {
        Entry desks = fixture.listings().desks(fixture.lender());
        String mark = "/api/v1/listings/" + desks.id() + "/emergency-mark";
        assertThat(fixture.representative().put(mark, "{\"offered\":true}").status())
                .isEqualTo(404);
        assertThat(fixture.lending().put(mark, "{\"offered\":true}").status()).isEqualTo(204);
        assertThat(names()).containsExactlyInAnyOrder("長机（例）", "テント（例）");
        assertThat(operator.put(path("/kinds"), "{\"kinds\":[\"nothing-such\"]}")
                        .status())
                .isEqualTo(422);
        operator.put(path("/kinds"), "{\"kinds\":[\"generator\"]}");
        assertThat(names()).containsExactly("長机（例）");
    }

    @Test
    void two_clicks_at_once_switch_it_on_once() {
        Callable<Integer> on = () -> operator.post(path("/on"), WHY).status();
        assertThat(AtOnce.get(on, on)).containsExactlyInAnyOrder(201, 409);
    }

    private String hub() {
        return fixture.lender().hub();
    }

    private String path(String rest) {
        return "/api/v1/hubs/" + hub() + "/emergency" + rest;
    }

    private List<String> names() {
        return desk.get(path("")).json().path("things").findValuesAsText("name").stream()
                .filter(name -> name.endsWith("（例）") && !name.contains("会"))
                .toList();
    }

    private boolean found() {
        return fixture.representative()
                .get("/api/v1/listings?hub=" + hub()
                        + "&from=2027-01-10T10:00:00%2B09:00&to=2027-01-10T12:00:00%2B09:00")
                .json()
                .path("items")
                .findValuesAsText("id")
                .contains(tents.id().toString());
    }

    private static List<String> kinds(TestClient client) {
        return client.get("/api/v1/notices").json().findValuesAsText("kind");
    }
}
