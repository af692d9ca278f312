package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Things of another hub of this server are lent under a live agreement, and only so. */
class AgreementsTest {
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
    void without_an_agreement_another_hubs_thing_is_not_lent() {
        Entry theirs = fixture.listings().room(fixture.listings().lender());
        assertRefused(fixture.book(theirs), "agreement.none");
        Reply quote = fixture.representative().post("/api/v1/quotes", fixture.wish(theirs));
        assertThat(quote.json().at("/lines/0/refusal/rule").asText()).isEqualTo("agreement.none");
    }

    @Test
    void two_persons_of_two_hubs_agree_and_then_a_line_of_the_other_hub_goes_with_one_of_our_own() {
        Lender other = fixture.listings().lender();
        Entry theirs = fixture.listings().room(other);
        Reply proposed = propose(other, "[]");
        assertRefused(fixture.book(theirs), "agreement.not-in-force");
        Reply same = decide(fixture.as(other.curator()), proposed);
        assertThat(same.status()).isEqualTo(403);
        Reply agreed = decide(fixture.as(fixture.lender().curator()), proposed);
        assertThat(agreed.json().path("state").asText()).as(agreed.text()).isEqualTo("agreed");
        Reply booked = fixture.book(theirs, fixture.room());
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.json().path("state").asText()).isEqualTo("confirmed");
    }

    @Test
    void what_an_agreement_does_not_name_is_refused_with_the_reason() {
        Lender other = fixture.listings().lender();
        Entry theirs = fixture.listings().room(other);
        decide(fixture.as(fixture.lender().curator()), propose(other, "[\"equipment\"]"));
        assertRefused(fixture.book(theirs), "agreement.category");
        Reply desks = fixture.book(fixture.listings().desks(other));
        assertThat(desks.status()).as(desks.text()).isEqualTo(201);
    }

    @Test
    void ending_stops_new_requests_and_lets_running_ones_finish() {
        Lender other = fixture.listings().lender();
        Reply agreed = decide(fixture.as(fixture.lender().curator()), propose(other, "[]"));
        Reply running = fixture.book(fixture.listings().room(other));
        Reply ended = fixture.as(other.curator()).matching(agreed).post(path(agreed) + "/end", "{}");
        assertThat(ended.json().path("state").asText()).as(ended.text()).isEqualTo("ended");
        assertRefused(fixture.book(fixture.listings().room(other)), "agreement.not-in-force");
        Reply out = fixture.move(fixture.as(other.speaker()), running, "hand-over");
        assertThat(fixture.move(fixture.as(other.speaker()), out, "return").status())
                .isEqualTo(200);
    }

    @Test
    void an_agreement_by_person_makes_every_request_a_persons_decision() {
        Lender other = fixture.listings().lender();
        Reply proposed = fixture.as(other.curator())
                .post("/api/v1/agreements", draft(other, "[]").replace("\"byPerson\":false", "\"byPerson\":true"));
        decide(fixture.as(fixture.lender().curator()), proposed);
        Reply asked = fixture.book(fixture.listings().room(other));
        assertThat(asked.json().path("state").asText()).isEqualTo("requested");
        assertThat(asked.json().at("/lines/0/deadlines/answerBy").asText()).startsWith("2026-12-22");
    }

    @Test
    void agreements_are_for_the_staff_of_the_two_hubs() {
        Lender other = fixture.listings().lender();
        Reply proposed = propose(other, "[]");
        assertThat(fixture.representative().get(path(proposed)).status()).isEqualTo(404);
        assertThat(fixture.representative()
                        .post("/api/v1/agreements", draft(other, "[]"))
                        .status())
                .isEqualTo(403);
        assertThat(fixture.as(fixture.lender().curator()).get(path(proposed)).status())
                .isEqualTo(200);
    }

    private static Reply propose(Lender other, String categories) {
        Reply proposed = fixture.as(other.curator()).post("/api/v1/agreements", draft(other, categories));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        return proposed;
    }

    private static String draft(Lender owner, String categories) {
        return """
                {"ownerHub":"%s","borrowerHub":"%s","categories":%s,"audience":"groups","byPerson":false,
                 "answerHours":48,"dataItems":["group-name","phone"],"from":"2026-12-01","until":"2027-03-31"}
                """.formatted(owner.hub(), fixture.lender().hub(), categories);
    }

    private static Reply decide(TestClient client, Reply proposed) {
        return client.matching(proposed).post(path(proposed) + "/decision", "{\"decision\":\"agree\"}");
    }

    private static String path(Reply agreement) {
        return "/api/v1/agreements/" + agreement.json().path("id").asText();
    }

    private static void assertRefused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(403);
        assertThat(reply.json().path("code").asText()).isEqualTo(code);
    }
}
