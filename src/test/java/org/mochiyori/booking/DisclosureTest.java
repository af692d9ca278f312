package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** A lender of another hub is told of the borrower what the agreement lists, and how to reach them once it is agreed. */
class DisclosureTest {
    private static final String GROUP = "借りる会（例）";

    private static TestHub server;
    private static BookingFixture fixture;

    private Lender other;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
        fixture = BookingFixture.on(server);
        fixture.listings()
                .insert("update groups set phone = '0421112222', mail = '' where id = $1", fixture.borrower());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lendFromAnotherHub() {
        other = fixture.listings().lender();
    }

    @Test
    void only_what_the_agreement_lists_is_told() {
        agree("\"group-name\",\"phone\"");
        Reply booked = fixture.book(fixture.listings().room(other));
        Reply read = reading(other.speaker(), booked);
        assertThat(read.json().path("borrower").toString())
                .isEqualTo("{\"groupName\":\"" + GROUP + "\",\"phone\":\"0421112222\"}");
        assertThat(read.json().path("group").asText())
                .isEqualTo(fixture.borrower().toString());
        assertThat(read.json().has("person")).isFalse();
    }

    @Test
    void an_agreement_that_lists_nothing_tells_nothing_to_anybody_of_the_other_hub() {
        agree("");
        Reply booked = fixture.book(fixture.listings().room(other));
        Who desk = fixture.people().staff(other.hub(), StaffRole.DESK);
        String asker = fixture.representative()
                .get(fixture.path(booked))
                .json()
                .path("person")
                .asText();
        assertThat(asker).isNotEmpty();
        for (Who reader : List.of(other.speaker(), other.member(), other.curator(), desk)) {
            Reply read = reading(reader, booked);
            assertThat(read.json().path("borrower").isObject()).isTrue();
            assertThat(read.json().path("borrower")).isEmpty();
            String past =
                    fixture.as(reader).get(fixture.path(booked) + "/history").text();
            assertThat(past).contains("\"ask\"");
            assertThat(read.text() + past)
                    .doesNotContain(GROUP, fixture.borrower().toString(), asker);
        }
        String listed = fixture.as(desk).get("/api/v1/bookings?side=hub").text();
        assertThat(listed)
                .contains(booked.json().path("id").asText())
                .doesNotContain(fixture.borrower().toString(), asker);
    }

    @Test
    void how_to_reach_somebody_is_told_once_it_is_confirmed() {
        agree("\"group-name\",\"person-name\",\"phone\",\"mail\"");
        Entry room = fixture.listings().room(other);
        fixture.decide(other, room);
        Reply asked = fixture.book(room);
        assertThat(told(other.speaker(), asked)).containsExactly("groupName", "personName");
        Reply held = fixture.move(fixture.as(other.speaker()), asked, "approve");
        assertThat(told(other.speaker(), asked)).containsExactly("groupName", "personName");
        Reply confirmed = fixture.move(fixture.representative(), held, "confirm");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(told(other.speaker(), asked)).containsExactly("groupName", "personName", "phone", "mail");
        fixture.move(fixture.representative(), confirmed, "cancel");
        assertThat(told(other.speaker(), asked)).containsExactly("groupName", "personName");
    }

    @Test
    void what_was_agreed_still_holds_for_what_runs_after_the_agreement_has_ended() {
        Reply agreed = agree("\"group-name\"");
        Reply booked = fixture.book(fixture.listings().room(other));
        String path = "/api/v1/agreements/" + agreed.json().path("id").asText() + "/end";
        assertThat(fixture.as(other.curator()).matching(agreed).post(path, "{}").status())
                .isEqualTo(200);
        assertThat(told(other.speaker(), booked)).containsExactly("groupName");
    }

    @Test
    void the_borrowers_own_hub_and_the_borrower_see_all() {
        agree("");
        Reply booked = fixture.book(fixture.listings().room(other));
        Who desk = fixture.people().staff(fixture.lender().hub(), StaffRole.DESK);
        assertThat(told(desk, booked)).containsExactly("groupName", "personName", "phone", "mail");
        assertThat(fixture.representative()
                        .get(fixture.path(booked))
                        .json()
                        .at("/borrower/groupName")
                        .asText())
                .isEqualTo(GROUP);
        String past = fixture.as(desk).get(fixture.path(booked) + "/history").text();
        assertThat(past).contains(fixture.borrower().toString());
    }

    @Test
    void inside_one_hub_a_lender_sees_names_at_once_and_how_to_reach_them_when_confirmed() {
        Reply asked = fixture.book(fixture.decidedRoom());
        assertThat(told(fixture.lender().speaker(), asked)).containsExactly("groupName", "personName");
        Reply held = fixture.move(fixture.lending(), asked, "approve");
        fixture.move(fixture.representative(), held, "confirm");
        assertThat(told(fixture.lender().speaker(), asked)).containsExactly("groupName", "personName", "phone", "mail");
    }

    @Test
    void a_line_of_the_own_hub_in_the_same_booking_tells_the_other_hub_no_more() {
        agree("");
        Reply booked = fixture.book(fixture.room(), fixture.listings().room(other));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(told(other.speaker(), booked)).isEmpty();
        assertThat(told(fixture.lender().speaker(), booked)).contains("groupName");
    }

    private Reply agree(String items) {
        return fixture.agree(other, items);
    }

    private static Reply reading(Who who, Reply booking) {
        TestClient client = fixture.as(who);
        Reply read = client.get(fixture.path(booking));
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        return read;
    }

    private static List<String> told(Who who, Reply booking) {
        JsonNode borrower = reading(who, booking).json().path("borrower");
        return borrower.properties().stream().map(Map.Entry::getKey).toList();
    }
}
