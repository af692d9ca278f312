package org.mochiyori;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.Registration;
import org.mochiyori.people.StaffRole;
import org.mochiyori.search.SearchFixture;
import org.mochiyori.support.AtOnce;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Two servers over one database, asked in turns: to whoever asks they are one. */
class TwoServersTest {
    private static final String BOOKINGS = "/api/v1/bookings";
    private static final String PASSWORD = "はると走る朝のさんぽ";
    private static final TestClock CLOCK = TestClock.at("2026-12-01T00:00:00Z");

    /** How long another's change of a role, a session or a token may go unseen. */
    private static final Duration UNSEEN = Duration.ofSeconds(5);

    @TempDir
    static Path folder;

    private static TestHub first;
    private static TestHub second;

    private BookingFixture one;
    private BookingFixture other;

    @BeforeAll
    static void start() {
        List<TestHub> both = TestHub.pair(CLOCK, NoticeConfig.NO_MAIL, folder);
        first = both.getFirst();
        second = both.getLast();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    @BeforeEach
    void lend() {
        one = BookingFixture.on(first);
        other = one.at(second);
    }

    @Test
    void every_hour_is_sold_once_whichever_server_is_asked() {
        Entry room = one.room();
        for (int hour = 9; hour < 21; hour++) {
            String wish = one.wish(room, "%02d:00".formatted(hour), "%02d:00".formatted(hour + 1));

            List<Reply> answers = AtOnce.get(
                    () -> one.representative().post(BOOKINGS, wish),
                    () -> other.representative().post(BOOKINGS, wish));

            assertThat(answers).extracting(Reply::status).as("from " + hour).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(first.features()
                        .platform()
                        .db()
                        .<Integer>get(
                                "select count(*)::int as n from occupancies where unit = $1",
                                row -> row.getInteger("n"),
                                room.listing().units().getFirst().unit()))
                .isEqualTo(12);
    }

    @Test
    void a_booking_made_at_one_is_read_moved_and_refused_at_the_other_at_once() {
        Entry room = one.room();
        Reply booked = one.book(room);

        Reply read = other.representative().get(one.path(booked));
        assertThat(read.json().path("state").asText()).isEqualTo("confirmed");
        assertThat(read.json())
                .isEqualTo(one.representative().get(one.path(booked)).json());
        assertThat(other.book(room).status()).isEqualTo(409);
        assertThat(other.move(other.representative(), read, "cancel").status()).isEqualTo(200);
        assertThat(one.move(one.representative(), booked, "cancel").status()).isEqualTo(409);
        assertThat(one.book(room).status()).isEqualTo(201);
    }

    @Test
    void a_repeated_request_gets_its_first_answer_wherever_it_arrives() {
        String wish = one.wish(one.room());
        Reply answer = one.representative().with("Idempotency-Key", "k").post(BOOKINGS, wish);
        Reply again = other.representative().with("Idempotency-Key", "k").post(BOOKINGS, wish);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(answer.json());
        assertThat(again.header("Location")).isEqualTo(answer.header("Location"));
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void one_request_sent_to_both_at_once_books_once() {
        String wish = one.wish(one.room());
        List<Reply> answers = AtOnce.get(
                () -> one.representative().with("Idempotency-Key", "k").post(BOOKINGS, wish),
                () -> other.representative().with("Idempotency-Key", "k").post(BOOKINGS, wish));

        assertThat(answers).extracting(Reply::status).containsOnly(201);
        assertThat(answers.getFirst().json()).isEqualTo(answers.getLast().json());
    }

    @Test
    void what_is_booked_at_one_leaves_the_free_times_of_the_other_with_the_change_log() {
        Entry room = one.room();
        Entry free = one.room();
        SearchFixture.catchUp(first);
        SearchFixture.catchUp(second);
        assertThat(found(second)).containsExactlyInAnyOrder(id(room), id(free));

        one.book(room);
        assertThat(found(first)).containsExactly(id(free));
        SearchFixture.catchUp(second);
        assertThat(found(second)).containsExactly(id(free));

        other.book(free);
        assertThat(found(second)).isEmpty();
        SearchFixture.catchUp(first);
        assertThat(found(first)).isEmpty();
    }

    @Test
    void the_other_follows_by_itself() {
        Entry room = one.room();
        while (!found(second).contains(id(room))) {
            Thread.onSpinWait();
        }
        one.book(room);
        while (found(second).contains(id(room))) {
            Thread.onSpinWait();
        }
        assertThat(other.book(room).status()).isEqualTo(409);
    }

    @Test
    void a_session_opened_at_one_works_at_the_other_and_ends_there_too() {
        Who who = withPassword();
        Reply signedIn = signIn(first, who, PASSWORD);
        assertThat(signedIn.status()).isEqualTo(200);
        String cookie = signedIn.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        TestClient there = second.client().with("Cookie", cookie);
        assertThat(there.get("/api/v1/tokens").status()).isEqualTo(200);

        TestClient here = first.client()
                .with("Cookie", cookie)
                .with("Origin", one.people().origin());
        assertThat(here.delete("/api/v1/session").status()).isEqualTo(204);

        assertThat(here.get("/api/v1/tokens").status()).isEqualTo(401);
        CLOCK.advance(UNSEEN);
        assertThat(there.get("/api/v1/tokens").status()).isEqualTo(401);
    }

    @Test
    void a_role_and_a_token_taken_away_at_one_are_gone_at_the_other_five_seconds_later() {
        String hub = one.lender().hub();
        String staff = "/api/v1/hubs/" + hub + "/staff";
        Who desk = one.people().staff(hub, StaffRole.DESK);
        assertThat(other.as(desk).get(staff).status()).isEqualTo(200);
        assertThat(one.as(desk).get(staff).status()).isEqualTo(200);

        Reply dismissed = one.as(one.people().operator()).delete(staff + "/" + desk.id() + "/desk");

        assertThat(dismissed.status()).as(dismissed.text()).isEqualTo(204);
        assertThat(one.as(desk).get(staff).status()).isEqualTo(404);
        CLOCK.advance(UNSEEN);
        assertThat(other.as(desk).get(staff).status()).isEqualTo(404);

        TestClient browser = first.client()
                .with("Cookie", one.people().cookie(desk))
                .with("Origin", one.people().origin());
        String token = browser.get("/api/v1/tokens").json().at("/items/0/id").asText();
        assertThat(browser.delete("/api/v1/tokens/" + token).status()).isEqualTo(204);
        CLOCK.advance(UNSEEN);
        assertThat(other.as(desk).get(staff).status()).isEqualTo(401);
    }

    @Test
    void guessing_is_slowed_across_both() {
        Who who = withPassword();
        for (int guess = 0; guess < 5; guess++) {
            TestHub asked = guess % 2 == 0 ? first : second;
            assertThat(signIn(asked, who, "ちがう合言葉その" + guess + "ばん").status()).isEqualTo(401);
        }
        assertThat(signIn(first, who, PASSWORD).status()).isEqualTo(429);
        Reply slowed = signIn(second, who, PASSWORD);
        assertThat(slowed.status()).isEqualTo(429);
        CLOCK.advance(
                Duration.ofSeconds(Long.parseLong(slowed.header("Retry-After").orElseThrow())));
        assertThat(signIn(second, who, PASSWORD).status()).isEqualTo(200);
    }

    /** What is free from 10 to 12, as this server tells anybody. */
    private List<String> found(TestHub server) {
        Reply reply = server.client()
                .get("/api/v1/listings?hub=" + one.lender().hub() + "&from=" + DAY + "T10:00:00%2B09:00&to=" + DAY
                        + "T12:00:00%2B09:00");
        assertThat(reply.status()).as(reply.text()).isIn(200, 503);
        List<String> ids = new ArrayList<>();
        reply.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static String id(Entry entry) {
        return entry.id().toString();
    }

    private Who withPassword() {
        Who who = one.people().resident();
        Registration registration = first.features().people().registration();
        String secret = one.listings()
                .in(tx -> registration.passwordLink(
                        tx, first.features().people().people().get(who.id())))
                .secret();
        registration.reset(secret, PASSWORD, "192.0.2.1");
        return who;
    }

    private static Reply signIn(TestHub server, Who who, String password) {
        return server.client()
                .send(
                        "POST",
                        "/api/v1/session",
                        Optional.of("{\"mail\": \"" + who.mail() + "\", \"password\": \"" + password + "\"}"));
    }
}
