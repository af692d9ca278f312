package org.mochiyori.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.group.Group;
import org.mochiyori.group.GroupFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Somebody who has booked for a group takes their data away, and leaves. */
class LeavingTest {
    private static final String PASSWORD = "はると走る朝のさんぽ";

    private static TestHub server;
    private static BookingFixture fixture;
    private static PeopleFixture people;
    private static String hash;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-01T00:00:00Z"));
        fixture = BookingFixture.on(server);
        people = fixture.people();
        hash = server.features().people().signIn().hashed(PASSWORD, "", "/password");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void all_that_is_kept_of_me_is_in_one_answer() {
        Who who = borrower();
        Reply booked = fixture.as(who).post("/api/v1/bookings", fixture.wish(fixture.room()));
        Reply mine = browser(who).get("/api/v1/me/export");
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.json().at("/person/mail").asText()).isEqualTo(who.mail());
        assertThat(mine.json().at("/bookings/0/number").asText())
                .isEqualTo(booked.json().path("number").asText());
        assertThat(mine.json().at("/bookings/0/purpose").asText()).isEqualTo("定例会");
        assertThat(mine.json().at("/bookings/0/nature").asText()).isEqualTo("ordinary");
        for (String part : java.util.List.of(
                "/messages/letters", "/conversations/messages", "/conversations/reports", "/exceptions")) {
            assertThat(mine.json().at(part).isArray()).as(part).isTrue();
        }
        assertThat(mine.json().at("/groups/memberships/0/role").asText()).isEqualTo("representative");
        assertThat(mine.json().path("sessions")).hasSize(1);
        assertThat(mine.text()).doesNotContain(hash);
    }

    @Test
    void a_token_cannot_take_it_and_cannot_leave() {
        Who who = borrower();
        assertThat(fixture.as(who).get("/api/v1/me/export").status()).isEqualTo(403);
        assertThat(fixture.as(who).post("/api/v1/me/withdraw", body(PASSWORD)).status())
                .isEqualTo(403);
    }

    @Test
    void who_leaves_is_gone_at_once_and_the_booking_stays_with_the_group() {
        Who who = borrower();
        Reply booked = fixture.as(who).post("/api/v1/bookings", fixture.wish(fixture.room()));
        TestClient browser = browser(who);

        assertThat(browser.post("/api/v1/me/withdraw", body("違うことば違うことば")).status())
                .isEqualTo(422);
        assertThat(browser.post("/api/v1/me/withdraw", body(PASSWORD)).status()).isEqualTo(204);

        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(fixture.as(who).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(fixture.representative().get(fixture.path(booked)).status()).isEqualTo(200);
        assertThat(everything(who)).isEmpty();
    }

    @Test
    void one_leaves_on_a_page_too_and_is_told_why_not() {
        Who who = borrower();
        TestClient browser = browser(who).with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(browser(who).get("/me").text()).contains("/me/leave");
        assertThat(browser(who).get("/me/leave").text()).contains("/api/v1/me/export");
        assertThat(browser.post("/me/leave", "password=wrong").text()).contains("合言葉（パスワード）が違います");
        Reply left = browser.post("/me/leave", "password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
        assertThat(left.header("Location")).contains("/left");
        assertThat(left.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(server.client().get("/left").text()).contains("退会しました");
        assertThat(browser(who).get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void who_has_something_on_loan_for_themselves_cannot_leave_yet() {
        Who who = borrower();
        Reply booked = fixture.as(who).post("/api/v1/bookings", fixture.wish(fixture.room()));
        UUID booking = UUID.fromString(booked.json().path("id").asText());
        server.asOwner("update bookings set group_id = null where id = '" + booking + "'");
        Reply refused = browser(who).post("/api/v1/me/withdraw", body(PASSWORD));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(fixture.as(who).get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void the_last_representative_of_a_group_cannot_leave_before_somebody_else_speaks_for_it() {
        GroupFixture groups = GroupFixture.over(server.features());
        GroupFixture.Team team = groups.group(fixture.lender().hub());
        Who last = withPassword(team.representative());
        Reply refused = browser(last).post("/api/v1/me/withdraw", body(PASSWORD));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("rule").asText()).isEqualTo("group.last-representative");
        assertThat(refused.json().path("waivedBy").asText()).isEqualTo("desk");
        String name =
                server.features().groups().groups().get(team.id()).profile().name();
        assertThat(refused.json().at("/groups/0").asText()).isEqualTo(name);
        Reply page = browser(last)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/me/leave", "password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("「" + name + "」では、ほかに代表者がいません");

        Who next = groups.member(team);
        promote(team, next);
        assertThat(browser(last).post("/api/v1/me/withdraw", body(PASSWORD)).status())
                .isEqualTo(204);
    }

    @Test
    void of_two_representatives_who_leave_at_once_one_stays() throws Exception {
        GroupFixture groups = GroupFixture.over(server.features());
        for (int round = 0; round < 8; round++) {
            GroupFixture.Team team = groups.group(fixture.lender().hub());
            Who other = withPassword(groups.member(team));
            promote(team, other);
            CyclicBarrier together = new CyclicBarrier(2);
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                List<Future<Integer>> left = List.of(withPassword(team.representative()), other).stream()
                        .map(who -> browser(who))
                        .map(client -> both.submit(() -> {
                            together.await();
                            return client.post("/api/v1/me/withdraw", body(PASSWORD))
                                    .status();
                        }))
                        .toList();
                assertThat(List.of(left.get(0).get(), left.get(1).get())).containsExactlyInAnyOrder(204, 409);
            }
        }
    }

    @Test
    void the_database_itself_keeps_a_representative_and_a_registration_long_over_ends_with_its_last() {
        GroupFixture groups = GroupFixture.over(server.features());
        GroupFixture.Team team = groups.group(fixture.lender().hub());
        String gone = "delete from members where group_id = '" + team.id() + "'";
        assertThatThrownBy(() -> server.asOwner(gone)).hasStackTraceContaining("without a representative");
        assertThatThrownBy(
                        () -> server.asOwner("update members set role = 'member' where group_id = '" + team.id() + "'"))
                .hasStackTraceContaining("without a representative");

        server.asOwner("update groups set valid_until = '2026-03-31' where id = '" + team.id() + "'");
        assertThat(browser(withPassword(team.representative()))
                        .post("/api/v1/me/withdraw", body(PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(server.features().groups().groups().get(team.id()).state()).isEqualTo(Group.State.ENDED);
    }

    /** Rows of any table in which the person's name, address or phone stands. */
    private static List<String> everything(Who who) {
        var db = server.features().platform().db();
        List<String> tables = db.list(
                "select tablename from pg_tables where schemaname = 'public'", row -> row.getString("tablename"));
        return tables.stream()
                .filter(table -> db.get(
                        "select exists (select from " + table + " t where t::text like $1 or t::text like $2) as there",
                        row -> row.getBoolean("there"),
                        "%" + who.mail() + "%",
                        "%去る人" + who.mail().split("@")[0] + "%"))
                .toList();
    }

    private static Who borrower() {
        String name = "leaver" + fixture.listings().newId();
        Who who = people.person("去る人" + name, "さるひと", name + "@example.jp");
        fixture.listings().member(fixture.borrower(), who.id(), "representative");
        return withPassword(who);
    }

    private static void promote(GroupFixture.Team team, Who member) {
        server.asOwner("update members set role = 'representative' where group_id = '" + team.id() + "' and person = '"
                + member.id() + "'");
    }

    private static Who withPassword(Who who) {
        server.features().platform().db().update("update people set password_hash = $2 where id = $1", who.id(), hash);
        return who;
    }

    private static TestClient browser(Who who) {
        return server.client().with("Cookie", people.cookie(who)).with("Origin", people.origin());
    }

    private static String body(String password) {
        return "{\"password\": \"" + password + "\"}";
    }
}
