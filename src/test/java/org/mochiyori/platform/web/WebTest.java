package org.mochiyori.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
}
