package org.mochiyori.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestHub;

class WebTest {
    private static TestHub hub;

    @BeforeAll
    static void start() {
        hub = TestHub.start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void an_unknown_address_is_a_problem_without_details() {
        TestClient.Reply reply = hub.client().get("/api/v1/nothing-here");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.json().path("type").asText()).endsWith("/problems/not-found");
    }

    @Test
    void health_and_metrics_answer_on_the_management_port_only() {
        assertThat(hub.management().get("/health/started").status()).isEqualTo(200);
        hub.untilReady();
        assertThat(hub.management().get("/health/ready").status()).isEqualTo(200);
        assertThat(hub.management().get("/metrics").status()).isEqualTo(200);
        assertThat(hub.client().get("/health/ready").status()).isEqualTo(404);
        assertThat(hub.client().get("/metrics").status()).isEqualTo(404);
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        TestClient.Reply reply = hub.client().post("/api/v1/nothing-here", "\"" + "x".repeat(300_000) + "\"");
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void an_unknown_token_is_told_so() {
        assertThat(hub.client().bearing("nobody").get("/api/v1/nothing-here").status())
                .isEqualTo(401);
    }

    @Test
    void a_refusal_is_told_in_the_language_of_who_reads_it() {
        String path = "/api/v1/nothing-here";
        TestClient.Reply english =
                hub.client().with("Accept-Language", "en-GB,en;q=0.9").get(path);
        assertThat(english.json().path("title").asText()).isEqualTo("There is nothing here");
        assertThat(english.json().path("detail").asText()).contains("Searching again often helps");
        assertThat(english.header("Vary").orElse("")).contains("Accept-Language");
        TestClient.Reply easy = hub.client().with("Accept-Language", "vi").get(path);
        assertThat(easy.json().path("title").asText()).isEqualTo("ページが ありません");
        TestClient.Reply chosen = hub.client()
                .with("Accept-Language", "en")
                .with("Cookie", "lang=ja")
                .get(path);
        assertThat(chosen.json().path("title").asText()).isEqualTo("ページが見つかりません");
    }

    @Test
    void a_client_that_says_no_language_is_told_in_the_language_of_the_account() {
        PeopleFixture people = PeopleFixture.over(hub.features());
        Who who = people.person("Example Anna（例）", "れいあんな", "anna@example.jp");
        TestClient page = hub.client().with("Cookie", people.cookie(who)).with("Origin", people.origin());
        assertThat(page.with("If-Match", page.get("/api/v1/me").header("ETag").orElseThrow())
                        .patch("/api/v1/me", "{\"language\":\"en\"}")
                        .status())
                .isEqualTo(200);
        TestClient again = hub.client().with("Cookie", people.cookie(who)).with("Origin", people.origin());
        TestClient.Reply wrong = again.with("If-Match", "\"1\"").patch("/api/v1/me", "{\"colour\":\"red\"}");
        assertThat(wrong.json().path("title").asText()).isEqualTo("Something needs correcting");
        assertThat(wrong.json().at("/errors/0/detail").asText())
                .isEqualTo("There is no such thing here. (there is no such field)");
    }
}
