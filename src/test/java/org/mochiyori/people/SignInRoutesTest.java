package org.mochiyori.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class SignInRoutesTest {
    private static final String PASSWORD = "はると走る朝のさんぽ";
    private static final TestClock CLOCK = TestClock.at("2027-01-09T01:00:00Z");
    private static TestHub server;
    private static PeopleFixture people;
    private static String hash;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
        people = PeopleFixture.over(server.features());
        hash = server.features().people().signIn().hashed(PASSWORD, "", "/password");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use() {
        PeopleFixture.Who who = withPassword();
        Reply reply = signIn(server.client(), who.mail(), PASSWORD);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("person").asText()).isEqualTo(who.id().toString());
        assertThat(reply.header("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .startsWith(server.features().people().cookie().name() + "=");
    }

    @Test
    void mail_and_password_may_be_typed_in_full_width() {
        PeopleFixture.Who who = withPassword();
        String wide = who.mail().toUpperCase(java.util.Locale.ROOT).replace('@', '＠');
        assertThat(signIn(server.client(), "　" + wide, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_session_known_before_sign_in_is_worth_nothing_after_it() {
        PeopleFixture.Who who = withPassword();
        String planted = people.cookie(who);
        TestClient browser = server.client().with("Cookie", planted).with("Origin", people.origin());
        assertThat(browser.get("/api/v1/tokens").status()).isEqualTo(200);
        assertThat(signIn(browser, who.mail(), PASSWORD).status()).isEqualTo(200);
        assertThat(server.client().with("Cookie", planted).get("/api/v1/tokens").status())
                .isEqualTo(401);
    }

    @Test
    void a_session_ends_at_sign_out_on_the_server_too() {
        PeopleFixture.Who who = people.resident();
        TestClient browser = server.client().with("Cookie", people.cookie(who)).with("Origin", people.origin());
        Reply out = browser.delete("/api/v1/session");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(browser.get("/api/v1/tokens").status()).isEqualTo(401);
    }

    @Test
    void a_changed_password_ends_every_other_session() {
        PeopleFixture.Who who = withPassword();
        TestClient phone = server.client().with("Cookie", people.cookie(who));
        TestClient desk = server.client().with("Cookie", people.cookie(who)).with("Origin", people.origin());
        Reply reply =
                desk.post("/api/v1/me/password", "{\"current\": \"" + PASSWORD + "\", \"password\": \"夜は静かに本を読む人\"}");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(phone.get("/api/v1/tokens").status()).isEqualTo(401);
        String fresh = reply.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(server.client().with("Cookie", fresh).get("/api/v1/tokens").status())
                .isEqualTo(200);
    }

    @Test
    void an_easy_password_is_refused_with_the_reason() {
        PeopleFixture.Who who = withPassword();
        TestClient browser = server.client().with("Cookie", people.cookie(who)).with("Origin", people.origin());
        for (String easy : List.of("short", "password2027", "1234567890", "aaaaaaaaaaaa", "ｐａｓｓｗｏｒｄ１２３４")) {
            Reply reply = browser.post(
                    "/api/v1/me/password", "{\"current\": \"" + PASSWORD + "\", \"password\": \"" + easy + "\"}");
            assertThat(reply.status()).as(easy).isEqualTo(422);
            assertThat(reply.text()).doesNotContain(easy);
        }
    }

    @Test
    void an_unused_session_ends_and_a_used_one_goes_on() {
        PeopleFixture.Who who = people.resident();
        TestClient used = server.client().with("Cookie", people.cookie(who));
        TestClient unused = server.client().with("Cookie", people.cookie(who));
        CLOCK.advance(Duration.ofDays(10));
        assertThat(used.get("/api/v1/tokens").status()).isEqualTo(200);
        CLOCK.advance(Duration.ofDays(10));
        assertThat(used.get("/api/v1/tokens").status()).isEqualTo(200);
        assertThat(unused.get("/api/v1/tokens").status()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        PeopleFixture.Who who = withPassword();
        Reply wrong = signIn(server.client(), who.mail(), "これはちがう合言葉です");
        Reply unknown = signIn(server.client(), "nobody-at-all@example.jp", "これはちがう合言葉です");
        Reply desk = signIn(server.client(), people.resident().mail(), "これはちがう合言葉です");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(List.of(unknown.text(), desk.text())).containsOnly(wrong.text());
        assertThat(unknown.status()).isEqualTo(401);
    }

    @Test
    void guessing_slows_down_and_never_locks_for_good() {
        PeopleFixture.Who who = withPassword();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(server.client(), who.mail(), "ちがう合言葉その" + i + "ばん")
                            .status())
                    .isEqualTo(401);
        }
        Reply slowed = signIn(server.client(), who.mail(), PASSWORD);
        assertThat(slowed.status()).isEqualTo(429);
        long wait = Long.parseLong(slowed.header("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1L, 60L);
        CLOCK.advance(Duration.ofSeconds(wait));
        assertThat(signIn(server.client(), who.mail(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_stranger_who_guesses_elsewhere_does_not_slow_somebody_where_they_signed_in_before() {
        PeopleFixture.Who who = withPassword();
        SignInLimits limits = server.features().people().signIn().limits();
        server.features().platform().db().inTransaction(tx -> {
            limits.forgive(tx, limits.enter(who.mail(), "192.0.2.1"), who.id());
            return who;
        });
        for (int i = 0; i < 5; i++) {
            limits.enter(who.mail(), "198.51.100.7");
        }
        limits.enter(who.mail(), "192.0.2.1");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> limits.enter(who.mail(), "203.0.113.9"))
                .isInstanceOf(org.mochiyori.kernel.Refused.class);
    }

    @Test
    void one_address_that_tries_many_accounts_is_slowed() {
        SignInLimits limits = server.features().people().signIn().limits();
        for (int i = 0; i < 40; i++) {
            limits.enter("spray" + i + "@example.jp", "198.51.100.99");
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> limits.enter("spray-next@example.jp", "198.51.100.99"))
                .isInstanceOf(org.mochiyori.kernel.Refused.class);
    }

    @Test
    void another_sites_page_cannot_act_with_the_cookie_or_sign_anybody_in() {
        PeopleFixture.Who who = withPassword();
        TestClient browser = server.client().with("Cookie", people.cookie(who));
        assertThat(browser.post("/api/v1/tokens", "{}").status()).isEqualTo(403);
        assertThat(browser.with("Origin", "https://evil.example")
                        .delete("/api/v1/session")
                        .status())
                .isEqualTo(403);
        String body = "{\"mail\": \"" + who.mail() + "\", \"password\": \"" + PASSWORD + "\"}";
        assertThat(server.client()
                        .with("Origin", "https://evil.example")
                        .post("/api/v1/session", body)
                        .status())
                .isEqualTo(403);
        assertThat(server.client()
                        .with("Content-Type", "text/plain")
                        .post("/api/v1/session", body)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void behind_https_the_cookie_is_secure_and_bound_to_the_host() {
        SessionCookie cookie =
                new SessionCookie(org.mochiyori.platform.web.PublicOrigin.parse("https://mochiyori.example"));
        assertThat(cookie.set("x")).startsWith("__Host-mochiyori=x;").contains("Secure", "Path=/", "HttpOnly");
    }

    private static PeopleFixture.Who withPassword() {
        PeopleFixture.Who who = people.resident();
        server.features().platform().db().inTransaction(tx -> {
            new SignInStore().setPassword(tx, who.id(), hash);
            return Optional.empty();
        });
        return who;
    }

    private static Reply signIn(TestClient client, String mail, String password) {
        return client.post("/api/v1/session", "{\"mail\": \"" + mail + "\", \"password\": \"" + password + "\"}");
    }
}
