package org.mochiyori.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.Secrets;
import org.mochiyori.people.SignIn;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** P12, P13, P14 in the mass: many guesses, many accounts, many networks, behind a proxy that says who asks. */
class MassProbesTest {
    private static final String PASSWORD = "はると走る朝のさんぽ";

    private final TestClock clock = TestClock.at("2026-12-20T00:00:00Z");
    private final Secrets secrets = new Secrets();
    private TestHub server;
    private PeopleFixture people;

    @BeforeEach
    void start() {
        server = TestHub.start(clock, Map.of("trusted-proxies", "127.0.0.1"));
        people = PeopleFixture.over(server.features());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void p12_guesses_at_any_secret_link_are_counted_together_by_network_and_a_hit_does_not_show() {
        String session = people.cookie(people.resident());
        TestClient page = server.client().with("Cookie", session).with("Origin", people.origin());
        List<Supplier<Reply>> ways = List.of(
                () -> from(neighbour()).post("/api/v1/people/confirm", token("")),
                () -> from(neighbour()).post("/api/v1/password/reset", token(",\"password\":\"" + PASSWORD + "\"")),
                () -> via(page, neighbour()).post("/api/v1/invitations/accept", token("")),
                () -> via(page, neighbour())
                        .with("Cookie", session + "; invitation=" + secrets.draw())
                        .with("Accept", "text/html")
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .post("/invitation", ""));
        for (int i = 0; i < SignIn.LINKS_AN_HOUR; i++) {
            assertThat(ways.get(i % ways.size()).get().status()).isEqualTo(404);
        }
        for (Supplier<Reply> way : ways) {
            Reply slowed = way.get();
            assertThat(slowed.status()).isEqualTo(429);
        }
        String real = people.resetSecret(people.resident());
        String body = "{\"token\":\"" + real + "\",\"password\":\"" + PASSWORD + "\"}";
        assertThat(from(neighbour()).post("/api/v1/password/reset", body).status())
                .isEqualTo(429);
        assertThat(from("2001:db8:1:3::1").post("/api/v1/password/reset", body).status())
                .isEqualTo(204);
    }

    @Test
    void p13_a_thousand_questions_about_accounts_get_one_answer_each() {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            known.add(people.resident().mail());
        }
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String mail = i % 2 == 0 ? known.get(i / 2 % known.size()) : "nobody" + i + "@example.jp";
            Reply reply = from(network(i)).post("/api/v1/password/reset-request", "{\"mail\":\"" + mail + "\"}");
            answers.add(reply.status() + reply.text() + reply.headers().map().keySet());
        }
        assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("202"));
        answers.clear();
        for (int i = 0; i < 40; i++) {
            String mail = i % 2 == 0 ? known.get(i / 2 % known.size()) : "nobody" + i + "@example.jp";
            Reply reply = signIn(network(i), mail, "ちがう合言葉をひとつ");
            answers.add(reply.status() + reply.text() + reply.headers().map().keySet());
        }
        assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("401"));
    }

    @Test
    void p14_one_password_tried_on_many_accounts_from_one_network_is_slowed_and_others_are_not() {
        Who who = people.signingIn(PASSWORD);
        int tried = 0;
        Reply reply = signIn(neighbour(), "spray0@example.jp", "P@ssw0rd2026");
        while (reply.status() == 401) {
            tried++;
            reply = signIn(neighbour(), "spray" + tried + "@example.jp", "P@ssw0rd2026");
        }
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(tried).isEqualTo(40);
        assertThat(signIn("203.0.113.80", who.mail(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void p14_guesses_at_one_account_from_many_networks_are_slowed_and_never_lock_its_owner_out() {
        Who who = people.signingIn(PASSWORD);
        assertThat(signIn("192.0.2.1", who.mail(), PASSWORD).status()).isEqualTo(200);
        int tried = 0;
        for (int i = 0; i < 60; i++) {
            Reply guess = signIn(network(i), who.mail(), "ちがう合言葉をひとつ");
            tried += guess.status() == 401 ? 1 : 0;
            if (guess.status() == 429) {
                long wait = Long.parseLong(guess.header("Retry-After").orElseThrow());
                assertThat(wait).isBetween(1L, 60L);
            }
            clock.advance(Duration.ofMillis(500));
        }
        assertThat(tried).as("guesses that were let through in half a minute").isBetween(5, 12);
        assertThat(signIn("192.0.2.1", who.mail(), PASSWORD).status())
                .as("where the owner has signed in before")
                .isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            signIn(network(i), who.mail(), "ちがう合言葉をひとつ");
        }
        assertThat(signIn("198.51.100.1", who.mail(), PASSWORD).status()).isEqualTo(429);
        String fresh = "夕方の川べりをあるく";
        String body = "{\"token\":\"" + people.resetSecret(who) + "\",\"password\":\"" + fresh + "\"}";
        assertThat(from("198.51.100.1").post("/api/v1/password/reset", body).status())
                .isEqualTo(204);
        assertThat(signIn("198.51.100.1", who.mail(), fresh).status())
                .as("where the owner has answered a letter")
                .isEqualTo(200);
    }

    /** One of many addresses of one customer of a provider: all in one /64. */
    private String neighbour() {
        return "2001:db8:1:2::" + Integer.toHexString(1 + (secrets.draw().hashCode() & 0xfff));
    }

    private static String network(int n) {
        return "10." + n / 250 + "." + n % 250 + ".9";
    }

    private Reply signIn(String address, String mail, String password) {
        return from(address).post("/api/v1/session", "{\"mail\":\"" + mail + "\",\"password\":\"" + password + "\"}");
    }

    private String token(String more) {
        return "{\"token\":\"" + secrets.draw() + "\"" + more + "}";
    }

    private TestClient from(String address) {
        return via(server.client(), address);
    }

    private static TestClient via(TestClient client, String address) {
        return client.with("X-Forwarded-For", address);
    }
}
