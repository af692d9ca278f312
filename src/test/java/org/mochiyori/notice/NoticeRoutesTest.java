package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.text.Language;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

class NoticeRoutesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static Db db;
    private static int number;

    @BeforeAll
    static void start() {
        server = TestHub.start();
        people = PeopleFixture.over(server.features());
        db = server.features().platform().db();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TestClient as(PeopleFixture.Who who) {
        return server.client().bearing(who.token());
    }

    private static void notice(PeopleFixture.Who who, String hub) {
        UUID id = server.features().platform().ids().next();
        db.update("""
                insert into notices (id, person, kind, hub, subject_kind, subject, params, dedupe, created_at)
                values ($1, $2, 'confirmed', $3, 'booking', $1, '{"what": "和室1（例）", "number": "B0000001"}', $4, now())
                """, id, who.id(), hub, "test-" + number++);
    }

    private static void letter(Optional<String> hub, String subject) {
        Draft draft = new Draft(
                new Draft.About("confirmed", hub, "test-" + number++, true),
                new Draft.To(Optional.empty(), "hanako@example.jp", "例", Language.JA),
                new Draft.Text(subject, "https://mochiyori.example/one-time-secret"));
        db.inTransaction(tx -> {
            server.features().notice().outbox().writeAll(tx, List.of(draft));
            return draft;
        });
    }

    @Test
    void a_mail_provider_ends_letters_without_signing_in_and_a_person_is_led_to_a_page_that_asks() {
        UUID search = server.features().platform().ids().next();
        LetterStops stops = server.features().notice().stops();
        String key = db.inTransaction(tx -> stops.listening(tx, search, List.of("hanako@example.jp")))
                .get("hanako@example.jp");
        String path = "/api/v1/letter-stops?key=" + key;
        TestClient provider = server.client().with("Content-Type", "application/x-www-form-urlencoded");

        Reply opened = server.client().get(path);
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.header("Location")).hasValue("/saved-searches/letters?key=" + key);
        assertThat(server.client().get("/saved-searches/letters?key=" + key).text())
                .contains("この検索のメールを止めますか");
        assertThat(stops.isEnded(key)).contains(false);

        for (int i = 0; i < 2; i++) {
            Reply ended = provider.post(path, "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8));
            assertThat(ended.status()).as(ended.text()).isEqualTo(200);
            assertThat(ended.json().path("detail").asText()).contains("止めました");
        }
        assertThat(stops.isEnded(key)).contains(true);
        assertThat(server.client().get("/saved-searches/letters?key=" + key).text())
                .contains("この検索のメールは止まっています", "もう一度受け取る");
        assertThat(provider.post("/api/v1/letter-stops?key=none", new byte[0]).status())
                .isEqualTo(200);
        assertThat(provider.post("/api/v1/letter-stops", new byte[0]).status()).isEqualTo(422);
        assertThat(provider.with("Origin", "https://evil.example")
                        .post(path, new byte[0])
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_person_pages_through_their_own_notices_and_marks_them_read() {
        String hub = people.hub();
        PeopleFixture.Who who = people.resident();
        for (int i = 0; i < 3; i++) {
            notice(who, hub);
        }
        JsonNode first = as(who).get("/api/v1/notices?limit=2").json();
        assertThat(first.path("items")).hasSize(2);
        assertThat(first.path("unread").asInt()).isEqualTo(3);
        JsonNode one = first.path("items").get(0);
        assertThat(one.path("title").asText()).isEqualTo("予約が確定しました");
        assertThat(one.path("about").asText()).isEqualTo("和室1（例）");
        JsonNode rest = as(who).get(
                        "/api/v1/notices?limit=2&cursor=" + first.path("next").asText())
                .json();
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        String read = "/api/v1/notices/" + one.path("id").asText() + "/read?lang=en";
        assertThat(as(who).post(read, "{}").json().path("title").asText()).isEqualTo("Your booking is confirmed");
        assertThat(as(who).post(read, "{}").json().has("readAt")).isTrue();
        assertThat(as(who).get("/api/v1/notices").json().path("unread").asInt()).isEqualTo(2);
    }

    @Test
    void somebody_elses_notice_is_not_there() {
        PeopleFixture.Who who = people.resident();
        notice(who, people.hub());
        String id = as(who).get("/api/v1/notices")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        PeopleFixture.Who other = people.resident();
        assertThat(as(other).post("/api/v1/notices/" + id + "/read", "{}").status())
                .isEqualTo(404);
        assertThat(as(other).get("/api/v1/notices").json().path("items")).isEmpty();
        assertThat(as(who).get("/api/v1/notices").json().path("unread").asInt()).isEqualTo(1);
        assertThat(server.client().get("/api/v1/notices").status()).isEqualTo(401);
    }

    @Test
    void the_desk_sees_what_became_of_its_letters_but_not_their_text() {
        String hub = people.hub();
        letter(Optional.of(hub), "題");
        PeopleFixture.Who desk = people.staff(hub, StaffRole.DESK);
        TestClient.Reply reply = as(desk).get("/api/v1/letters?state=unsent&hub=" + hub);
        assertThat(reply.json().path("items")).hasSize(1);
        assertThat(reply.json().path("counts").path("unsent").asInt()).isEqualTo(1);
        assertThat(reply.json().path("sends").asBoolean()).isFalse();
        assertThat(reply.text()).doesNotContain("one-time-secret");
        String id = reply.json().path("items").get(0).path("id").asText();
        assertThat(as(desk).post("/api/v1/letters/" + id + "/retry", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void letters_of_a_hub_are_for_its_staff_and_letters_about_accounts_for_the_operator() {
        String hub = people.hub();
        letter(Optional.of(hub), "題");
        letter(Optional.empty(), "確認");
        PeopleFixture.Who desk = people.staff(people.hub(), StaffRole.DESK);
        assertThat(as(desk).get("/api/v1/letters?hub=" + hub).status()).isEqualTo(404);
        assertThat(as(desk).get("/api/v1/letters?hub=nowhere").status()).isEqualTo(404);
        assertThat(as(desk).get("/api/v1/letters").status()).isEqualTo(404);
        assertThat(as(people.operator()).get("/api/v1/letters").json().path("items"))
                .hasSize(1);
        UUID other = db.get("select id from letters where hub = $1", row -> row.getUUID("id"), hub);
        assertThat(as(desk).post("/api/v1/letters/" + other + "/retry", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void parameters_are_read_strictly() {
        PeopleFixture.Who who = people.resident();
        for (String wrong : List.of("limit=0", "limit=x", "cursor=x", "lang=fr")) {
            assertThat(as(who).get("/api/v1/notices?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(as(who).get("/api/v1/notices?other=1").status()).isEqualTo(400);
    }
}
