package org.mochiyori.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

class TokensAndHubsRoutesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static TestClient client;

    @BeforeAll
    static void start() {
        server = TestHub.start();
        people = PeopleFixture.over(server.features());
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_operator_makes_a_hub_and_reads_what_is_still_to_be_set() {
        TestClient operator = client.bearing(people.operator().token());
        Reply made = operator.post("/api/v1/hubs", "{\"id\": \"tama-new\", \"name\": \"多摩　支援センター（例）\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("name").asText()).isEqualTo("多摩 支援センター（例）");
        Reply changed = operator.matching(made)
                .patch("/api/v1/hubs/tama-new", "{\"phone\": \"０４２−３００ー００００\", \"municipalities\": [\"132241\"]}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("phone").asText()).isEqualTo("0423000000");
        Reply read = operator.get("/api/v1/hubs/tama-new");
        assertThat(read.json().path("checklist").findValuesAsText("item")).contains("phone", "curator", "desk");
        assertThat(read.json().path("checklist").get(2).path("done").asBoolean())
                .isTrue();
        assertThat(client.get("/api/v1/hubs/tama-new").json().has("checklist")).isFalse();
    }

    @Test
    void a_hub_is_made_once_and_only_by_the_operator_of_the_server() {
        String wish = "{\"id\": \"only-once\", \"name\": \"例\"}";
        TestClient operator = client.bearing(people.operator().token());
        assertThat(client.post("/api/v1/hubs", wish).status()).isEqualTo(401);
        assertThat(client.bearing(people.resident().token())
                        .post("/api/v1/hubs", wish)
                        .status())
                .isEqualTo(403);
        assertThat(operator.post("/api/v1/hubs", wish).status()).isEqualTo(201);
        assertThat(operator.post("/api/v1/hubs", wish).status()).isEqualTo(409);
        assertThat(operator.post("/api/v1/hubs", "{\"id\": \"No Id\", \"name\": \"例\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_change_against_an_old_version_or_none_is_refused() {
        String hub = people.hub();
        TestClient operator = client.bearing(people.operator().token());
        Reply read = operator.get("/api/v1/hubs/" + hub);
        assertThat(operator.patch("/api/v1/hubs/" + hub, "{\"kana\": \"センター\"}").status())
                .isEqualTo(428);
        Reply changed = operator.matching(read).patch("/api/v1/hubs/" + hub, "{\"kana\": \"ｾﾝﾀｰ\"}");
        assertThat(changed.json().path("kana").asText()).isEqualTo("せんたー");
        assertThat(operator.matching(read)
                        .patch("/api/v1/hubs/" + hub, "{\"kana\": \"x\"}")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void staff_of_one_hub_find_nothing_to_do_in_another() {
        String own = people.hub();
        String other = people.hub();
        PeopleFixture.Who operator = people.staff(own, StaffRole.OPERATOR);
        PeopleFixture.Who somebody = people.resident();
        String wish = "{\"mail\": \"" + somebody.mail() + "\", \"role\": \"desk\"}";
        TestClient asOperator = client.bearing(operator.token());
        assertThat(asOperator.get("/api/v1/hubs/" + other + "/staff").status()).isEqualTo(404);
        assertThat(asOperator.post("/api/v1/hubs/" + other + "/staff", wish).status())
                .isEqualTo(404);
        assertThat(asOperator.post("/api/v1/hubs/" + own + "/staff", wish).status())
                .isEqualTo(201);
        assertThat(server.features().people().roles().isDesk(somebody.id(), own))
                .isTrue();
        assertThat(server.features().people().roles().isDesk(somebody.id(), other))
                .isFalse();
    }

    @Test
    void a_role_taken_away_is_gone_at_once_from_an_open_session() {
        String hub = people.hub();
        PeopleFixture.Who operator = people.staff(hub, StaffRole.OPERATOR);
        PeopleFixture.Who desk = people.staff(hub, StaffRole.DESK);
        TestClient asDesk = client.with("Cookie", people.cookie(desk));
        assertThat(asDesk.get("/api/v1/hubs/" + hub + "/staff").status()).isEqualTo(200);
        assertThat(client.bearing(operator.token())
                        .delete("/api/v1/hubs/" + hub + "/staff/" + desk.id() + "/desk")
                        .status())
                .isEqualTo(204);
        assertThat(asDesk.get("/api/v1/hubs/" + hub + "/staff").status()).isEqualTo(404);
    }

    @Test
    void a_term_counts_from_its_first_to_its_last_day() {
        String hub = people.hub();
        PeopleFixture.Who operator = people.staff(hub, StaffRole.OPERATOR);
        PeopleFixture.Who next = people.resident();
        TestClient asOperator = client.bearing(operator.token());
        String person = "{\"person\": \"" + next.id() + "\", \"role\": \"curator\", ";
        asOperator.post("/api/v1/hubs/" + hub + "/staff", person + "\"since\": \"2999-04-01\"}");
        assertThat(server.features().people().roles().mayCurate(next.id(), hub)).isFalse();
        asOperator.post("/api/v1/hubs/" + hub + "/staff", person + "\"since\": \"2020-04-01\"}");
        assertThat(server.features().people().roles().mayCurate(next.id(), hub)).isTrue();
        asOperator.post(
                "/api/v1/hubs/" + hub + "/staff", person + "\"since\": \"2020-04-01\", \"until\": \"2021-03-31\"}");
        assertThat(server.features().people().roles().mayCurate(next.id(), hub)).isFalse();
    }

    @Test
    void a_token_is_shown_once_works_within_its_scopes_and_ends_when_revoked() {
        PeopleFixture.Who who = people.operator();
        TestClient browser = client.with("Cookie", people.cookie(who)).with("Origin", people.origin());
        Reply made = browser.post("/api/v1/tokens", "{\"name\": \"月報\", \"scopes\": [\"read\"]}");
        assertThat(made.status()).isEqualTo(201);
        String secret = made.json().path("secret").asText();
        assertThat(secret).startsWith("mochiyori_");
        assertThat(browser.get("/api/v1/tokens").text()).doesNotContain(secret);
        TestClient program = client.bearing(secret);
        assertThat(program.post("/api/v1/hubs", "{\"id\": \"by-token\", \"name\": \"例\"}")
                        .status())
                .isEqualTo(403);
        assertThat(program.get("/api/v1/tokens").status()).isEqualTo(403);
        assertThat(browser.delete("/api/v1/tokens/" + made.json().path("id").asText())
                        .status())
                .isEqualTo(204);
        assertThat(program.get("/api/v1/hubs").status()).isEqualTo(401);
    }

    @Test
    void somebody_elses_token_is_not_there() {
        PeopleFixture.Who one = people.resident();
        PeopleFixture.Who other = people.resident();
        TestClient browser = client.with("Cookie", people.cookie(one)).with("Origin", people.origin());
        String id = browser.post("/api/v1/tokens", "{\"name\": \"a\", \"scopes\": [\"read\"]}")
                .json()
                .path("id")
                .asText();
        TestClient stranger = client.with("Cookie", people.cookie(other)).with("Origin", people.origin());
        assertThat(stranger.delete("/api/v1/tokens/" + id).status()).isEqualTo(404);
        assertThat(browser.get("/api/v1/tokens").text()).contains(id);
    }

    @Test
    void fields_that_nobody_may_set_are_refused_and_change_nothing() {
        PeopleFixture.Who who = people.resident();
        TestClient browser = client.with("Cookie", people.cookie(who))
                .with("Origin", people.origin())
                .with("If-Match", "\"1\"");
        for (String field : new String[] {"role", "hubId", "verified", "createdAt", "id", "mailConfirmedAt", "mail"}) {
            Reply reply = browser.patch("/api/v1/me", "{\"name\": \"別の名\", \"" + field + "\": \"x\"}");
            assertThat(reply.status()).as(field).isEqualTo(422);
            assertThat(reply.json().path("errors").get(0).path("code").asText()).isEqualTo("unknown");
        }
        assertThat(server.features().people().people().get(who.id()).name()).startsWith("見本");
    }

    @Test
    void a_rare_name_is_kept_as_it_is_written() {
        PeopleFixture.Who who = people.resident();
        TestClient browser = client.with("Cookie", people.cookie(who))
                .with("Origin", people.origin())
                .with("If-Match", "\"1\"");
        String name = "髙﨑𠮷\uDB40\uDD00 神\uFA19太郎";
        Reply reply = browser.patch("/api/v1/me", "{\"name\": \"" + name + "\", \"kana\": \"ﾀｶｻｷ　ヨシ\"}");
        assertThat(reply.json().path("name").asText()).isEqualTo(name);
        assertThat(reply.json().path("kana").asText()).isEqualTo("たかさき よし");
    }
}
