package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.group.GroupFixture;
import org.mochiyori.group.GroupFixture.Team;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Db;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Who may borrow, for whom, and whose names stand beside it ever after. */
class BorrowersTest {
    private static TestHub server;

    private BookingFixture fixture;
    private Lender lender;

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
        lender = fixture.lender();
    }

    @Test
    void a_person_borrows_alone_what_is_lent_to_individuals_once_the_desk_has_checked_the_address() {
        Who who = fixture.people().resident();
        Entry room = lentToIndividuals(lender);
        String wish = wish(room, "");
        assertRefused(fixture.as(who).post("/api/v1/bookings", wish), "borrower.address-unchecked");

        check(who, lender.hub());
        Reply booked = fixture.as(who).post("/api/v1/bookings", wish);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.json().path("state").asText()).isEqualTo("confirmed");
        assertThat(booked.json().has("group")).isFalse();
        assertRefused(fixture.as(who).post("/api/v1/bookings", wish(fixture.room(), "")), "borrower.group-needed");
    }

    @Test
    void of_the_check_day_method_and_checker_are_noted_and_there_is_no_room_for_a_copy() {
        Who who = fixture.people().resident();
        TestClient desk = staff(StaffRole.DESK);
        check(who, lender.hub());
        JsonNode noted = desk.get("/api/v1/hubs/" + lender.hub() + "/people/" + who.id())
                .json()
                .at("/addressChecks/0");
        assertThat(noted.path("checkedOn").asText()).isEqualTo("2026-12-20");
        assertThat(noted.path("method").asText()).isEqualTo("licence");
        assertThat(db().list(
                                "select column_name as name from information_schema.columns where table_name = 'address_checks'",
                                row -> row.getString("name")))
                .containsExactlyInAnyOrder("hub", "person", "checked_on", "method", "checked_by");
        String path = "/api/v1/hubs/" + lender.hub() + "/people/" + who.id() + "/address-check";
        assertThat(desk.put(path, "{\"method\":\"licence\",\"number\":\"305512345678\"}")
                        .status())
                .isEqualTo(422);
        assertThat(desk.put(path, "{\"method\":\"licence\",\"checkedOn\":\"2027-01-01\"}")
                        .status())
                .isEqualTo(422);
        assertThat(fixture.as(who).put(path, "{\"method\":\"licence\"}").status())
                .isEqualTo(404);
    }

    @Test
    void whoever_is_known_at_two_desks_borrows_at_each_as_one_of_its_own() {
        Lender other = fixture.listings().lender();
        Who who = fixture.people().resident();
        check(who, lender.hub());
        check(who, other.hub());
        for (Lender one : List.of(lender, other)) {
            Reply booked = fixture.as(who).post("/api/v1/bookings", wish(lentToIndividuals(one), ""));
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            assertThat(booked.json().path("hub").asText()).isEqualTo(one.hub());
        }
    }

    @Test
    void what_the_desk_does_for_a_group_bears_both_names_in_history_and_audit() {
        Entry room = fixture.decidedRoom();
        Who clerk = fixture.people().staff(lender.hub(), StaffRole.DESK);
        Reply asked =
                fixture.as(clerk).post("/api/v1/bookings", wish(room, "\"group\":\"" + fixture.borrower() + "\","));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.json().path("channel").asText()).isEqualTo("desk");
        Reply approved = fixture.move(fixture.as(clerk), asked, "approve");
        Reply cancelled = fixture.move(fixture.as(clerk), approved, "cancel");
        assertThat(cancelled.status()).as(approved.text() + cancelled.text()).isEqualTo(200);
        assertThat(names(asked, fixture.representative()))
                .containsExactly(
                        "ask " + clerk.id() + " for " + fixture.borrower(),
                        "approve " + clerk.id() + " for " + lender.group(),
                        "cancel " + clerk.id() + " for " + fixture.borrower());
        assertThat(audit(asked))
                .isNotEmpty()
                .allSatisfy(names ->
                        assertThat(names).startsWith(clerk.id() + " for ").doesNotEndWith("nobody"));
    }

    @Test
    void what_the_desk_does_for_a_person_without_an_account_bears_both_names_too() {
        TestClient desk = staff(StaffRole.DESK);
        Reply entered = desk.post(
                "/api/v1/hubs/" + lender.hub() + "/people", "{\"name\":\"窓口 来人（例）\",\"phone\":\"0420000000\"}");
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        String person = entered.json().path("id").asText();
        Entry room = lentToIndividuals(lender);
        String wish = wish(room, "\"person\":\"" + person + "\",");
        assertThat(desk.post("/api/v1/bookings", wish).status()).isEqualTo(422);
        desk.put(
                "/api/v1/hubs/" + lender.hub() + "/people/" + person + "/address-check",
                "{\"method\":\"utility-bill\"}");
        Who clerk = fixture.people().staff(lender.hub(), StaffRole.DESK);
        Reply booked = fixture.as(clerk).post("/api/v1/bookings", wish);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(names(booked, desk)).allSatisfy(names -> assertThat(names).endsWith(clerk.id() + " for " + person));
        assertThat(audit(booked)).containsOnly(clerk.id() + " for " + person);
        TestClient elsewhere =
                fixture.as(fixture.people().staff(fixture.people().hub(), StaffRole.DESK));
        assertThat(elsewhere.post("/api/v1/bookings", wish).status()).isEqualTo(422);
    }

    @Test
    void an_officer_reads_all_of_the_hub_and_moves_nothing() {
        Reply asked = fixture.book(fixture.decidedRoom());
        TestClient officer = staff(StaffRole.OFFICER);
        assertThat(officer.get(fixture.path(asked)).status()).isEqualTo(200);
        assertThat(officer.get("/api/v1/bookings?side=hub").json().path("items"))
                .hasSize(1);
        for (Move move : Move.values()) {
            if (move == Move.EXPIRE) {
                continue;
            }
            Reply refused = officer.matching(asked).post(fixture.path(asked) + "/" + move.code(), "{}");
            assertThat(refused.status()).as(move.code() + refused.text()).isEqualTo(403);
        }
        assertThat(officer.post("/api/v1/bookings", wish(fixture.room(), "\"group\":\"" + fixture.borrower() + "\","))
                        .status())
                .isEqualTo(404);
        assertThat(officer.get(fixture.path(asked)).json().path("state").asText())
                .isEqualTo("requested");
        assertThat(officer.post("/api/v1/hubs/" + lender.hub() + "/people", "{\"name\":\"だれか（例）\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_helper_books_in_the_groups_name_by_consent_shown_on_its_page_until_the_day_or_until_taken_back() {
        GroupFixture groups = GroupFixture.over(server.features());
        Team npo = groups.group(lender.hub(), "つなぐ（例）", "つなぐ", org.mochiyori.group.Group.Kind.INTERMEDIARY);
        Who helper = groups.member(npo);
        String consent = """
                {"helper":"%s","organisation":"つなぐ（例）","scopes":["book"],"until":"2027-01-31"}
                """.formatted(helper.id());
        Reply given =
                fixture.representative().post("/api/v1/groups/" + fixture.borrower() + "/accompaniments", consent);
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        String wish = wish(fixture.room(), "\"group\":\"" + fixture.borrower() + "\",");
        Reply booked = fixture.as(helper).post("/api/v1/bookings", wish);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(names(booked, fixture.representative()))
                .allSatisfy(names -> assertThat(names).endsWith(helper.id() + " for " + fixture.borrower()));
        assertThat(fixture.member().get("/api/v1/groups/" + fixture.borrower()).text())
                .contains("つなぐ（例）", "2027-01-31");
        assertThat(fixture.as(helper)
                        .post(
                                "/api/v1/listings",
                                "{\"group\":\"" + fixture.borrower() + "\",\"kind\":\"space\",\"name\":\"x\"}")
                        .status())
                .isIn(403, 404);

        String path = "/api/v1/groups/" + fixture.borrower() + "/accompaniments/"
                + given.json().path("id").asText();
        assertThat(fixture.representative().delete(path).status()).isEqualTo(204);
        assertThat(fixture.as(helper).post("/api/v1/bookings", wish).status()).isEqualTo(404);
        assertThat(fixture.move(fixture.as(helper), booked, "cancel").status()).isEqualTo(404);
        assertThat(fixture.as(helper).get(fixture.path(booked)).status()).isEqualTo(404);
    }

    private Entry lentToIndividuals(Lender owner) {
        Entry room = fixture.listings().room(owner);
        fixture.lend(
                owner,
                room,
                new Lending(Lending.Decision.AUTOMATIC, true, Duration.ofHours(72), Duration.ofDays(7), true, 7));
        return room;
    }

    private void check(Who who, String hub) {
        server.features().platform().db().inTransaction(tx -> {
            server.features().people().residents().know(tx, hub, who.id());
            return hub;
        });
        TestClient desk = fixture.as(fixture.people().staff(hub, StaffRole.DESK));
        Reply checked =
                desk.put("/api/v1/hubs/" + hub + "/people/" + who.id() + "/address-check", "{\"method\":\"licence\"}");
        assertThat(checked.status()).as(checked.text()).isEqualTo(204);
    }

    private TestClient staff(StaffRole role) {
        return fixture.as(fixture.people().staff(lender.hub(), role));
    }

    /** @param party a JSON field with its comma, or nothing for the caller alone */
    private static String wish(Entry entry, String party) {
        return """
                {%s"purpose":"定例会","lines":[{"listing":"%s","from":"%sT10:00:00+09:00","to":"%sT12:00:00+09:00",
                 "quantity":1}]}
                """.formatted(party, entry.id(), DAY, DAY);
    }

    /** What people did: move, actor and party of each; what follows by itself has no actor. */
    private List<String> names(Reply booking, TestClient reader) {
        List<String> names = new ArrayList<>();
        for (JsonNode item :
                reader.get(fixture.path(booking) + "/history").json().path("items")) {
            if (item.has("actor")) {
                names.add(item.path("move").asText() + " " + item.path("actor").asText() + " for "
                        + item.path("onBehalfOf").asText("nobody"));
            }
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    private List<String> audit(Reply booking) {
        return db().list(
                        "select actor || ' for ' || coalesce(on_behalf_of::text, 'nobody') as names from events"
                                + " where subject_kind = 'booking' and subject = $1"
                                + " and actor is not null",
                        row -> row.getString("names"),
                        booking.json().path("id").asText());
    }

    private static Db db() {
        return server.features().platform().db();
    }

    private static void assertRefused(Reply reply, String rule) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
        assertThat(reply.json().path("rule").asText()).isEqualTo(rule);
    }
}
