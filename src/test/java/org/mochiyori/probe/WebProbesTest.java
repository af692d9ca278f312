package org.mochiyori.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.probe.Sweep.Attempt;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;

/** P16, P24, P31, P45, P46, P52, P53: other sites, odd addresses, races, repetitions, caches and back doors. */
class WebProbesTest {
    private static ProbeWorld world;

    @BeforeAll
    static void start() {
        world = new ProbeWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void p16_no_page_of_another_site_changes_anything_with_a_visitors_cookie() {
        TestClient cookieOnly = world.cookieOnly();
        List<TestClient> sites = List.of(
                cookieOnly,
                cookieOnly.with("Origin", "null"),
                cookieOnly.with("Origin", "https://evil.example"),
                cookieOnly.with("Origin", world.fixture().people().origin() + ".evil.example"));
        new Sweep(world)
                .each(operation -> operation.changes()
                        ? sites.stream()
                                .map(site -> new Attempt(
                                        "from elsewhere",
                                        site.send(operation.method(), world.address(operation), Optional.of("{}")),
                                        403))
                                .toList()
                        : List.of());
    }

    @Test
    void p24_signs_of_a_search_are_text() {
        world.fixture().people().resident();
        String hub = world.fixture().lender().hub();
        for (String sign : List.of("%25", "_", "%25%25%25%25", "'", "'%3Bdrop%20table%20people%3B--", "%5C", "%2a")) {
            Reply people = world.insider().get("/api/v1/hubs/" + hub + "/people?q=" + sign);
            assertThat(people.status()).as(sign).isEqualTo(200);
            assertThat(people.json().path("items")).as(sign).isEmpty();
            Reply groups = world.insider().get("/api/v1/groups?hub=" + hub + "&q=" + sign);
            assertThat(groups.status()).as(sign).isEqualTo(200);
            assertThat(groups.json().path("items")).as(sign).isEmpty();
        }
        assertThat(world.insider().get("/api/v1/listings?sort=name%3Bdrop").status())
                .isEqualTo(422);
    }

    @Test
    void p31_a_path_that_climbs_leads_nowhere() {
        for (String path : List.of(
                "/static/../../etc/passwd",
                "/static/..%2f..%2fconf%2fmochiyori.yaml",
                "/static/%2e%2e/%2e%2e/logback.xml",
                "/static/..;/logback.xml",
                "/media/..%2f..%2fetc%2fpasswd",
                "/openapi/../logback.xml",
                "//etc/passwd")) {
            Reply reply = world.server().client().get(path);
            assertThat(reply.status()).as(path).isIn(400, 404);
            assertThat(reply.text()).as(path).doesNotContain("root:", "<configuration", "database:");
        }
    }

    @Test
    void p45_of_fifty_who_confirm_at_once_one_has_an_effect() throws Exception {
        BookingFixture fixture = world.fixture();
        Reply held = fixture.move(fixture.lending(), fixture.book(fixture.decidedRoom()), "approve");
        TestClient borrower = fixture.representative();
        String path = fixture.path(held);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = threads
                    .invokeAll(Stream.<java.util.concurrent.Callable<Integer>>generate(() ->
                                    () -> borrower.post(path + "/confirm", "{}").status())
                            .limit(50)
                            .toList())
                    .stream()
                    .map(reply -> reply.resultNow())
                    .toList();
            assertThat(replies).containsOnlyOnce(200);
            assertThat(Set.copyOf(replies)).isSubsetOf(200, 409);
        }
        assertThat(borrower.get(path + "/history").json().path("items").findValuesAsText("move"))
                .containsExactly("ask", "approve", "confirm");
    }

    @Test
    void p46_a_key_belongs_to_one_person_one_route_and_one_body() {
        BookingFixture fixture = world.fixture();
        Entry room = fixture.room();
        TestClient key = fixture.representative().with("Idempotency-Key", "p46");
        String wish = fixture.wish(room, "10:00", "12:00");
        Reply first = key.post("/api/v1/bookings", wish);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(key.post("/api/v1/bookings", wish).json()).isEqualTo(first.json());
        Reply other = key.post("/api/v1/bookings", fixture.wish(room, "13:00", "14:00"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("type").asText()).endsWith("/problems/idempotency-key");
        Reply somebody = fixture.stranger().with("Idempotency-Key", "p46").post("/api/v1/bookings", wish);
        assertThat(somebody.status()).isEqualTo(404);
        Reply elsewhere = key.post("/api/v1/listings", "{}");
        assertThat(elsewhere.json().path("type").asText()).endsWith("/problems/invalid");
        for (String bad : List.of(" ", "x".repeat(201))) {
            assertThat(fixture.representative()
                            .with("Idempotency-Key", bad)
                            .post("/api/v1/bookings", wish)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void p52_what_is_mine_is_kept_by_no_cache_and_the_host_is_ours() {
        for (String path : List.of("/api/v1/me", "/api/v1/bookings", "/bookings", "/notices", "/api/v1/tokens")) {
            Reply mine = world.insider().get(path);
            assertThat(mine.status()).as(path).isEqualTo(200);
            assertThat(mine.header("Cache-Control").orElse("")).as(path).contains("no-store");
        }
        for (String dressed : List.of("/api/v1/me.css", "/api/v1/me/x.css", "/bookings.css", "/api/v1/me%2f.css")) {
            assertThat(world.insider().get(dressed).status()).as(dressed).isEqualTo(404);
        }
        Reply forwarded = world.insider()
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "host=evil.example")
                .get("/");
        assertThat(forwarded.text()).doesNotContain("evil.example");
    }

    @Test
    void p53_nothing_but_the_public_side_is_reachable_from_outside() {
        for (String path : List.of(
                "/metrics",
                "/health/live",
                "/health/ready",
                "/.git/config",
                "/.env",
                "/backup",
                "/static/",
                "/media/",
                "/db/migration/V010__platform.sql",
                "/api/v1",
                "/api/v2/me",
                "/i18n/site_ja.properties")) {
            assertThat(world.server().client().get(path).status()).as(path).isEqualTo(404);
        }
        for (String method : List.of("TRACE", "CONNECT-X", "PROPFIND", "OPTIONS")) {
            assertThat(world.server()
                            .client()
                            .send(method, "/api/v1/me", Optional.empty())
                            .status())
                    .as(method)
                    .isBetween(400, 501);
        }
    }
}
