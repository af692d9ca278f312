package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.group.Group;
import org.mochiyori.group.GroupFixture;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** What cities ask of groups before these may borrow, each set up with its values and asked over HTTP. */
class RegistrationTableTest {
    private static TestHub server;

    private BookingFixture fixture;
    private TestClient desk;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        fixture = BookingFixture.on(server);
        desk = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.DESK));
    }

    @Test
    void Tachikawa_asks_five_members_half_of_them_local_and_an_adult_who_answers() {
        ask(
                "{\"validity\":\"year\",\"renewalDays\":60,\"graceDays\":30,\"members\":5,\"halfLocal\":true,\"adult\":true}");
        String path = applied("合唱の会（例）");
        assertRule(approve(path), "group.members");
        roster(path, true, "works", "", "", "", "");
        assertRule(approve(path), "group.locals");
        roster(path, false, "works", "lives", "learns", "", "");
        assertRule(approve(path), "group.adult");
        roster(path, true, "works", "lives", "learns", "", "");
        Reply approved = approve(path);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    }

    @Test
    void Tama_takes_three_members_in_for_a_year_and_renews_in_the_last_two_months_of_it() {
        ask("{\"validity\":\"year\",\"renewalDays\":60,\"graceDays\":30,\"members\":3}");
        GroupFixture.Team team = GroupFixture.over(server.features())
                .applied(fixture.lender().hub(), "手話の会（例）", "しゅわのかい", Group.Kind.CLUB);
        String path = "/api/v1/groups/" + team.id();
        TestClient own = fixture.as(team.representative());
        roster(path, true, "", "");
        assertRule(approve(path), "group.members");
        roster(path, true, "", "", "");
        assertThat(approve(path).json().path("validUntil").asText()).isEqualTo("2027-12-19");
        assertRule(own.post(path + "/renew", "{}"), "group.renewal-window");
        fixture.listings().insert("update groups set valid_until = '2027-02-17' where id = $1", team.id());
        assertThat(own.post(path + "/renew", "{}").json().path("renewalAsked").asBoolean())
                .isTrue();
        assertThat(desk.post(path + "/renew", "{}").json().path("validUntil").asText())
                .isEqualTo("2028-02-17");
    }

    @Test
    void
            a_gymnasium_asks_ten_members_until_the_end_of_march_and_its_desk_takes_in_fewer_only_with_a_reason_that_stays() {
        ask("{\"validity\":\"fiscal-year\",\"renewalDays\":60,\"graceDays\":30,\"members\":10}");
        String path = applied("卓球の会（例）");
        roster(path, true, "", "", "", "", "", "", "", "", "");
        assertRule(approve(path), "group.members");
        Reply approved = desk.post(path + "/decision", "{\"decision\":\"approve\",\"reason\":\"4月に合併する予定のため\"}");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.json().path("reason").asText()).isEqualTo("4月に合併する予定のため");
        assertThat(approved.json().path("validUntil").asText()).isEqualTo("2027-03-31");
    }

    private void ask(String terms) {
        String path = "/api/v1/hubs/" + fixture.lender().hub() + "/registration";
        Reply set = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.OPERATOR))
                .put(path, terms);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    private String applied(String name) {
        return "/api/v1/groups/"
                + GroupFixture.over(server.features())
                        .applied(fixture.lender().hub(), name, "てすとのかい", Group.Kind.CLUB)
                        .id();
    }

    private Reply approve(String path) {
        return desk.post(path + "/decision", "{\"decision\":\"approve\"}");
    }

    private void roster(String path, boolean adult, String... ties) {
        StringBuilder roster = new StringBuilder();
        for (String tie : ties) {
            roster.append(roster.isEmpty() ? "" : ",")
                    .append("{\"name\":\"見本 花子\",\"tie\":\"" + tie + "\",\"adult\":" + (adult && roster.isEmpty())
                            + "}");
        }
        Reply kept = desk.matching(desk.get(path)).put(path + "/roster", "{\"roster\":[" + roster + "]}");
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
    }

    private static void assertRule(Reply reply, String rule) {
        JsonNode json = reply.json();
        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
        assertThat(json.path("rule").asText()).as(reply.text()).isEqualTo(rule);
        assertThat(json.path("waivedBy").asText()).isEqualTo("desk");
    }
}
