package org.mochiyori.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.Secrets;
import org.mochiyori.people.SignIn;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;
import org.slf4j.LoggerFactory;

/** P12, P13, P54, P59: secrets cannot be guessed, accounts not listed, nothing private leaks, and nobody is in by default. */
class SecretProbesTest {
    private static final String CANARY = "kanaria-9f3c77";

    @Test
    void p12_a_secret_has_256_bits_and_guessing_is_slowed_without_a_hint() {
        Secrets secrets = new Secrets();
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String secret = secrets.draw();
            assertThat(secret).matches("[A-Za-z0-9_-]{43}");
            drawn.add(secret);
        }
        assertThat(drawn).hasSize(10_000);
        try (TestHub server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"))) {
            Set<String> answers = new HashSet<>();
            for (int i = 0; i < SignIn.LINKS_AN_HOUR; i++) {
                Reply guess = confirm(server, secrets.draw());
                assertThat(guess.status()).isEqualTo(404);
                answers.add(guess.text());
            }
            assertThat(answers).hasSize(1);
            Reply slowed = confirm(server, secrets.draw());
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(slowed.header("Retry-After")).isPresent();
        }
    }

    @Test
    void p13_a_known_and_an_unknown_address_get_the_same_answer_after_the_same_work() {
        try (TestHub server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"))) {
            String known = PeopleFixture.over(server.features()).resident().mail();
            String unknown = "nobody-here@example.jp";
            for (String body : List.of(
                    "/session {\"mail\":\"%s\",\"password\":\"ながい合言葉をひとつ\"}",
                    "/password/reset-request {\"mail\":\"%s\"}",
                    "/people {\"name\":\"例 花子\",\"mail\":\"%s\",\"password\":\"ながい合言葉をひとつ\"}")) {
                Work of = work(server, () -> post(server, body, known));
                Work ofNobody = work(server, () -> post(server, body, unknown));
                assertThat(ofNobody).as(body).isEqualTo(of);
                assertThat(of.status()).isIn(202, 401);
            }
        }
    }

    @Test
    void p54_nothing_private_is_in_logs_answers_or_headers() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = root.getLevel();
        root.setLevel(Level.INFO);
        root.addAppender(log);
        try (TestHub server = TestHub.start()) {
            PeopleFixture people = PeopleFixture.over(server.features());
            Who who = people.person("例 花子", "れいはなこ", CANARY + "@example.jp");
            TestClient client = server.client();
            List<Reply> replies = List.of(
                    client.post("/api/v1/session", "{\"mail\":\"" + who.mail() + "\",\"password\":\"" + CANARY + "\"}"),
                    client.post("/api/v1/people", "{\"name\":\"" + CANARY + "\",\"phone\":\"" + CANARY + "\"}"),
                    client.post("/api/v1/people/confirm", "{\"token\":\"" + CANARY + "\"}"),
                    client.bearing(CANARY).get("/api/v1/me"),
                    client.with("Cookie", people.cookie(who) + CANARY).get("/api/v1/me"),
                    client.get("/api/v1/listings?q=" + CANARY + "&limit=x"),
                    broken(server, client.with("Cookie", people.cookie(who)).with("Origin", people.origin())));
            for (Reply reply : replies) {
                assertThat(reply.text()).doesNotContain(CANARY);
                reply.headers()
                        .map()
                        .forEach((name, values) ->
                                assertThat(values.toString()).as(name).doesNotContain(CANARY));
            }
            assertThat(replies.getLast().status()).isEqualTo(500);
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        assertThat(log.list).isNotEmpty();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            String text = event.getFormattedMessage()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            assertThat(text).doesNotContain(CANARY);
        }
    }

    @Test
    void p59_a_new_server_has_nobody_in_it_and_no_page_to_become_somebody() {
        try (TestHub server = TestHub.start()) {
            for (String table : List.of("people", "operators", "staff", "access_tokens", "sessions")) {
                assertThat((int) server.features()
                                .platform()
                                .db()
                                .get("select count(*)::int as n from " + table, row -> row.getInteger("n")))
                        .as(table)
                        .isZero();
            }
            for (String path :
                    List.of("/setup", "/install", "/admin", "/wp-admin", "/console", "/actuator", "/debug")) {
                assertThat(server.client().get(path).status()).as(path).isEqualTo(404);
            }
            for (String mail : List.of("admin", "root", "operator@example.jp")) {
                Reply reply = server.client()
                        .post("/api/v1/session", "{\"mail\":\"" + mail + "\",\"password\":\"" + mail + "\"}");
                assertThat(reply.status()).isEqualTo(401);
            }
        }
    }

    /** What an answer says and what it cost: an attacker's clock sees no more than the hashes computed. */
    private record Work(int status, String text, double hashes) {}

    private static Work work(TestHub server, Supplier<Reply> request) {
        double before = hashes(server);
        Reply reply = request.get();
        return new Work(reply.status(), reply.text(), hashes(server) - before);
    }

    private static double hashes(TestHub server) {
        String name = "mochiyori_passwords_computed_total";
        return server.management()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).strip()))
                .sum();
    }

    private static Reply post(TestHub server, String spec, String mail) {
        String[] parts = spec.split(" ", 2);
        return server.client().post("/api/v1" + parts[0], parts[1].formatted(mail));
    }

    private static Reply confirm(TestHub server, String secret) {
        return server.client().post("/api/v1/people/confirm", "{\"token\":\"" + secret + "\"}");
    }

    /** A failure of ours, with private words in the request. */
    private static Reply broken(TestHub server, TestClient client) {
        server.asOwner("alter table people rename column phone to phone_gone");
        return client.with("If-Match", "\"1\"").patch("/api/v1/me", "{\"name\":\"" + CANARY + "\"}");
    }
}
